"""No digit of a cell may be lost: each lies in a number, a unit, a date, a bracket or a name that the reading keeps."""

import re
from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Compound, Node, OpSource, Range, Unit
from jixiao_grammar.span import Span

_DIGITS = re.compile("[0-9]+")
# What may hold digits that are no number of the value: brackets, codes (PM2.5, GB/T 1234, 5G, 4A), ages, hotlines, classes
# (35kV变电站) and list numbers. Compiled when it is first asked for, since few cells hold more than their number.
_QUIET = (
    r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]|【[^】]*】|《[^》]*》"
    r"|[A-Za-zΦφ]+(?:/[A-Za-z]+)?[ -]?[0-9][0-9A-Za-z.:/-]*|[2-6]G|[1-5]A|m[23]"
    r"|[0-9]{1,2}(?:[-~至][0-9]{1,2})?(?:周?岁|个?月龄)(?:\(含\))?(?:及?以[上下])?(?=[^\x00-\xff])"
    r"|(?:11[0249]|12[0-9]{3}|12[02])(?=[急热接报平投咨出指救电])"
    r"|[0-9]+(?:\.[0-9]+)?(?:[kK][vV]|千伏|万?吨级)(?=[^\x00-\xff])"
    r"|[①-⑳]|(?:^|[,;。、\n]) *[0-9]{1,2}[.、)]"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}年")


def digits_left(folded: str, node: Node) -> bool:
    """Whether a digit of the cell lies outside everything that was read."""
    if isinstance(node, Amount) and len(_DIGITS.findall(folded)) == len(_DIGITS.findall(folded, *node.number_span)):
        return False
    covered = [Span(*found.span()) for found in re.finditer(_QUIET, folded)]
    covered += _read_spans(node, folded)
    return any(
        not any(span.start <= found.start() and found.end() <= span.end for span in covered)
        for found in _DIGITS.finditer(folded)
    )


def _read_spans(node: Node, folded: str) -> list[Span]:
    match node:
        case Amount():
            return [node.number_span, *_unit_spans(node.unit), *_spans_before(node, folded)]
        case Range():
            return [*_read_spans(node.low, folded), *_read_spans(node.high, folded)]
        case Compound():
            return [span for part in node.parts for span in _read_spans(part, folded)]
        case _:
            return [node.span]


def _unit_spans(unit: Unit | None) -> list[Span]:
    return [] if unit is None else [unit.span, *(below.span for below in unit.per)]


def _spans_before(node: Amount, folded: str) -> Iterator[Span]:
    """The words before the number: 70岁以上老人体检率≥95% says whom, 较2024年下降6% says from when."""
    start, end = node.span.start, node.number_span.start
    if node.subject is not None and node.op_source is OpSource.SIGN and node.op_span is not None:
        yield Span(start, node.op_span.start)
    if node.baseline is not None or node.anchor is not None:
        yield from (Span(*found.span()) for found in _YEAR.finditer(folded, start, end))
