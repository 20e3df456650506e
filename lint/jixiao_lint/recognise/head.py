"""The head of the form: labels and the values beside or below them."""

import re
from collections.abc import Iterator, Sequence

from jixiao_lint.readers.declared import budget_year, money_unit_in
from jixiao_lint.readers.grid import Flag, GridCell
from jixiao_lint.readers.pieces import appended, sliced
from jixiao_lint.recognise.above_list import own_lines
from jixiao_lint.recognise.fields import Head
from jixiao_lint.recognise.inline import inline_labels
from jixiao_lint.recognise.labels import Label, head_label, is_purpose_group, normalise
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.money import is_name_of_money, unit_of_money
from jixiao_lint.recognise.preamble import MONEY_UNIT, is_title, put_money_unit, read_preamble
from jixiao_lint.recognise.words import holds
from jixiao_lint.recognise.year_columns import amounts_of_years, years_in

_PARTS = frozenset(("财政资金", "上年结转", "其他资金"))
# Columns of what was spent in a self-evaluation; the line below holds the whole, those below it its parts.
_EXECUTION = frozenset(("全年预算数", "全年执行数", "执行率", "执行率得分"))
_MONEY = _PARTS | {"预算数"}


def read_head(lines: Sequence[Line]) -> Head:
    """Read the lines between the list before and the header of this form's list."""
    head = Head()
    own = own_lines(lines)
    first = next((at for at, line in enumerate(own) if _has_field(line)), len(own))
    read_preamble(own[:first], head)
    for at, line in enumerate(own):
        _read_line(own, at, line, head)
    if head.of_years:
        head.settle(budget_year({name: value.text for name, value in head.fields.items()}))
    return head


def _has_field(line: Line) -> bool:
    labels = (head_label(cell.text) for cell in line.filled)
    return any(label is not None and label.field not in (None, "单位", "年度") for label in labels)


def _read_line(lines: Sequence[Line], at: int, line: Line, head: Head) -> None:
    stacked = _is_stacked(lines, at)
    for cell in line.filled:
        label = head_label(cell.text)
        if is_purpose_group(cell.text):
            _read_purpose(lines, at, cell, head)
        if label is None:
            _read_inline(cell, head)
            continue
        head.money_unit = head.money_unit or label.money_unit
        if label.field == "年度" and years_in(line):
            continue
        if label.field in _MONEY and label.year is None and (amounts := list(amounts_of_years(lines, at, cell))):
            for year, amount in amounts:
                head.put(label._replace(year=year), amount.text, amount.place)
            continue
        label = _under_total(label, cell, line, head)
        value = None if stacked else _beside(line, cell)
        if (value is None or (value.is_blank and _heads_goal(label, cell))) and _is_of_labels(line):
            value = _below(lines, at, cell) or value
        if label.field in _EXECUTION and (value is None or value.is_blank) and _heads_execution(line):
            value = _below(lines, at, cell) or value
        if label.year is not None and (value is None or is_name_of_money(value.text)):
            value = _below(lines, at, cell) or value
        if value is not None and not (label.field in _MONEY and _heads_another_table(value.text)):
            _put(lines, at, label, value, head)


def _heads_another_table(text: str) -> bool:
    """In the place of an amount: the label of a column of money, or of a table of costs beside 项目预算."""
    return is_name_of_money(text) or (holds(normalise(text), "other table") and not any(map(str.isdecimal, text)))


def _under_total(label: Label, cell: GridCell, line: Line, head: Head) -> Label:
    """Parts of the money belong to the period of the total above them, or before them in their line."""
    if label.field == "预算数":
        head.totals[cell.col] = label.mid_term
    if label.field not in _PARTS:
        return label
    before = [other for other in line.filled if other.col < cell.col and other.col in head.totals]
    total = cell.col if cell.col in head.totals else before[-1].col if before else None
    return label if total is None else label._replace(mid_term=head.totals[total])


def _put(lines: Sequence[Line], at: int, label: Label, value: GridCell, head: Head) -> None:
    text, place = value.text, value.place
    unit = unit_of_money(text)
    if label.field == "金额单位":
        head.money_unit = money_unit_in(text) or head.money_unit
    elif label.field == "单位" and unit:
        head.money_unit = unit
        label = Label("金额单位")
    if label.field == "绩效目标" and not label.mid_term:
        for more in _continuation(lines, at + 1 if value in lines[at].own else at + 2):
            text, place = appended(text, place, more.text, more.place)
    head.put(label, text, place)


