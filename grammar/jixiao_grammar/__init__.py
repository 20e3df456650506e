"""The value language of 绩效指标: text of a cell in, meaning out. Usable alone: `jixiao_grammar.parse("≥12次")`."""

from jixiao_grammar.ast import Value
from jixiao_grammar.parse import parse
from jixiao_grammar.span import Span

__all__ = ["Span", "Value", "parse"]
