"""What a self-evaluation writes under 偏差原因: whether it is a reason, and whether it claims that nothing was to explain."""

from jixiao_lint.table import Row
from jixiao_rules.words import phrase, says, section

REASON = "备注"
_SOMETHING_LEFT = phrase("(?:^|[，,。；;、])(?:{reasons.left})[0-9][^，,。；;]*(?:{reasons.undone})")


def reason_given(row: Row) -> str:
    """The reason; empty where nothing stands there, or a word for nothing (无)."""
    written = row.text(REASON)
    return "" if written.rstrip("。.") in section("reasons.none") else written


def claims_to_have_reached(reason: str) -> bool:
    """True where a reason says that the target was reached or passed, and nothing that may be a reason why not."""
    return says(reason, "reasons.reached") and not says(reason, "reasons.but")


def claims_that_some_is_left(reason: str) -> bool:
    """True where a reason begins with a number that is still to be done: 尚有4公里未完成."""
    return _SOMETHING_LEFT.search(reason) is not None
