"""The lines that close a self-evaluation: its sum of scores and its grade (总分 100 97.6, 自评等级：优)."""

from collections.abc import Iterator

from jixiao_grammar.pattern import pattern
from jixiao_lint.readers.grid import GridCell
from jixiao_lint.readers.pieces import sliced
from jixiao_lint.recognise.fields import Value
from jixiao_lint.recognise.form import Form
from jixiao_lint.recognise.inline import inline_labels
from jixiao_lint.recognise.labels import Label, head_label, normalise
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.words import section

_TOTAL, _GRADE = "总分", "自评等级"
_LONGEST_GRADE = 8
_SCORE = pattern(r"\s*[0-9]{1,3}(?:\.[0-9]+)?\s*分?\s*")


def read_closing(line: Line, form: Form) -> bool:
    """Keep what a line below the list says of sum and grade; True where it says something of them."""
    found = [*_under_scores(line, form), *_beside_labels(line), *_inside_cells(line)]
    for label, value in found:
        if label.field is not None and label.field not in form.closing:
            form.closing[label.field] = value
    return bool(found)


def _under_scores(line: Line, form: Form) -> Iterator[tuple[Label, Value]]:
    """The sum in the column of scores: 总分 | 100 | 97.6."""
    scores = next((column for half in form.open_halves for column in half.columns if column.field == "得分"), None)
    if scores is None or line.paragraph or normalise(line.filled[0].text) not in section("sum of scores"):
        return
    cell = line.view.over(scores.first, scores.last)
    if cell is not None and cell.row == line.view.row and _SCORE.fullmatch(cell.text):
        yield Label(_TOTAL), Value(cell.text, cell.place)


def _beside_labels(line: Line) -> Iterator[tuple[Label, Value]]:
    for cell in line.filled:
        label = _closing_label(cell.text)
        values = [] if label is None else line.after(cell)
        value = next((other for other in values if not other.is_blank), None)
        if label is not None and value is not None and _fits(label, value.text) and not _names_sum(cell):
            yield label, Value(value.text, value.place)


def _inside_cells(line: Line) -> Iterator[tuple[Label, Value]]:
    """自评得分：95分　等级：优, in one text."""
    for cell in line.filled:
        for label, start, end in inline_labels(cell.text):
            if label.field in (_TOTAL, _GRADE) and _fits(label, cell.text[start:end]):
                yield label, Value(*sliced(cell.text, cell.place, start, end))


def _names_sum(cell: GridCell) -> bool:
    """Beside 总分 may stand the points (100) before the scores: only the column tells."""
    return normalise(cell.text) in section("sum of scores")


def _closing_label(text: str) -> Label | None:
    label = head_label(text)
    return label if label is not None and label.field in (_TOTAL, _GRADE) else None


def _fits(label: Label, text: str) -> bool:
    return _SCORE.fullmatch(text) is not None if label.field == _TOTAL else 0 < len(text.strip()) <= _LONGEST_GRADE
