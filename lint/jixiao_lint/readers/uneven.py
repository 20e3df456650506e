"""Rows of a table in a page that are not as wide as all around them, and cells that reach down past its end: rows were lost."""

from collections import Counter
from collections.abc import Sequence

from jixiao_lint.readers.drawing import Drawn

_ENOUGH = 5  # rows of one width, from which on another width in their midst is strange
NOTE = "网页的表格里有的行与前后各行宽窄不一，或单元格超出了表格：如果不是有意的，内容可能丢失了。"


def is_uneven(cells: Sequence[Drawn]) -> bool:
    """True where rows seem to be lost."""
    rows = 1 + max((cell.row for cell in cells), default=0)
    widths, filled = [0] * rows, [0] * rows
    for cell in cells:
        if cell.row + cell.rowspan > rows > _ENOUGH:
            return True
        filled[cell.row] += bool(cell.text.strip())
        for row in range(cell.row, min(rows, cell.row + cell.rowspan)):
            widths[row] += cell.colspan
    usual, count = Counter(widths).most_common(1)[0]
    return count >= _ENOUGH and any(
        widths[at - 1] == usual == widths[at + 1] and widths[at] != usual and filled[at] > 1
        for at in range(1, rows - 1)
    )
