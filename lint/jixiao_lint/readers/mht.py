"""Word's and Excel's "single file web page" (.mht): the web page inside a MIME message."""

from email import message_from_bytes
from email.message import Message

from jixiao_lint.readers.decode import decode
from jixiao_lint.readers.grid import Grid, Paper
from jixiao_lint.readers.html import read_html
from jixiao_lint.readers.problem import Unreadable


def read_mht(data: bytes) -> Paper:
    """The tables of all pages in the archive; their places are not those of the file, which is encoded."""
    grids: list[Grid] = []
    pages = [part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html"]
    for page in pages:
        grids += read_html(_text(page), with_places=False).grids
    if not pages:
        raise Unreadable("网页文件里没有网页内容。", "请另存为 docx、xlsx 或 html 后再检查。")
    return Paper(tuple(grids))


def _text(page: Message) -> str:
    content = page.get_payload(decode=True)
    return decode(content).text if isinstance(content, bytes) else ""
