"""The findings as a plain list, for who reads the report without a script."""

from collections.abc import Iterator

from jixiao_lint.html_page import Markup, element
from jixiao_lint.overview import FileNote, Overview, TableNote
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.words import severity_word
from jixiao_lint.work_list.rows import Entry, deed_of, entries, place_of, problem_of

# Characters of the list. A report of thousands of tables stays small enough to be sent.
_MOST = 120_000


def listed(tree: Overview) -> Iterator[Markup]:
    """Table by table, as far as there is room; then it is said how many are left, and where to have them."""
    yield element("p", "浏览器没有运行脚本：下面是问题清单，没有原表、筛选和图。")
    size, told = 0, 0
    home: tuple[FileNote, TableNote | None] | None = None
    for entry in entries(tree):
        if home is None or home[0] is not entry.file or home[1] is not entry.table:
            home = (entry.file, entry.table)
            heading = element("h3", _heading(entry))
            size += len(heading.source)
            yield heading
        line = _line(entry)
        size += len(line.source)
        if size > _MOST:
            break
        told += 1
        yield line
    if told < tree.counts.total:
        left = tree.counts.total - told
        yield element(
            "p", f"还有 {left} 处没有列出：请让浏览器运行脚本，或者用 jixiao report … -o 清单.xlsx 写成清单。"
        )


def _heading(entry: Entry) -> str:
    file, table = one_line(entry.file.result.path.shown), entry.table
    if table is None:
        return file
    return f"{file} · 表 {table.index} {one_line(table.project or table.title)}"


def _line(entry: Entry) -> Markup:
    finding = entry.reason.finding
    level = severity_word(finding.severity, "zh")
    where = one_line(place_of(finding))
    said = f"{finding.code} {level}{f'，{where}' if where else ''}：{one_line(problem_of(entry.reason))}。"
    return element("p", said, element("strong", f"→ {one_line(deed_of(entry.reason))}"))
