"""Text from other people's files made safe to print: no line breaks, no control characters."""

# Besides the C0 and C1 controls (an ESC would steer the terminal): the separators that editors show as line breaks,
# and the marks that turn the direction of the text, which make a line show other than it is.
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_TO_SPACE = dict.fromkeys(_CONTROLS, " ")


def one_line(text: str) -> str:
    """The text on one line: each line break and each control character becomes a space."""
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_TO_SPACE)


def same_length(text: str) -> str:
    """As `one_line`, with every character in its old place, so that spans stay true."""
    return text if text.isprintable() else text.translate(_TO_SPACE)
