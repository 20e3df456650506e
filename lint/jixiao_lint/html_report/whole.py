"""The report as one page: what can be read without a script, the data, and the script."""

import os
from functools import partial
from urllib.parse import quote

from jixiao_lint.html_page import Markup, base_style, element, page
from jixiao_lint.html_report.plain import packed
from jixiao_lint.html_report.static import body
from jixiao_lint.overview import FileNote, Overview
from jixiao_lint.result import RunResult

_TITLE = "绩效目标表检查报告"


def html_of(tree: Overview, result: RunResult, folder: str | None = None) -> str:
    """The page; the same run gives the same text. Results should carry the texts of their tables (`keeps_tables`).

    With `folder`, where the page will lie, each file is a link that starts from there.
    """
    link = partial(_link, folder=folder)
    data = element("script", Markup(packed(tree, result, link)), type="application/octet-stream", id="data")
    scripts = [_read(os.path.join("made", name)) for name in ("report.js", "charts.js")]
    return page(_TITLE, base_style() + _read("report.css"), [*body(_TITLE, tree, result), data], scripts)


def _link(file: FileNote, folder: str | None) -> str:
    """The address of the file from the page; empty for what is no file of this machine."""
    path = os.fsdecode(file.result.path)
    if folder is None or not os.path.isfile(path):
        return ""
    try:
        return quote(os.path.relpath(path, folder).replace(os.sep, "/"), errors="surrogateescape")
    except ValueError:  # on another drive
        return ""


def _read(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as stream:
        return stream.read()
