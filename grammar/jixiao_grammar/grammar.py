"""The door to lark: a stretch of folded text in, the finished item out. The only file that knows lark.

The built parse table is kept between runs in a folder that only the user can write, or nowhere.
"""

import hashlib
import os
import stat
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jixiao_grammar.meaning.pieces import Item
from jixiao_grammar.span import Span

if TYPE_CHECKING:
    from lark import Lark, TextSlice

_FOLDER = Path(__file__).parent
VALUE = _FOLDER / "value.lark"


def files() -> list[Path]:
    """The grammar and the word lists that it imports."""
    return [VALUE, *sorted((_FOLDER / "words").glob("*.lark"))]


@lru_cache(maxsize=1)
def _parser() -> "Lark":
    from lark import Lark

    from jixiao_grammar.meaning.shapes import Meaning

    cache = cache_file("\n".join(file.read_text(encoding="utf-8") for file in files()))
    return Lark.open(str(VALUE), parser="lalr", lexer="contextual", transformer=Meaning(), cache=cache or False)


def read(folded: str, span: Span) -> Item | None:
    """What stands in the stretch, with places of the whole text; None where the grammar finds no way."""
    parser = _parser()  # outside the net: an error in the grammar itself must not pass for a bad cell
    try:
        if span.start == 0 and span.end == len(folded):
            return cast(Item, parser.parse(folded))
        return cast(Item, parser.parse(_stretch(folded, span)))
    except Exception as error:
        if _is_unread(error):
            return None
        raise


def _stretch(folded: str, span: Span) -> "TextSlice[str]":
    from lark import TextSlice

    return TextSlice(folded, span.start, span.end)


def _is_unread(error: Exception) -> bool:
    from lark.exceptions import UnexpectedInput

    return isinstance(error, UnexpectedInput)


# ---- the cache of the parse table

_OFF = frozenset(("", "0", "off", "no", "false"))


def cache_file(grammar: str) -> str | None:
    """The file for this grammar, or None: switched off, or no folder that is ours alone.

    `JIXIAO_CACHE_DIR` names another folder; `JIXIAO_CACHE_DIR=off` switches the cache off. The table is a pickle, so a
    folder that belongs to somebody else or that others can write is never used.
    """
    wish = os.environ.get("JIXIAO_CACHE_DIR")
    if wish is not None and wish.strip().lower() in _OFF:
        return None
    folder = Path(wish) if wish else _home()
    if folder is None or not _is_private(folder):
        return None
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    name = hashlib.sha256(f"{version}\n{grammar}".encode()).hexdigest()[:16]
    return str(folder / f"value-{name}.lark")


def _home() -> Path | None:
    base = os.environ.get("XDG_CACHE_HOME")
    if base and os.path.isabs(base):
        return Path(base) / "jixiao"
    home = os.path.expanduser("~")
    return Path(home) / ".cache" / "jixiao" if os.path.isabs(home) else None


def _is_private(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(facts.st_mode) or not os.access(folder, os.W_OK):
        return False
    if not hasattr(os, "getuid"):
        return True
    return facts.st_uid == os.getuid() and not facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
