"""The page about files that cannot be read, and waivers that are not in order."""

from jixiao_lint.file_problems import infos

_HEAD = """\
# 文件的问题

下面几条说的是文件本身，不是哪一条指标，所以不能用 `ignore` 关掉：读不出来的文件不能算检查过。
"""


def file_page() -> str:
    """Every trouble with a file, its remedy, and nothing about rules."""
    return "\n\n".join([_HEAD.rstrip(), *(f"## {info.code} {info.name}\n\n{info.page}" for info in infos())]) + "\n"
