"""One page a rule, with what the rule says about its own examples, run while the page is written."""

from textwrap import dedent

from jixiao_lint.config.profile_levels import levels_of
from jixiao_lint.docs import SEVERITIES, how, paragraphs, silencing, sources, tuning, verifying
from jixiao_lint.manual.contents import Contents
from jixiao_lint.rule import Rule
from jixiao_lint.testing import Case


class WrongExampleError(Exception):
    """An example is found otherwise than the rule's file says; the manual would tell what is not so."""


def rule_page(rule: Rule, contents: Contents) -> str:
    """The page of a rule. Raises WrongExampleError."""
    parts = [
        f"# {rule.code} {rule.title}",
        f"`{rule.name}`　{how(rule)}",
        _joined(paragraphs(rule)),
        f"## 依据\n\n{sources(rule, contents.documents)}",
        f"## 选项\n\n{tuning(rule)}" if rule.options else "",
        f"## 会报告的写法\n\n标出的是报告指向的文字。\n\n{_fails(rule)}",
        f"## 符合要求的写法\n\n{_passes(rule)}",
        f"## 怎样核对\n\n{verifying(rule)}",
        f"## 放过一处，或者不用这条规则\n\n{silencing(rule)}",
        f"## 各方案的级别\n\n{_levels(rule)}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _joined(text: str) -> str:
    """Paragraphs on one line each: between Chinese characters a line end would be shown as a space."""
    return "\n\n".join("".join(paragraph.splitlines()) for paragraph in text.split("\n\n"))


def _fails(rule: Rule) -> str:
    return "\n\n".join(_failing(Case(rule, example, f"{rule.code}-fails")) for example in rule.fails)


def _failing(case: Case) -> str:
    _checked(case)
    said = "\n".join(f"- {SEVERITIES[severity]}：{message}" for message, severity in dict.fromkeys(case.said()))
    return f"{_block(case.example, case.rule.example_format)}\n\n{said}"


def _passes(rule: Rule) -> str:
    for example in rule.passes:
        _checked(Case(rule, example, f"{rule.code}-passes"))
    return "\n\n".join(_block(example, rule.example_format) for example in rule.passes)


def _checked(case: Case) -> None:
    if case.found() != case.wanted():
        raise WrongExampleError(f"{case}:\n{case.wanted()}\n!=\n{case.found()}")


def _block(example: str, written: str) -> str:
    return f"```{written}\n{dedent(example).strip() or '（空）'}\n```"


def _levels(rule: Rule) -> str:
    levels = levels_of(rule.code)
    head = " | ".join(level.profile or "不指定" for level in levels)
    said = " | ".join(SEVERITIES[level.severity] if level.severity else "不运行" for level in levels)
    return f"| {head} |\n|{'---|' * len(levels)}\n| {said} |"
