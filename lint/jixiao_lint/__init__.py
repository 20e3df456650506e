"""jixiao: a linter for budget performance target tables (项目支出绩效目标表)."""

__version__ = "0.1.0"

HOME = "https://github.com/jixiao-lint/jixiao"


def page_url(rule_name: str) -> str:
    """Where a person can read the page of a rule."""
    return f"{HOME}/blob/main/docs/rules/{rule_name}.md"
