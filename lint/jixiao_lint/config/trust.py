"""What a configuration may name. One that was found beside the tables is a stranger's, and starts no program."""

import os
from collections.abc import Sequence

from jixiao_grammar.record import Record
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.packs import UnknownNameError

DEFAULT_PACKS = ("jixiao_rules",)


class Trust(Record):
    """`found`: the configuration that was found beside the tables; None where the user named it, and it may name anything.

    A found one may name rules written as YAML in its own folder, and of the packages of rules, which are programs, those
    in `packs` alone: the ones that the user named elsewhere. So may the files that it extends.
    """

    found: str | None
    packs: frozenset[str] = frozenset()

    def refuse(self, origin: str, folder: str, packs: Sequence[str]) -> None:
        """Raise ConfigError, with the words to type, for a pack that the file `origin` in `folder` may not name.

        `packs` are import names and absolute paths. Raises UnknownNameError for a package that is not there at all.
        """
        if self.found is None:
            return
        own = os.path.dirname(os.path.abspath(self.found))
        for name in packs:
            typed = (
                f"信得过的话，请加上 --pack {_typed(name)} 再运行，或者用 --config {_typed(self.found)} 写明这份配置"
            )
            if name in self.packs or (os.path.isabs(name) and (_lies_in(name, own) or _lies_in(name, folder))):
                continue
            if os.path.isabs(name):
                raise ConfigError(
                    f"{origin}：packs 里的“{name}”不在这份配置的文件夹里，放在表旁边的配置不能用别处的规则。{typed}"
                )
            _refuse_absent(name)
            raise ConfigError(
                f"{origin}：packs 里的“{name}”是 Python 规则包，也就是会运行的程序，放在表旁边的配置不能启用它。{typed}"
            )


def _typed(path: str) -> str:
    """A path from here, or a name, as it can be typed into a shell: what a stranger chose must not say more there."""
    from shlex import quote
    from string import punctuation, whitespace

    special = set(punctuation + whitespace) - set("/\\:._-" if os.name == "nt" else "/._-")
    short = min(path, os.path.relpath(path), key=len) if os.path.isabs(path) else path
    return quote(short) if set(short) & special or not short.isprintable() else short


def _lies_in(path: str, folder: str) -> bool:
    inside = os.path.join(os.path.realpath(folder), "")
    return os.path.join(os.path.realpath(path), "").startswith(inside)


def _refuse_absent(name: str) -> None:
    """Of a dotted name only the first part is looked for: to look further, Python would run the package."""
    from importlib.util import find_spec

    try:
        there = find_spec(name.partition(".")[0]) is not None
    except (ValueError, ImportError):
        there = False
    if not there:
        raise UnknownNameError(f"找不到规则包“{name}”：请确认它已经安装，名称没有写错")
