"""What a browser does not show of a page: scripts, what is struck out or hidden, the options that nobody chose."""

import re

from jixiao_lint.readers.grid import STRUCK
from jixiao_lint.readers.html_styles import Attributes, Look

_STRUCK = frozenset(("s", "strike"))
_SAID = {"del": "网页中标为已删除的文字没有读。", "comment": "网页中的批注没有读。"}
_NEVER = frozenset(("script", "style", "title", "template", "rt", "rp", *_SAID)) | _STRUCK
_CELLS = frozenset(("tr", "td", "th"))
_MAY_BE_HIDDEN = _CELLS | {
    "span",
    "font",
    "p",
    "div",
    "b",
    "i",
    "em",
    "strong",
    "a",
    "u",
    "input",
    "select",
}  # inside tables
_ALWAYS_CLOSED = frozenset(("div", "section", "table", "tbody"))  # outside of tables, others may be left open
_ENDED_BY_THE_NEXT = _CELLS | {"p"}
_VOID = frozenset(("input",))
_NO_TEXT = frozenset(
    ("hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "password", "range", "color")
)
_HIDDEN = "网页中隐藏的文字没有读。"


class Unseen:
    """Follows the tags of a page. `hides` while nothing is shown, `skips` while not even rows and cells are."""

    def __init__(self, page: str) -> None:
        self.notes: dict[str, None] = {}
        self._page = page
        self._never = 0
        self._hidden: str | None = None
        self._struck: str | None = None
        self._depth = self._struck_depth = 0
        self._chosen: bool | None = None  # in a list of options: whether one of them is said to be chosen
        self._option_shown = True

    @property
    def skips(self) -> bool:
        """Inside a hidden row, cell or text."""
        return self._hidden is not None

    @property
    def hides(self) -> bool:
        """No text is shown here."""
        return self._never > 0 or self.skips or self._struck is not None or not self._option_shown

    def start(self, tag: str, attributes: Attributes, look: Look, offset: int, *, in_table: bool) -> None:
        """A tag begins at an offset."""
        if tag == self._hidden and tag in _ENDED_BY_THE_NEXT:
            self._hidden = None
        self._end_struck(tag, opens=True)
        if self._hidden is not None:
            self._depth += tag == self._hidden
        elif (tag in _ALWAYS_CLOSED or (in_table and tag in _MAY_BE_HIDDEN)) and (
            look.hidden or "hidden" in attributes
        ):
            self.notes[_HIDDEN] = None
            self._hidden, self._depth = (None, 0) if tag in _VOID else (tag, 1)
        elif tag in _NEVER:
            self._never += 1
            self.notes |= {_SAID[tag]: None} if tag in _SAID else {STRUCK: None} if tag in _STRUCK else {}
        elif look.struck and tag in _MAY_BE_HIDDEN - _VOID and self._struck is None:
            self.notes[STRUCK] = None
            self._struck, self._struck_depth = tag, 1
        elif tag == "select":
            end = self._page.lower().find("</select", offset)
            options = self._page[offset : end if end > 0 else offset]
            self._chosen = re.search(r"<option[^>]*\sselected", options, re.IGNORECASE) is not None
        elif tag == "option" and self._chosen is not None:
            is_first = "option" not in self._page[self._page.lower().rfind("<select", 0, offset) : offset].lower()
            self._option_shown = "selected" in attributes if self._chosen else is_first

    def end(self, tag: str) -> bool:
        """A tag ends; True where it ended something that is not shown, and nothing else is to be done."""
        if self._hidden is not None:
            self._depth -= tag == self._hidden
            if self._depth <= 0 or (tag == "table" and self._hidden in _ENDED_BY_THE_NEXT):
                over, self._hidden = self._hidden, None
                return tag == over
            return True
        self._end_struck(tag, opens=False)
        if tag in _NEVER:
            self._never = max(0, self._never - 1)
            return True
        if tag in ("select", "option"):
            self._option_shown = True
            self._chosen = None if tag == "select" else self._chosen
        return False

    def _end_struck(self, tag: str, *, opens: bool) -> None:
        """What is struck out ends with its element, and with the cell or the row around it."""
        if self._struck is None:
            return
        if tag == self._struck:
            again = opens and tag not in _ENDED_BY_THE_NEXT
            self._struck_depth += 1 if again else -1
        around = {"tr", "table"} if self._struck in ("td", "th") else {"table"} if self._struck == "tr" else _CELLS
        if self._struck_depth <= 0 or tag in around:
            self._struck = None


def typed_into(attributes: Attributes, look: Look) -> str:
    """What stands in a field that a person fills in."""
    kind = (attributes.get("type") or "text").lower()
    return "" if kind in _NO_TEXT or look.hidden or "hidden" in attributes else attributes.get("value") or ""
