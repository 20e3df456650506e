"""Rules over the tables of many files: each file leaves a sketch of its tables, and groups are judged when all have been read."""

from jixiao_lint.across.judge import Heard, in_order_of_names, judged
from jixiao_lint.across.sketch import FileSketch, Wanted, sketched, wanted_by

__all__ = ["FileSketch", "Heard", "Wanted", "in_order_of_names", "judged", "sketched", "wanted_by"]
