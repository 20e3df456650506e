"""What most tables of a file share: told once, with its count, what to do, and where it stands."""

from collections.abc import Iterator

from jixiao_lint.finding import Finding, Severity
from jixiao_lint.heading import unmarked
from jixiao_lint.overview import FileNote, Remark
from jixiao_lint.report.pen import Pen
from jixiao_lint.report.words import severity_word

# Places that are named: of what is to be mended all that fit, of mere hints a few.
_MOST_PLACES, _FEW_PLACES = 12, 3
_LONGEST_TEXT = 20


def remark_block(file: FileNote, pen: Pen) -> Iterator[str]:
    """The remarks of a file under one heading; nothing where there are none."""
    if not file.remarks:
        return
    yield ""
    yield from pen.hang("", "多数表、多数指标都有的，一起改" if pen.zh else "On most tables or indicators", "title", 0)
    for remark in file.remarks:
        yield from _remark(remark, file, pen)


def _remark(remark: Remark, file: FileNote, pen: Pen) -> Iterator[str]:
    count, tables = len(remark.findings), len(remark.tables)
    if pen.zh:
        said = f"{remark.title}：{count} 处" + (f"，{tables} 张表" if file.result.tables > 1 else "")
    else:
        said = f"{remark.title}: {count} places"
    marks = "".join(pen.note(number) for number in remark.sources)
    tail = " ".join(part for part in (marks, remark.code) if part)
    word = severity_word(remark.severity, pen.lang)
    yield from pen.hang(f"{word} ", said, "strong", 2, tail=tail, lead_style=remark.severity.value)
    deed = "；".join(
        part for part in (remark.deed.text, f"例：{remark.deed.example}" if remark.deed.example else "") if part
    )
    if deed and pen.zh:
        yield from pen.hang(f"{pen.arrow} ", deed, "deed", 4, lead_style="deed")
    places = _places(remark, file, pen)
    if places:
        yield from pen.hang("", places, "dim", 6)


def _places(remark: Remark, file: FileNote, pen: Pen) -> str:
    """表 2 第 9 条“有效保障”、…; nothing where it is the table itself and all tables are meant."""
    most = _FEW_PLACES if remark.severity is Severity.INFO else _MOST_PLACES
    if all(finding.indicator is None for finding in remark.findings):
        if len(remark.tables) == file.result.tables or not pen.zh:
            return ""
        return f"表 {'、'.join(map(str, remark.tables))}"
    named = [_place(finding, file, pen) for finding in remark.findings[:most]]
    rest = len(remark.findings) - len(named)
    line = ("、" if pen.zh else ", ").join(named)
    if not rest:
        return line
    more = f"；其余 {rest} 处可用 --output-format concise 列出"
    return line + (more if pen.zh else f"; --output-format concise lists {rest} more")


def _place(finding: Finding, file: FileNote, pen: Pen) -> str:
    table = f"表 {finding.table.index} " if finding.table and file.result.tables > 1 else ""
    row = f"第 {finding.indicator.index} 条" if finding.indicator else finding.field or ""
    if not pen.zh:
        table, row = table.replace("表", "table"), str(finding.indicator.index if finding.indicator else "")
    text = unmarked(finding.text or "")
    return f"{table}{row}“{text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + pen.ellipsis}”"
