"""One cell on the screen: where it is, what stands in it, why it is no good, and what to do."""

from collections.abc import Iterator, Sequence

from jixiao_lint.finding import Finding, LineStretch, Location
from jixiao_lint.heading import unmarked
from jixiao_lint.overview import CellNote, Deed, Reason
from jixiao_lint.plain_text import same_length
from jixiao_lint.report.excerpt import excerpt
from jixiao_lint.report.pen import Pen
from jixiao_lint.report.place import address, reference
from jixiao_lint.report.words import severity_word

# Columns of the longest cell whose whole new text is shown; of a longer one only what changes.
_LONGEST_PASTE = 60


def block(cell: CellNote, pen: Pen, told: dict[str, int]) -> Iterator[str]:
    """The lines of one cell. `told` maps what was said about a row above to its number: it is not said again in full."""
    yield from pen.hang("", _name(cell, pen), "strong", 2, tail=_spot(cell.reasons[0], pen))
    yield from _excerpts(cell, pen)
    for reason in cell.reasons:
        yield from reason_line(_in_short(reason, cell, pen, told), pen)
        yield from _references(reason, pen)
    for deed in _deeds(cell.reasons, pen):
        yield from pen.hang(f"{pen.arrow} ", deed, "deed", 6, lead_style="deed")


def _in_short(reason: Reason, cell: CellNote, pen: Pen, told: dict[str, int]) -> Reason:
    if cell.indicator is None:
        return reason
    row = told.setdefault(reason.finding.message, cell.indicator.index)
    same = f"与第 {row} 条相同" if pen.zh else f"as in row {row}"
    return reason if row == cell.indicator.index else reason._replace(text=same)


def about_file(reason: Reason, pen: Pen) -> Iterator[str]:
    """What is said about a file itself, which has no cell; or about a cell whose table was not read."""
    yield from reason_line(reason, pen, _spot(reason, pen))
    for deed in _deeds([reason], pen):
        yield from pen.hang(f"{pen.arrow} ", deed, "deed", 6, lead_style="deed")


def reason_line(reason: Reason, pen: Pen, where: str = "") -> Iterator[str]:
    """What is wrong, with the marks of its sources and the code of the rule."""
    finding = reason.finding
    marks = "".join(pen.note(number) for number in reason.sources)
    word = severity_word(finding.severity, pen.lang)
    tail = " ".join(part for part in (marks, finding.code, where) if part)
    yield from pen.hang(f"{word} ", reason.text, "", 4, tail=tail, lead_style=finding.severity.value)


def _references(reason: Reason, pen: Pen) -> Iterator[str]:
    """见 2024/目标.yaml:12:9（2024 年的指标值）: where to look besides."""
    for related in reason.finding.related:
        if related.note:
            lead = "见 " if pen.zh else "see "
            yield from pen.hang(lead, reference(reason.finding, related, pen.lang), "dim", 6)


def _name(cell: CellNote, pen: Pen) -> str:
    """第 8 条 质量指标 › 达成交易交流项目 · 指标值: what the cell is in the words of the form."""
    row, parts = cell.indicator, []
    if row is not None:
        levels = (unmarked(part) for part in (row.level2 or row.level1, row.level3))
        number = f"第 {row.index} 条 " if pen.zh else f"row {row.index} "
        parts.append(number + f" {pen.angle} ".join(part for part in levels if part))
    if is_title(cell):
        parts.append("整张表" if pen.zh else "the table")
    elif cell.field:
        parts.append(cell.field)
    return f" {pen.dot} ".join(parts) or ("文件" if pen.zh else "the file")


def is_title(cell: CellNote) -> bool:
    """True where the title stands for its table, and is not to be shown once more."""
    if cell.indicator is not None or cell.field not in ("表题", "项目名称"):
        return False
    return all(_names_its_rows(reason.finding) for reason in cell.reasons)


def _names_its_rows(finding: Finding) -> bool:
    """True where the finding is about cells of the table, and no other place is to be looked at."""
    return bool(finding.related) and not any(related.note for related in finding.related)


def _spot(reason: Reason, pen: Pen) -> str:
    """Where it stands in the file: line and column, else the address in the office file."""
    location: Location = reason.finding.location
    if isinstance(location, LineStretch):
        return f"{location.line}:{location.column}"
    return address(reason.finding, pen.lang, names_row=False)


def _excerpts(cell: CellNote, pen: Pen) -> Iterator[str]:
    """The text of the cell with carets under what is meant: all of it on one line where it fits, else stretch by stretch."""
    if cell.text is None or not cell.spans or is_title(cell):
        return
    gutter = "    " + pen.paint(pen.bar, "dim") + " "
    if not cell.text.strip():
        yield gutter + pen.paint("（空白）" if pen.zh else "(blank)", "dim")
        return
    room = pen.width - 4 - pen.columns(pen.bar) - 1
    shown: dict[str, str] = {}
    for span in cell.spans:
        cut = excerpt(cell.text, span, room, pen.ellipsis, lambda text: pen.columns(pen.carried(same_length(text))))
        line = pen.carried(same_length(cut.line))
        shown[line] = _together(shown.get(line, ""), cut.caret)
    for line, carets in shown.items():
        yield gutter + line
        if carets:
            yield gutter + pen.paint(carets, cell.severity.value)


def _together(one: str, other: str) -> str:
    """Two lines of carets as one."""
    width = max(len(one), len(other))
    pairs = zip(one.ljust(width), other.ljust(width), strict=True)
    return "".join("^" if "^" in pair else " " for pair in pairs)


def _deeds(reasons: Sequence[Reason], pen: Pen) -> list[str]:
    """What to do, each thing once; where nobody says more, to look again."""
    deeds = list(dict.fromkeys(filter(None, (deed_text(reason, pen) for reason in reasons))))
    return deeds or (["请核对后改正"] if pen.zh else [])


def deed_text(reason: Reason, pen: Pen) -> str:
    """The advice, then what to paste or an example, where there is one."""
    deed = reason.deed
    if not pen.zh:
        return _change(reason, pen)
    change = _change(reason, pen)
    advice = "" if deed.is_sure or (change and _says(deed, reason)) else deed.text
    example = f"例：{deed.example}" if deed.example else ""
    return "；".join(part for part in (advice, change, example) if part) or deed.text


def _change(reason: Reason, pen: Pen) -> str:
    """改为 …: the whole cell where it is short, else the part that changes."""
    fix, deed = reason.finding.fix, reason.deed
    if fix is None or deed.paste is None:
        return ""
    if not fix.replacement and (not deed.paste.strip() or pen.columns(deed.paste) > _LONGEST_PASTE):
        what = "删去标出的文字" if pen.zh else "remove what is marked"
        return what if deed.is_sure or not pen.zh else f"建议{what}"
    text = deed.paste if pen.columns(deed.paste) <= _LONGEST_PASTE else fix.replacement
    if not pen.zh:
        return f"change to {text.strip()}" if deed.is_sure else f"consider {text.strip()}"
    return f"{'改为' if deed.is_sure else '建议改为'} {text.strip()}"


def _says(deed: Deed, reason: Reason) -> bool:
    """True where the advice holds no more than the change."""
    fix = reason.finding.fix
    return fix is not None and bool(fix.replacement) and (fix.replacement in deed.text or not deed.text)
