"""argparse with our sentences about what is written wrong, and a guess at what was meant."""

import os
import sys
from argparse import Action, ArgumentError, ArgumentParser, _SubParsersAction
from typing import Any, NoReturn

# What Chinese keyboards write where two hyphens are meant; the word would pass for the name of a file.
_WIDE_DASHES = ("—", "–", "－", "−", "‐")


class OptionParser(ArgumentParser):
    """A parser of options. It takes no beginnings of options for them, and ends the process with 2 for a wrong one."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"jixiao: {message}\n用 {self.prog} --help 查看用法\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does it, and with a word about what is left over."""
        given = list(sys.argv[1:] if args is None else args)
        for word in given:
            self._refuse_wide_dashes(word)
        parsed, left = super().parse_known_args(given, namespace)
        if left:
            self.error("；".join(map(self._left_over, left)))
        return parsed, left

    def _check_value(self, action: Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known, what = list(action.choices), "命令" if isinstance(action, _SubParsersAction) else "取值"
        if what == "命令" and os.path.exists(value):
            raise ArgumentError(None, f"缺少命令。要检查“{value}”，请写 jixiao check {value}")
        near = _guess(value, known) or "，"
        told = f"没有“{value}”这个{what}{near}可以写：{'、'.join(known)}"
        raise ArgumentError(action if action.option_strings else None, told)

    def _left_over(self, word: str) -> str:
        if not word.startswith("-"):
            return f"多写了“{word}”"
        name = word.partition("=")[0]
        known = [option for action in self._actions for option in action.option_strings if option.startswith("--")]
        return f"没有“{name}”这个选项{_guess(name, known)}"

    def _refuse_wide_dashes(self, word: str) -> None:
        bare = word.lstrip("".join(_WIDE_DASHES) + "-")
        if word.startswith(_WIDE_DASHES) and bare and not os.path.lexists(word):
            option = ("--" if len(bare) > 1 else "-") + bare
            if option.partition("=")[0] in self._option_string_actions:
                self.error(f"“{word}”前面不是英文的减号，请写成 {option}")


def _guess(word: str, known: list[str]) -> str:
    from jixiao_lint.misspelt import did_you_mean  # few runs have anything misspelt in them

    return did_you_mean(word, known)
