"""What the records of a text file announce: a quote that is opened, and cells as many as all others around have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter

from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.grid import Grid, GridCell
from jixiao_lint.readers.problem import say
from jixiao_lint.table import HEAD_FIELDS, TextPlace

_OPEN_END = "文件最后一行没有换行：如果不是有意这样写的，文件可能不完整。"
_MONEY = ("资金", "拨款", "预算数")
_ENOUGH = 5  # records of one width, from which on another width in their midst is strange


def announced_in(grids: Sequence[Grid], text: str, delimiter: str) -> Iterator[Announced]:
    """The quotes and the records of a file whose cells stand between delimiters."""
    for grid in grids:
        opened = [cell for cell in grid.cells if text.startswith('"', _start(cell) - 1) or cell.text.startswith('"')]
        loose = [cell for cell in opened if _is_loose(cell, text, delimiter)]
        if loose:
            at = _start(loose[0])
            missing = "引号没有成对，从这里起可能有几格或几行并成了一格。"
            yield Announced(len(opened), len(opened) - len(loose), missing, at, at)
        yield from rows_in(grid, text)


def notes_on_end(text: str) -> tuple[str, ...]:
    """What is to be said of a file whose last line has no end, as that of a file that was cut."""
    return () if _ends_in_a_line(text) else (_OPEN_END,)


def _ends_in_a_line(text: str) -> bool:
    return text.endswith(("\n", "\r"))


def rows_in(grid: Grid, text: str) -> Iterator[Announced]:
    """The rows of a text."""
    strange = next(_in_the_midst(grid), None)
    yield from (strange,) if strange is not None else unfinished(grid, text)


def unfinished(grid: Grid, text: str) -> Iterator[Announced]:
    """The last record of a file without a line end: as wide as those before that begin like it, or it was cut."""
    records = [list(cells) for _, cells in groupby(grid.cells, key=attrgetter("row"))]
    if not records or _ends_in_a_line(text):
        return
    *above, last = records
    usual = len(above[-1]) if above else 0
    first, whole = last[0].text.strip(), len(last) > 1
    alike = any(
        len(record) == usual
        and (record[0].text.strip() == first if whole else record[0].text.strip().startswith(first))
        for record in above[-_ENOUGH:]
    )
    if len(last) < usual and alike:
        yield _short(last, usual)


def _start(cell: GridCell) -> int:
    return cell.place.pieces[0][1] if isinstance(cell.place, TextPlace) else 0


def _is_loose(cell: GridCell, text: str, delimiter: str) -> bool:
    """A quote that nothing closes, or one that was closed by what opens the next: text follows behind it."""
    start = _start(cell)
    if cell.text.startswith('"') and not text.startswith('"', start - 1):
        return True
    if not isinstance(cell.place, TextPlace):
        return False
    last_piece, last_offset = cell.place.pieces[-1]
    behind = cell.text[last_piece:]
    closed_before = last_piece > 0 and text[last_offset - 1 : last_offset] == '"' and behind != ""
    return closed_before and text[last_offset - 2 : last_offset] != '""' and _spreads(cell.text[:last_piece], delimiter)


def _spreads(content: str, delimiter: str) -> bool:
    return "\n" in content or delimiter in content


def _in_the_midst(grid: Grid) -> Iterator[Announced]:
    """Records in the midst of others that are all as wide as one another, and narrower or wider than these."""
    records = [list(cells) for _, cells in groupby(grid.cells, key=attrgetter("row"))]
    widths = [len(cells) for cells in records]
    # Not `most_common`, which loads a module for the one that is asked for.
    usual, count = max(Counter(widths).items(), key=itemgetter(1), default=(0, 0))
    if count < _ENOUGH or usual < 3:
        return
    for at in range(1, len(records) - 1):
        around = widths[at - 1] == usual == widths[at + 1]
        told = around and widths[at] != usual and sum(not cell.is_blank for cell in records[at]) > 1
        if told and not _is_of_the_head(records[at]) and not _has_wide_level(records[at], usual):
            yield _short(records[at], usual)


def _is_of_the_head(record: Sequence[GridCell]) -> bool:
    """A label and its text, which was merged over the other columns of the form; or a line of money beside other labels."""
    label = record[0].text.strip().rstrip("：:")
    if any(cell.text.strip().rstrip("：:").endswith(_MONEY) for cell in record[:2]):
        return True
    return len(record) == 2 and label.endswith(("目标", "依据", "概况", *HEAD_FIELDS))


def _has_wide_level(record: Sequence[GridCell], usual: int) -> bool:
    """满意度指标 merged over the columns of both levels, as the form of 2015 has it."""
    levels = [cell for cell in record[:2] if cell.text.strip().endswith("指标")]
    return len(record) == usual - 1 and [cell.text.strip()[-5:] for cell in levels] == ["满意度指标"]


def _short(record: Sequence[GridCell], usual: int) -> Announced:
    start = _start(record[0])
    missing = say("这一行有 {count} 格，前后各行都是 {usual} 格，可能丢失了内容。", count=len(record), usual=usual)
    return Announced(1, 0, missing, start, start)
