"""The Chinese letters of a text. A range of all of them costs an expression 0.3 ms to compile, which no few texts are worth."""

_FIRST, _LAST = "\u4e00", "\u9fff"


def only_chinese(text: str) -> str:
    """The Chinese letters alone."""
    return "".join([letter for letter in text if _FIRST <= letter <= _LAST])


def chinese_apart(text: str) -> str:
    """The Chinese letters, with one blank in the place of all that stands between two stretches of them, before or behind them."""
    spaced = "".join([letter if _FIRST <= letter <= _LAST else " " for letter in text])
    before, behind = " " * (spaced[:1] == " "), " " * (spaced[-1:] == " ")
    parts = spaced.split()
    return f"{before}{' '.join(parts)}{behind}" if parts else before
