"""A rule as a page of Markdown: the same text for `jixiao rule`, the manual and SARIF."""

from collections.abc import Mapping

from jixiao_lint.finding import Authority, Basis, Confidence, Severity
from jixiao_lint.rule import Rule

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_CONFIDENCES = {Confidence.CERTAIN: "确定", Confidence.LIKELY: "很可能", Confidence.POSSIBLE: "可能"}
_AUTHORITIES = {
    Authority.BINDING: "应当遵守",
    Authority.GUIDANCE: "官方指引",
    Authority.PRACTICE: "审核做法",
    Authority.HYGIENE: "格式要求",
}


def rule_page(rule: Rule, titles: Mapping[str, str]) -> str:
    """The page of a rule. `titles` gives the title of each document that it cites."""
    head = f"# {rule.code} {rule.name}：{rule.title}"
    how = f"级别：{_SEVERITIES[rule.severity]}　把握：{_CONFIDENCES[rule.confidence]}" + (
        "　默认不运行" if rule.pedantic else ""
    )
    body = rule.page.partition("\n")[2]
    explained = "\n".join(line.strip() for line in body.strip().splitlines())
    parts = [head, how, explained, _basis(rule, titles), _options(rule)]
    parts += [_examples("符合要求的写法", rule.passes), _examples("会报告的写法（«»标出位置）", rule.fails)]
    return "\n\n".join(part for part in parts if part)


def _basis(rule: Rule, titles: Mapping[str, str]) -> str:
    return "依据：\n\n" + "\n".join(f"- {citation(basis, titles)}" for basis in rule.basis)


def citation(basis: Basis, titles: Mapping[str, str]) -> str:
    """财预〔2015〕88号《中央部门预算绩效目标管理办法》（应当遵守）."""
    title = titles.get(basis.document, "")
    named = f"《{title}》" if title and title != basis.document else ""
    return f"{basis.document}{named}{basis.clause or ''}（{_AUTHORITIES[basis.authority]}）"


def _options(rule: Rule) -> str:
    if not rule.options:
        return ""
    lines = [
        f"- `{name.replace('_', '-')}`（默认 {_default(default)}）：{rule.option_help.get(name, '')}"
        for name, default in rule.options.items()
    ]
    return "选项：\n\n" + "\n".join(lines)


def _default(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "、".join(map(str, value)) or "空" if isinstance(value, (tuple, list)) else str(value)


def _examples(title: str, examples: tuple[str, ...]) -> str:
    blocks = "\n\n".join("```yaml\n" + example.strip("\n") + "\n```" for example in examples)
    return f"{title}：\n\n{blocks}"
