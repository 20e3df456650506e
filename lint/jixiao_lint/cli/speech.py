"""The sentences of argparse in Chinese, handed to it as it asks for them: by gettext."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import NullTranslations
from types import MappingProxyType


@contextmanager
def chinese() -> Iterator[None]:
    """While this holds, what argparse looks up in the catalogue of its messages is found in ours."""
    before = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    catalogue = _Catalogue()
    for name, lookup in (("_", catalogue.gettext), ("ngettext", catalogue.ngettext)):
        setattr(argparse, name, lookup)
    try:
        yield
    finally:
        for name, lookup in before.items():
            setattr(argparse, name, lookup)


class _Catalogue(NullTranslations):
    def gettext(self, message: str) -> str:
        return MESSAGES.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return MESSAGES.get(msgid2, msgid2)


# Message of argparse → ours. What it says to programmers, about a parser that is built wrong, is left as it is.
MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "usage: ": "用法：",
        "positional arguments": "参数",
        "options": "选项",
        "show this help message and exit": "显示这段说明",
        "show program's version number and exit": "显示版本",
        "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
        "unknown parser %(parser_name)r (choices: %(choices)s)": "没有“%(parser_name)s”这个命令，可以用：%(choices)s",
        "unrecognized arguments: %s": "不认识的选项：%s",
        "not allowed with argument %s": "和 %s 不能同时用",
        "ignored explicit argument %r": "后面不用写值，这里写了 %r",
        "the following arguments are required: %s": "缺少：%s",
        "one of the arguments %s is required": "缺少：%s，请写其中一个",
        "expected one argument": "后面要写一个值",
        "expected at most one argument": "后面最多写一个值",
        "expected at least one argument": "后面至少要写一个值",
        "expected %s arguments": "后面要写 %s 个值",
        "ambiguous option: %(option)s could match %(matches)s": "%(option)s 不够明确，可能是 %(matches)s",
        "unexpected option string: %s": "不认识的选项：%s",
        "invalid %(type)s value: %(value)r": "写的 %(value)r 不是可以用的值",
        "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r 这个取值，可选：%(choices)s",
    }
)
