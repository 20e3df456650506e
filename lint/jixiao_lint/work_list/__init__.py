"""A work list to hand on: one row a finding, with its deed and room for what became of it."""

from jixiao_lint.work_list.rows import COLUMNS, STATES, Column, Entry, entries

__all__ = ["COLUMNS", "STATES", "Column", "Entry", "entries"]
