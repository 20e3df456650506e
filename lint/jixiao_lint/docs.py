"""A rule as a page of Markdown: the same text for `jixiao rule`, the manual and SARIF."""

from collections.abc import Mapping
from textwrap import dedent

from jixiao_lint.documents import Cited
from jixiao_lint.finding import Authority, Basis, Confidence, Severity
from jixiao_lint.rule import Rule

SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_CONFIDENCES = {Confidence.CERTAIN: "确定", Confidence.LIKELY: "很可能", Confidence.POSSIBLE: "可能"}
_AUTHORITIES = {
    Authority.BINDING: "应当遵守",
    Authority.GUIDANCE: "官方指引",
    Authority.PRACTICE: "审核做法",
    Authority.HYGIENE: "格式要求",
    Authority.REFERENCE: "参照",
    Authority.AUDIT: "审计指出过",
}


# Practice is no document, and what holds for all need not be said.
_NOBODY, _EVERYBODY = "无", "全国"


def rule_page(rule: Rule, documents: Mapping[str, Cited]) -> str:
    """The page of a rule. `documents` are those that it cites, by number."""
    parts = [
        f"# {rule.code} {rule.name}：{rule.title}",
        how(rule),
        paragraphs(rule),
        f"依据：\n\n{sources(rule, documents)}",
        f"选项：\n\n{tuning(rule)}" if rule.options else "",
        _examples("符合要求的写法", rule.passes, rule.example_format),
        _examples("会报告的写法（«»标出位置）", rule.fails, rule.example_format),
    ]
    return "\n\n".join(part for part in parts if part)


def how(rule: Rule) -> str:
    """How heavy a finding is, how sure the rule is, and whether it runs unless it is asked for."""
    return f"级别：{SEVERITIES[rule.severity]}　把握：{_CONFIDENCES[rule.confidence]}" + (
        "　默认不运行" if rule.pedantic else ""
    )


def verifying(rule: Rule) -> str:
    """How a person makes sure of a finding."""
    return (
        "先看报告指出的那一格，与原表是不是同一个字；指标值怎样理解，用 `jixiao parse` 看；"
        f"改好以后用 `jixiao check 文件 --select {rule.code} --level info` 只查这一条。"
    )


def silencing(rule: Rule) -> str:
    """How a finding, or the rule, is waived."""
    return (
        f"只放过一处：YAML 目标文件里写 `# jixiao: ignore[{rule.code}] 原因`，Word、Excel 里写以“已说明：”开头的批注，"
        f'或者 `jixiao check 文件 --select {rule.code} --add-waivers "原因"`。'
        f"都不查：配置里写 `ignore: [{rule.code}]`。改级别：`severity: {{{rule.code}: info}}`。"
    )


def paragraphs(rule: Rule) -> str:
    """What the rule checks, why, how to mend it, and when it is silent."""
    return rule.page.partition("\n")[2].strip()


def sources(rule: Rule, documents: Mapping[str, Cited]) -> str:
    """A list of what the rule rests on."""
    return "\n".join(f"- {citation(basis, documents)}" for basis in rule.basis)


def citation(basis: Basis, documents: Mapping[str, Cited]) -> str:
    """财预〔2015〕88号《中央部门预算绩效目标管理办法》（财政部，2015年，应当遵守）."""
    document = documents.get(basis.document, Cited(""))
    is_text = document.scope != _NOBODY and document.title and document.title != basis.document
    named = f"《{document.title}》" if is_text else ""
    year = f"{document.year}年" if document.year else ""
    about = "，".join(part for part in (document.issuer, year, _AUTHORITIES[basis.authority]) if part)
    scope = f"；{document.scope}适用，其他单位参照" if document.scope not in ("", _NOBODY, _EVERYBODY) else ""
    return f"{basis.document}{named}{basis.clause or ''}（{about}）{scope}"


def tuning(rule: Rule) -> str:
    """A list of the rule's options."""
    return "\n".join(
        f"- `{name.replace('_', '-')}`（默认 {shown(default)}）：{rule.option_help.get(name, '')}"
        for name, default in rule.options.items()
    )


def shown(value: object) -> str:
    """The value of an option in words."""
    if isinstance(value, bool):
        return str(value).lower()
    return "、".join(map(str, value)) or "空" if isinstance(value, (tuple, list)) else str(value)


def _examples(title: str, examples: tuple[str, ...], written: str) -> str:
    blocks = "\n\n".join(f"```{written}\n{dedent(example).strip()}\n```" for example in examples)
    return f"{title}：\n\n{blocks}"
