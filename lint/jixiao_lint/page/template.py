"""The HTML of the page, the same for the browser alone and for the server."""

from importlib.resources import files
from typing import Literal

from jinja2 import Environment, StrictUndefined

from jixiao_lint.readers.format import known_endings
from jixiao_lint.readers.limits import FILE_BYTES

Where = Literal["browser", "server"]


def index(where: Where, *, can_end: bool = False) -> str:
    """The page; `where` files are looked at. `can_end`: who uses it may end the server."""
    source = (files("jixiao_lint.page") / "templates" / "index.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source).render(
        where=where, can_end=can_end, largest=FILE_BYTES, endings=" ".join(sorted(known_endings()))
    )
