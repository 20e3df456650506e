"""Waivers as comments in Word and Excel files: whoever answers a finding with 已说明： and a reason has waived it."""

from collections.abc import Iterable

from jixiao_lint.readers.explanation import AtCell, Explained
from jixiao_lint.waivers.waiver import Commented, Waiver, Written


def waivers_of(explained: Iterable[Explained]) -> list[Waiver]:
    """A waiver for each comment; without a reason it is one that is not in order."""
    return [Waiver((), one.reason, Commented(one.scope), Written(_place(one))) for one in explained]


def _place(one: Explained) -> str:
    where = f"{one.scope.sheet}!{one.scope.address} 的" if isinstance(one.scope, AtCell) else ""
    return f"{where}批注“已说明：”，作者 {one.author}" if one.author else f"{where}批注“已说明：”"
