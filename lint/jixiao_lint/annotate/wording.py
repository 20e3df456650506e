"""What a comment says of a finding: what is wrong, what to do, on what ground, and which rule says so."""

from collections.abc import Mapping

from jixiao_lint.finding import Finding
from jixiao_lint.office.own import last_line
from jixiao_lint.overview.wording import halves
from jixiao_lint.report.place import address
from jixiao_lint.report.words import basis_line, fix_word, severity_word


def nothing_found(hidden: int) -> str:
    """That there is nothing to be written: that nothing was found is not said where `hidden` findings are below the asked level."""
    if not hidden:
        return "没有发现问题"
    return f"要写的级别没有问题（另有 {hidden} 条级别较低，--level info 可全部写入）"


def lines_of(finding: Finding, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of a comment."""
    lines = [
        f"【{severity_word(finding.severity, 'zh')}】{finding.message}",
        deed_of(finding),
        source_of(finding, titles),
    ]
    return (*(line for line in lines if line), last_line(finding.code, finding.name))


def deed_of(finding: Finding) -> str:
    """What to do; empty where a comment says it with the rest, or only a person can say."""
    fix = finding.fix
    if fix is None:
        return f"例：{finding.example}" if finding.example else ""
    word = fix_word(fix, "zh")
    return f"{word}：{fix.replacement}" if fix.replacement else f"{word}：“{_marked(finding)}”"


def advice_of(finding: Finding) -> str:
    """What to do, for a list that has a column for it."""
    said = (halves(finding.message).advice if finding.fix is None else "", deed_of(finding))
    return "；".join(part for part in said if part)


def _marked(finding: Finding) -> str:
    return finding.span.cut(finding.text) if finding.span is not None and finding.text is not None else ""


def source_of(finding: Finding, titles: Mapping[str, str]) -> str:
    """The documents that ask for it."""
    return basis_line(finding.basis, dict(titles), "zh", numbered=True)


def where_of(finding: Finding) -> str:
    """The place as a person finds it in the file."""
    parts = [address(finding)]
    if finding.indicator is not None and finding.indicator.level3:
        parts.append(finding.indicator.level3.strip())
    return " ".join(part for part in parts if part) or "整个文件"
