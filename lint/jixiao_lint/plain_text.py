"""Text from other people's files made safe to print: without controls, and on one line where one is wanted."""

import re

# Besides the C0 and C1 controls (an ESC would steer the terminal): the separators that editors show as line breaks,
# and the marks that turn the direction of the text, which make a line show other than it is.
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_TO_SPACE = dict.fromkeys(_CONTROLS, " ")
_TO_SPACE_BUT_BREAKS = {code: " " for code in _CONTROLS if code not in (0x0A, 0x0D)}


# What build services take for a command: `##vso[…]`, `##[…]` and `##teamcity[…]` wherever they stand, `::name::` first in
# a line.
_COMMAND = r"#(?=#(?:vso|teamcity)?\[)"
_COMMAND_OF_LINE = r"(?:\A|(?<=[\r\n]))([^\S\r\n]*):(?=:)"


def one_line(text: str) -> str:
    """The text on one line: each line break and each control character becomes a space."""
    return same_length(text if text.isprintable() else text.replace("\r\n", "\n"))


def same_length(text: str) -> str:
    """As `one_line`, with every character in its old place, so that spans stay true."""
    return text if text.isprintable() else text.translate(_TO_SPACE)


def without_controls(text: str) -> str:
    """The text with its line breaks (LF, CR); each other control character becomes a space."""
    return text if text.isprintable() else text.translate(_TO_SPACE_BUT_BREAKS)


def unheeded(text: str) -> str:
    """The text as no build service obeys it: a space breaks up what would be a command in a log."""
    if "##" not in text and "::" not in text:
        return text
    return re.sub(_COMMAND_OF_LINE, r"\1: ", re.sub(_COMMAND, "# ", text, flags=re.IGNORECASE))
