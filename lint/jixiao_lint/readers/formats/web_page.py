"""Web pages, also under the endings of office files, and Word's and Excel's single file web pages."""

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format
from jixiao_lint.readers.paper_file import reading_of
from jixiao_lint.readers.reading import Content, Reading
from jixiao_lint.readers.text_file import text_file


def _is_html(look: Look) -> bool:
    return look.start.startswith(b"<")


def _is_mht(look: Look) -> bool:
    return look.start.startswith(b"mime-version:")


def _read_html(content: Content) -> Reading:
    from jixiao_lint.readers.html import read_html

    file = text_file(content, marked_up=True)
    return reading_of("html", read_html(file.text), file.source, file.notes)


def _read_mht(content: Content) -> Reading:
    from jixiao_lint.readers.mht import read_mht

    return reading_of("mht", read_mht(content.data))


FORMATS = (
    Format("html", _read_html, (".html", ".htm"), _is_html, is_risky=True, is_last=True),
    Format("mht", _read_mht, (".mht",), _is_mht, is_risky=True),
)
