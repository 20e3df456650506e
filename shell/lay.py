"""Lays completions and the man page where shells and `man` look: made of the options when the wheel is built, never behind them."""

from pathlib import Path
from tempfile import mkdtemp

from make import made

PLACES = {
    "jixiao.bash": "share/bash-completion/completions/jixiao",
    "_jixiao": "share/zsh/site-functions/_jixiao",
    "jixiao.1": "share/man/man1/jixiao.1",
}


def laid() -> dict[str, str]:
    """The files, written into a folder of their own, and where each belongs below the prefix of an installation."""
    folder = Path(mkdtemp(prefix="jixiao-shell-"))
    for name, text in made().items():
        (folder / name).write_text(text, encoding="utf-8")
    return {str(folder / name): place for name, place in PLACES.items()}
