"""The report for a person at a terminal: grouped by file and table, each finding with its place and its reason.

The only file that knows rich, and of it only the widths of characters and the escape codes of styles.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from jixiao_lint.finding import Authority, Basis, Finding, LineStretch, Severity, TableRef
from jixiao_lint.plain_text import one_line, same_length
from jixiao_lint.report.excerpt import excerpt
from jixiao_lint.report.folding import Fold, fold_floods
from jixiao_lint.report.options import Lang, RenderOptions
from jixiao_lint.report.place import address
from jixiao_lint.report.summary import closing_lines
from jixiao_lint.report.words import basis_line, fix_word, marked_title, severity_word
from jixiao_lint.report.wrap import wrap
from jixiao_lint.result import FileResult, RunResult
from jixiao_lint.table import PagePlace

# Reading gets hard on longer lines, and nothing is cut that would fit on shorter ones.
_WIDEST = 120
_NARROWEST = 40
_FIRST_PLACES = 3

# The sixteen colours that follow the user's theme, so that the screen is as readable on white as on black.
_STYLES = {
    "path": "bold underline",
    "title": "bold",
    "strong": "bold",
    "dim": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "fix": "green",
}


class _Pen(NamedTuple):
    """How to write: `paint` styles a text, `carried` leaves in it what the stream can carry."""

    width: int
    lang: Lang
    paint: Callable[[str, str], str]
    carried: Callable[[str], str]
    ellipsis: str
    arrow: str
    bar: str
    dot: str

    def hang(self, lead: str, text: str, style: str, indent: int) -> Iterator[str]:
        """A text wrapped beside its lead, the further lines below its first character. `lead` is printed dim."""
        offset = indent + cell_len(lead)
        for number, line in enumerate(wrap(self.carried(one_line(text)), self.width - offset, cell_len)):
            before = " " * indent + self.paint(lead, "dim") if number == 0 else " " * offset
            yield before + self.paint(line, style)


def render(result: RunResult, options: RenderOptions) -> str:
    """The screen, with escape codes only when colour is wanted. Columns on it are code points, 1-based."""
    pen = _pen(options)
    lines: list[str] = []
    for file in result.files:
        if file.findings or file.notes:
            lines += [*_file(file, result.titles, pen), ""]
    if options.summary:
        lines += _references(result, pen)
        closing = closing_lines(result, options)
        lines += pen.hang("", closing[0], _closing_style(result), 0)
        for remark in closing[1:]:
            lines += pen.hang("", remark, "dim", 0)
    return pen.carried("".join(line.rstrip() + "\n" for line in lines))


def _file(file: FileResult, titles: dict[str, str], pen: _Pen) -> Iterator[str]:
    yield pen.paint(pen.carried(one_line(file.path.shown)), "path")
    for note in file.notes:
        yield from pen.hang("说明 " if pen.lang == "zh" else "note ", one_line(note), "", 2)
    single, floods = fold_floods(file)
    for table, group in groupby(single, key=lambda finding: finding.table):
        findings = tuple(group)
        if table:
            yield from _table_head(table, findings, pen)
        for finding in findings:
            yield ""
            yield from _finding(finding, titles, pen)
    if floods:
        yield ""
        yield pen.paint("多数指标都有的问题" if pen.lang == "zh" else "On most indicators", "title")
    for flood in floods:
        yield ""
        yield from _flood(flood, titles, pen)


def _table_head(table: TableRef, findings: tuple[Finding, ...], pen: _Pen) -> Iterator[str]:
    title, project = _clean(table.title), _clean(table.project)
    lead = f"表 {table.index}  " if pen.lang == "zh" else f"Table {table.index}  "
    place = findings[0].location
    where = ""
    if isinstance(place, PagePlace):
        where = f" 第 {place.page} 页" if pen.lang == "zh" else f" page {place.page}"
    yield ""
    yield from pen.hang(lead, (title or project) + where, "title", 0)
    if project and title and project not in title:
        yield from pen.hang("项目  " if pen.lang == "zh" else "project  ", project, "", cell_len(lead))


def _finding(finding: Finding, titles: dict[str, str], pen: _Pen) -> Iterator[str]:
    yield _headline(finding, pen, _spot(finding, pen.lang))
    yield from pen.hang("", finding.message, "", 4)
    yield from _place_line(finding, pen)
    yield from _cell(finding, pen)
    if finding.fix:
        word, replacement = fix_word(finding.fix, pen.lang), finding.fix.replacement
        yield from pen.hang(f"{word} " if replacement else "", replacement or word, "fix", 4)
    yield from _reason(finding, titles, pen)


def _headline(finding: Finding, pen: _Pen, remark: str) -> str:
    severity = pen.paint(severity_word(finding.severity, pen.lang), finding.severity.value)
    tail = pen.carried(f"{finding.name}  {remark}" if remark else finding.name)
    return f"  {severity} {pen.paint(finding.code, 'strong')} {pen.paint(tail, 'dim')}"


def _spot(finding: Finding, lang: Lang) -> str:
    """Where it stands in the file: line and column, else the address in the office file."""
    location = finding.location
    return f"{location.line}:{location.column}" if isinstance(location, LineStretch) else address(finding, lang)


def _place_line(finding: Finding, pen: _Pen) -> Iterator[str]:
    """数量指标 › 三级指标 · 指标值: what the cell is in the words of the form."""
    parts = []
    if finding.indicator:
        row = finding.indicator
        parts.append(
            f" {pen.arrow} ".join(_clean(part) for part in (row.level2 or row.level1, row.level3) if part.strip())
        )
    if finding.field:
        parts.append(finding.field)
    text = f" {pen.dot} ".join(part for part in parts if part)
    if text:
        yield from pen.hang("", text, "dim", 4)


def _cell(finding: Finding, pen: _Pen) -> Iterator[str]:
    if finding.text is None or finding.span is None:
        return
    gutter = "    " + pen.paint(pen.bar, "dim") + " "
    if not finding.text.strip():
        yield gutter + pen.paint("（空白）" if pen.lang == "zh" else "(blank)", "dim")
        return
    room = pen.width - 4 - cell_len(pen.bar) - 1
    cut = excerpt(finding.text, finding.span, room, pen.ellipsis, lambda text: cell_len(pen.carried(same_length(text))))
    yield gutter + pen.carried(same_length(cut.line))
    if cut.caret:
        yield gutter + pen.paint(cut.caret, finding.severity.value)


def _reason(finding: Finding, titles: dict[str, str], pen: _Pen) -> Iterator[str]:
    # A hint does not say that a document is broken, even where the document binds.
    bases = tuple(map(_advised, finding.basis)) if finding.severity is Severity.INFO else finding.basis
    line = basis_line(bases, titles, pen.lang, numbered=False)
    if line:
        yield from pen.hang("", line, "dim", 4)


def _advised(basis: Basis) -> Basis:
    binds = basis.authority is Authority.BINDING
    return basis._replace(authority=Authority.GUIDANCE) if binds else basis


def _references(result: RunResult, pen: _Pen) -> Iterator[str]:
    """The numbers of the cited documents, once at the end: beside each finding they would drown it."""
    cited = dict.fromkeys(basis.document for finding in result.findings() for basis in finding.basis)
    numbered = [(document, title) for document in cited if (title := marked_title(document, result.titles))]
    if numbered:
        yield pen.paint("所引文件" if pen.lang == "zh" else "Documents", "dim")
        for document, title in numbered:
            yield from pen.hang(f"{document}  ", title, "dim", 2)
        yield ""


def _flood(flood: Fold, titles: dict[str, str], pen: _Pen) -> Iterator[str]:
    """A rule that fires on most rows: once, with its count and the first places."""
    first, count = flood.first, len(flood.findings)
    yield _headline(first, pen, f"共 {count} 处" if pen.lang == "zh" else f"{count} places")
    yield from pen.hang("", first.message, "", 4)
    for finding in flood.findings[:_FIRST_PLACES]:
        yield from _flood_place(finding, pen)
    more = "其余各处可用 --output-format concise 列出"
    yield from pen.hang("", more if pen.lang == "zh" else "--output-format concise lists the others", "dim", 4)
    yield from _reason(first, titles, pen)


def _flood_place(finding: Finding, pen: _Pen) -> Iterator[str]:
    row = finding.indicator
    parts = [_clean(row.level3 or row.level2) if row else "", _clean(finding.text or "")]
    text = f" {pen.dot} ".join(part for part in parts if part)
    yield from pen.hang(f"{_spot(finding, pen.lang)}  ", text, "", 4)


def _closing_style(result: RunResult) -> str:
    for severity in (Severity.ERROR, Severity.WARNING):
        if result.count(severity):
            return severity.value
    return "strong"


def _clean(text: str) -> str:
    """Without what word processors leave in exported text, on one line."""
    return " ".join(re.sub(r"\[bookmark:[^\]]*\]", "", text, flags=re.IGNORECASE).split())


def _pen(options: RenderOptions) -> _Pen:
    def glyph(wanted: str, plain: str) -> str:
        return wanted if _carries(options.encoding, wanted) else plain

    return _Pen(
        width=max(_NARROWEST, min(options.width, _WIDEST)),
        lang=options.lang,
        paint=_painter(options.colour),
        carried=lambda text: _carried(text, options.encoding),
        ellipsis=glyph("…", "..."),
        arrow=glyph("›", ">"),
        bar=glyph("│", "|"),
        dot=glyph("·", "-"),
    )


def _painter(colour: bool) -> Callable[[str, str], str]:
    if not colour:
        return lambda text, style: text
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(definition) for name, definition in _STYLES.items()}

    def paint(text: str, style: str) -> str:
        return styles[style].render(text, color_system=ColorSystem.STANDARD) if style and text else text

    return paint


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _carried(text: str, encoding: str) -> str:
    """The text with a question mark for each character that the stream cannot carry."""
    if _carries(encoding, text):
        return text
    return "".join(character if _carries(encoding, character) else "?" for character in text)
