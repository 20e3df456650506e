"""Rules over the tables of many files: each file leaves a sketch of its tables, and groups are judged when all have been read."""

from jixiao_lint.across.judge import Heard, judged
from jixiao_lint.across.sketch import FileSketch, Wanted, sketched, wanted_by

__all__ = ["FileSketch", "Heard", "Wanted", "judged", "sketched", "wanted_by"]
