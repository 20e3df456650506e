"""From the tree to the rows of a work list, the same for every form of it."""

from collections.abc import Callable, Iterator

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.overview import Deed, FileNote, Overview, Reason, TableNote
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.place import address, reference
from jixiao_lint.report.words import severity_word, source_line

# What may have become of a finding; the first is what stands in a new list.
STATES = ("待处理", "已改", "不改")

# What to do where a finding says no more than what is wrong.
LOOK_AGAIN = "请核对后改正"


class Entry(Record):
    """One finding: what is known of its table, what is wrong, and what to do."""

    number: int
    file: FileNote
    table: TableNote | None
    reason: Reason
    source: str


class Column(Record):
    """A column: its heading, its width in characters of a spreadsheet, and what stands in it."""

    heading: str
    width: int
    text: Callable[[Entry], str]


def entries(tree: Overview) -> Iterator[Entry]:
    """Every finding of a run, file by file, table by table, row by row; those of remarks at their tables."""
    sources = {source.number: source_line(source, "zh") for source in tree.sources}
    number = 0
    for file in tree.files:
        tables = {table.index: table for table in file.tables}
        for reason in sorted(_reasons(file), key=lambda reason: reason.finding.order):
            number += 1
            finding = reason.finding
            table = tables.get(finding.table.index) if finding.table else None
            cited = "；".join(sources[source] for source in reason.sources)
            yield Entry(number, file, table, reason, cited)


def _reasons(file: FileNote) -> Iterator[Reason]:
    yield from file.about
    for remark in file.remarks:
        yield from remark.reasons
    for table in file.tables:
        for cell in table.cells:
            yield from cell.reasons


def place_of(finding: Finding) -> str:
    """Where to look for it in the file."""
    if isinstance(finding.location, LineStretch):
        return f"第 {finding.location.line} 行"
    return address(finding)


def problem_of(reason: Reason) -> str:
    """What is wrong, and where to look besides."""
    finding = reason.finding
    places = [reference(finding, related) for related in finding.related if related.note]
    return reason.text + (f"（见 {'；'.join(places)}）" if places else "")


def deed_of(reason: Reason) -> str:
    """What to do, in one line: the text to paste where there is one, else the advice and an example."""
    deed: Deed = reason.deed
    change = "" if deed.paste is None else f"改为：{deed.paste.strip()}" if deed.paste.strip() else "删去"
    advice = "" if deed.is_sure and change else deed.text
    example = f"例：{deed.example}" if deed.example else ""
    return "；".join(part for part in (advice, change, example) if part) or LOOK_AGAIN


def _row(entry: Entry) -> str:
    row = entry.reason.finding.indicator
    return str(row.index) if row else ""


def _level(entry: Entry) -> str:
    row = entry.reason.finding.indicator
    return (row.level2 or row.level1) if row else ""


def _name(entry: Entry) -> str:
    row = entry.reason.finding.indicator
    return row.level3 if row else ""


COLUMNS = (
    Column("序号", 6, lambda entry: str(entry.number)),
    Column("单位", 22, lambda entry: entry.table.unit if entry.table else ""),
    Column("项目", 28, lambda entry: (entry.table.project or entry.table.title) if entry.table else ""),
    Column("文件", 24, lambda entry: entry.file.result.path.shown),
    Column("表", 5, lambda entry: str(entry.table.index) if entry.table else ""),
    Column("第几条", 7, _row),
    Column("指标类别", 14, _level),
    Column("三级指标", 24, _name),
    Column("栏目", 12, lambda entry: entry.reason.finding.field or ""),
    Column("现在的内容", 26, lambda entry: entry.reason.finding.text or ""),
    Column("位置", 16, lambda entry: place_of(entry.reason.finding)),
    Column("级别", 6, lambda entry: severity_word(entry.reason.finding.severity, "zh")),
    Column("问题", 44, lambda entry: problem_of(entry.reason)),
    Column("怎么改", 44, lambda entry: deed_of(entry.reason)),
    Column("规则", 9, lambda entry: entry.reason.finding.code),
    Column("依据", 30, lambda entry: entry.source),
    Column("处理", 9, lambda entry: STATES[0]),
    Column("原因", 24, lambda entry: ""),
    Column("标识", 22, lambda entry: entry.reason.finding.fingerprint),
)


def cells(entry: Entry) -> list[str]:
    """The texts of a row, each on one line."""
    return [one_line(column.text(entry)) for column in COLUMNS]
