"""The files that the page is made of beside its HTML: scripts, styles, the sample."""

import mimetypes
from importlib.resources import files

from jixiao_grammar.record import Record

_MEDIA = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


class StaticFile(Record):
    """A file as it is sent."""

    name: str
    media: str
    data: bytes


def static_files() -> list[StaticFile]:
    """All of them, by name."""
    folder = files("jixiao_lint.page") / "static"
    return [
        StaticFile(file.name, _media(file.name), file.read_bytes())
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.is_file()
    ]


def _media(name: str) -> str:
    ending = f".{name.rpartition('.')[2]}"
    return _MEDIA.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
