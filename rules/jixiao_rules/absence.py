"""Indicators about things that must not happen, for which 无 is an answer and not a blank."""

from jixiao_rules.words import phrase

_ASKS_WHETHER = phrase(r"{absence.asked}|无.{0,8}(?:发生|情况)|(?:{absence.bad}|造成的?).{0,4}影响")


def asks_whether(name: str) -> bool:
    """True where the name asks whether something happens (有无安全事故, 重大违纪问题)."""
    return _ASKS_WHETHER.search(name) is not None
