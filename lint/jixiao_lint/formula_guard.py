"""Text in a CSV file that a spreadsheet would run as a formula: kept from it by an apostrophe, which is no part of the text."""

from jixiao_grammar.pattern import pattern

# `=1+1`, `+cmd|…`, `-2+3`, `@SUM(…)`, in full width too, and behind blanks, which spreadsheets skip.
_FORMULA = pattern(r"\s*[=+\-@＝＋－＠]")
# Numbers and bare dashes are written everywhere, and run nothing.
_HARMLESS = pattern(r"[+\-＋－]\d[\d,]*(?:\.\d+)?[%％]?|[\-－]+")


def guarded(text: str) -> str:
    """The text as it is to stand in a CSV file."""
    return "'" + text if _would_run(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _would_run(text[1:]) else text


def _would_run(text: str) -> bool:
    """True for a formula, and for one that already has its apostrophe, so that the text comes back as it was."""
    bare = text.lstrip("'")
    return _FORMULA.match(bare) is not None and _HARMLESS.fullmatch(bare) is None
