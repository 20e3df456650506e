"""Points and scores: which cells belong to a row alone."""

from decimal import Decimal

from jixiao_lint.table import Cell, Indicator, PaperPlace, Table
from jixiao_rules.weights import scored

PLACE = PaperPlace(1, 1, 1)


def cell(field: str, text: str, indicator: int) -> Cell:
    return Cell(field, text, PLACE, 1, indicator)


def table(*rows: dict[str, Cell]) -> Table:
    indicators = tuple(Indicator(index, cells) for index, cells in enumerate(rows, 1))
    return Table(1, {}, indicators, (), PLACE)


def test_points_and_score_of_a_row() -> None:
    (found,) = scored(table({"分值": cell("分值", "10分", 1), "得分": cell("得分", "9.5", 1)}))
    assert (found.points, found.score, found.column) == (Decimal(10), Decimal("9.5"), "分值")


def test_a_merged_score_is_no_score_of_a_row() -> None:
    merged = cell("得分", "18", 1)
    rows = [{"分值": cell("分值", "10", index), "得分": merged} for index in (1, 2)]
    assert scored(table(*rows)) == ()


def test_a_score_with_blanks_below_may_be_a_merged_one() -> None:
    texts = ((1, "18"), (2, ""), (3, "9"))
    rows = [{"分值": cell("分值", "10", index), "得分": cell("得分", text, index)} for index, text in texts]
    assert [found.row.indicator.index for found in scored(table(*rows))] == [3]


def test_a_blank_or_worded_score_is_none() -> None:
    rows = [
        {"分值": cell("分值", "10", index), "得分": cell("得分", text, index)} for index, text in ((1, ""), (2, "良"))
    ]
    assert scored(table(*rows)) == ()
