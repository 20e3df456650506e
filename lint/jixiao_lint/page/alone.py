"""The page in a browser, with nothing but the browser: no processes, no folders of the user's, no configuration."""

from jixiao_lint.config.files import Given
from jixiao_lint.options import Options
from jixiao_lint.page.answer import Page, ask

__all__ = ["ask", "page_alone"]


def page_alone() -> Page:
    """What answers in the thread of the page."""
    return Page(Options(given=Given(isolated=True)), alone=True)