def _beside(line: Line, label: GridCell) -> GridCell | None:
    """The value to the right, up to the next label; a filled cell before an empty one."""
    blank = None
    for cell in line.after(label):
        if cell.is_blank:
            blank = blank or cell
        elif head_label(cell.text) is not None or is_purpose_group(cell.text) or _labelled_goal(cell) is not None:
            break
        else:
            return cell
    return blank


def _below(lines: Sequence[Line], at: int, label: GridCell) -> GridCell | None:
    """The value in the line below, in the label's own columns."""
    if at + 1 >= len(lines) or lines[at + 1].grid is not lines[at].grid or is_purpose_group(label.text):
        return None
    cell = lines[at + 1].view.over(label.col, label.col + label.colspan)
    if cell is None or cell.row != lines[at + 1].view.row or head_label(cell.text) is not None:
        return None
    return None if cell.col != label.col or list(inline_labels(cell.text)) else cell


def _heads_execution(line: Line) -> bool:
    labels = (head_label(cell.text) for cell in line.filled)
    return sum(label is not None and label.field in _EXECUTION for label in labels) > 1


def _heads_goal(label: Label, cell: GridCell) -> bool:
    """A label as wide as the goal below it; what is beside it is another form, or nothing."""
    return label.field == "绩效目标" and cell.colspan > 1


def _is_of_labels(line: Line) -> bool:
    """A line that holds labels and nothing else, so that its values may stand below."""
    return all(head_label(cell.text) is not None for cell in line.filled)


def _is_stacked(lines: Sequence[Line], at: int) -> bool:
    """A line of labels with a line of values below: two labels or more have a value under them, none has one beside."""
    if at + 1 >= len(lines) or lines[at + 1].grid is not lines[at].grid or lines[at].paragraph:
        return False
    labels = lines[at].filled
    if len(labels) < 2 or not _is_of_labels(lines[at]):
        return False
    if any(is_purpose_group(cell.text) for cell in labels):
        return False
    if any(head_label(cell.text) is not None for cell in lines[at + 1].filled):
        return False
    values = [_below(lines, at, cell) for cell in labels]
    return sum(value is not None and not value.is_blank for value in values) >= 2


def _read_purpose(lines: Sequence[Line], at: int, group: GridCell, head: Head) -> None:
    """The purpose has no label of its own: it stands in the row below, beside the merged label of the group."""
    for line in lines[at + 1 : at + 3]:
        filled = line.filled
        if not filled or line.grid is not lines[at].grid:
            continue
        if head_label(filled[0].text) is not None or is_purpose_group(filled[0].text):
            return
        if filled[0].col > group.col:
            head.put(Label("资金用途", 1), filled[0].text, filled[0].place)
            return


def _continuation(lines: Sequence[Line], at: int) -> Iterator[GridCell]:
    """Paragraphs of the goal behind a blank line: texts that stand alone, from a line on, up to the next label."""
    for line in lines[at:]:
        filled = line.filled
        if line.grid is not lines[at - 1].grid or line.grid.spans:
            return
        if (
            len(filled) != 1
            or head_label(filled[0].text) is not None
            or list(inline_labels(filled[0].text))
            or is_title(line)
        ):
            return
        if Flag.PARAGRAPH not in filled[0].flags and filled[0].col > 1:
            return
        yield filled[0]


def _labelled_goal(cell: GridCell) -> tuple[Label, int, int] | None:
    """A goal with its period in the line above it, 年度目标 or 中期目标（2025—2027年）: the label and the text's ends."""
    first, _, rest = cell.text.partition("\n")
    label = head_label(first)
    if label is None or label.field != "绩效目标" or not rest.strip():
        return None
    start = len(cell.text) - len(rest.lstrip())
    return label, start, start + len(rest.strip())


def _read_inline(cell: GridCell, head: Head) -> None:
    goal = _labelled_goal(cell)
    if goal is not None:
        label, start, end = goal
        head.put(label, *sliced(cell.text, cell.place, start, end))
        return
    for label, start, end in inline_labels(cell.text):
        if label.field == "单位" and unit_of_money(cell.text[start:end]) is not None:
            unit = re.search(MONEY_UNIT, cell.text)
            if unit:
                put_money_unit(cell, unit, head)
        else:
            text, place = sliced(cell.text, cell.place, start, _end_of_amount(label, cell.text, start, end))
            head.put(label._replace(rank=label.rank + 1), text, place)


def _end_of_amount(label: Label, text: str, start: int, end: int) -> int:
    """Where an amount ends that is explained in brackets behind it: 财政拨款：69万元（其中：…）."""
    amount = re.match(r"[0-9][0-9,，.]*\s*(?:万元|元)?(?=[（(])", text[start:end]) if label.field in _MONEY else None
    return end if amount is None else start + amount.end()
