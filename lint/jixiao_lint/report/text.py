"""The report for a person at a terminal: what was found in a few lines, then table by table what to do.

With many files their list comes first, and only the heaviest are told cell by cell, unless everything is asked for.
"""

from collections.abc import Iterator, Sequence

from jixiao_lint.finding import Severity
from jixiao_lint.heading import unmarked
from jixiao_lint.overview import FileNote, Overview, Source, TableNote, overview
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.cell_block import about_file, block
from jixiao_lint.report.file_list import MANY_FILES, file_list
from jixiao_lint.report.opening import opening_lines
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.pen import Pen, pen
from jixiao_lint.report.remark_block import remark_block
from jixiao_lint.report.summary import checked_line, remark_lines
from jixiao_lint.report.words import source_line
from jixiao_lint.result import FileResult, RunResult
from jixiao_lint.table import PagePlace

# Of many files so many are told cell by cell.
_FIRST_FILES = 3


def render(result: RunResult, options: RenderOptions) -> str:
    """The screen, with escape codes only when colour is wanted. Columns on it are code points, 1-based."""
    brush, tree = pen(options), overview(result)
    is_long = sum(map(_is_told, tree.files)) > MANY_FILES and not options.full
    # Sources are numbered as they are met on this screen.
    shown = overview(result._replace(files=_heaviest(tree))) if is_long else tree
    lines: list[str] = []
    if options.summary:
        lines += _opening(result, tree, options, brush)
    if is_long:
        lines += [*file_list(tree, brush, _FIRST_FILES), ""]
    for file in filter(_is_told, shown.files):
        lines += [*_file(file, brush), ""]
    if options.summary:
        lines += _closing(result, tree, shown.sources, options, brush)
    return brush.carried("".join(line.rstrip() + "\n" for line in lines))


def _is_told(file: FileNote) -> bool:
    """Not a file that was passed over: what else could be said of it concerns nobody."""
    return bool(file.counts.total or (file.result.notes and not file.result.skipped))


def _heaviest(tree: Overview) -> tuple[FileResult, ...]:
    """The files to tell cell by cell, where there are too many for all: one that was not read has no cells."""
    return tuple(file.result for file in tree.first if file.tables)[:_FIRST_FILES]


def _opening(result: RunResult, tree: Overview, options: RenderOptions, brush: Pen) -> Iterator[str]:
    yield from brush.hang("", checked_line(result, options), _weight(result), 0)
    for line in opening_lines(result, tree, options.lang):
        yield from brush.hang("", line, "", 0)
    if any(map(_is_told, tree.files)):
        yield ""


def _closing(
    result: RunResult, tree: Overview, sources: Sequence[Source], options: RenderOptions, brush: Pen
) -> Iterator[str]:
    if sources:
        yield brush.paint("依据" if brush.zh else "Sources", "strong")
        for source in sources:
            yield from brush.hang(f"{brush.note(source.number)} ", source_line(source, options.lang), "", 2)
        yield ""
    remarks = [*remark_lines(result, options), *_clean_files(tree, options)]
    if sources and remarks:
        yield brush.paint("接下来" if brush.zh else "Next", "strong")
    for remark in remarks:
        yield from brush.hang("", remark, "dim", 2 if sources else 0)


def _clean_files(tree: Overview, options: RenderOptions) -> Iterator[str]:
    """The files in which nothing was found: counted, and named where that was asked for."""
    if not tree.clean or not tree.counts.total:
        return
    zh, count = options.lang == "zh", len(tree.clean)
    line = f"{count} 个文件没有发现问题" if zh else f"nothing was found in {count} file(s)"
    if not options.verbose:
        yield f"{line}（-v 可列出）" if zh else f"{line} (-v names them)"
        return
    yield f"{line}：" if zh else f"{line}:"
    for file in tree.clean:
        yield file.result.path.shown


def _file(file: FileNote, brush: Pen) -> Iterator[str]:
    yield brush.paint(brush.carried(one_line(file.result.path.shown)), "path")
    for note in file.result.notes:
        yield from brush.hang("说明 " if brush.zh else "note ", note, "", 2)
    for reason in file.about:
        yield from about_file(reason, brush)
    yield from remark_block(file, brush)
    for table in file.tables:
        if table.cells:
            yield ""
            yield from _table(table, brush)
    yield from _only_remarked(file, brush)


def _table(table: TableNote, brush: Pen) -> Iterator[str]:
    title, project = unmarked(table.title), unmarked(table.project)
    lead = f"表 {table.index}  " if brush.zh else f"Table {table.index}  "
    yield from brush.hang(lead, (title or project) + _page(table, brush), "title", 0, lead_style="title")
    if project and title and project not in title:
        yield from brush.hang("项目  " if brush.zh else "project  ", project, "", brush.columns(lead))
    told: dict[str, int] = {}
    for cell in table.cells:
        yield from block(cell, brush, told)
    yield from brush.hang("", _closing_of(table, brush), "dim", 2)


def _page(table: TableNote, brush: Pen) -> str:
    place = table.cells[0].location
    if not isinstance(place, PagePlace):
        return ""
    return f" 第 {place.page} 页" if brush.zh else f" page {place.page}"


def _closing_of(table: TableNote, brush: Pen) -> str:
    """表 5：5 处，先改第 8 条."""
    count = sum(len(cell.reasons) for cell in table.cells)
    if not brush.zh:
        return f"Table {table.index}: {count}"
    line = f"表 {table.index}：{count} 处"
    if table.first is not None and len(table.cells) > 1:
        row = table.first.indicator
        line += f"，先改第 {row.index} 条" if row else f"，先改{table.first.field or ''}"
    return line + (f"；另见上面的 {'、'.join(table.remarked)}" if table.remarked else "")


def _only_remarked(file: FileNote, brush: Pen) -> Iterator[str]:
    """The tables of which nothing else is said than of most."""
    if not brush.zh:
        return
    rest = [str(table.index) for table in file.tables if table.remarked and not table.cells]
    if rest and len(rest) < len(file.tables):
        yield ""
        yield from brush.hang("", f"表 {'、'.join(rest)}：只有上面说的多数表都有的问题", "dim", 0)


def _weight(result: RunResult) -> str:
    for severity in (Severity.ERROR, Severity.WARNING):
        if result.count(severity):
            return severity.value
    return "strong"
