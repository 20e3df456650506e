"""Stretches that rules point at: a cell without its outer white space, or a piece of running text in it."""

from jixiao_grammar.ast import Span
from jixiao_lint.table import Cell, Spot


def trimmed(cell: Cell) -> Spot:
    """All of a cell's text but the white space around it."""
    start = len(cell.text) - len(cell.text.lstrip())
    return cell.at(Span(start, max(start, len(cell.text.rstrip()))))


def first(cell: Cell, piece: str) -> Spot:
    """Where a piece of text stands in the cell for the first time; all of the cell where it does not stand there."""
    at = cell.text.find(piece) if piece else -1
    return trimmed(cell) if at < 0 else cell.at(Span(at, at + len(piece)))
