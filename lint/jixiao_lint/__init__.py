"""jixiao: a linter for budget performance target tables (项目支出绩效目标表)."""

__version__ = "0.1.0"

HOME = "https://github.com/jixiao-lint/jixiao"
MANUAL = "https://jixiao-lint.github.io/jixiao"
