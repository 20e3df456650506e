"""Two versions, two folders or two years side by side: what became of each project, and of each finding."""

from jixiao_lint.compare.build import Comparison, comparison
from jixiao_lint.compare.project import Change, ChangeKind, Compared, Comparer, Project

__all__ = ["Change", "ChangeKind", "Compared", "Comparer", "Comparison", "Project", "comparison"]
