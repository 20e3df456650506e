"""Signs that are made by underlining: an underlined > is how some write ≥."""

import re
from collections.abc import Sequence
from itertools import groupby

_MADE = {">": "≥", "＞": "≥", "<": "≤", "＜": "≤"}
UNDERLINED = "带下划线的“>”“<”按“≥”“≤”读取。"


def with_made_signs(texts: Sequence[str], underlined: Sequence[bool]) -> list[str]:
    """The texts of a paragraph's runs, those that are underlined told; a line under more than the sign is one to write on."""
    shown = list(texts)
    for is_underlined, stretch in groupby(range(len(texts)), key=underlined.__getitem__):
        runs = list(stretch)
        sign = "".join(texts[at] for at in runs)
        if is_underlined and sign.strip() in _MADE:
            for at in runs:
                shown[at] = "".join(_MADE.get(one, one) for one in texts[at])
    return shown


def makes_sign(page: str, offset: int, tag: str) -> bool:
    """True where the underlined element of a web page that begins at an offset holds a sign and nothing else."""
    sign = r"(?:&gt;|&lt;|&#6[02];|[>＞＜])"
    other = rf"(?:</?(?!{re.escape(tag)}\b)\w[^>]{{0,200}}>|\s){{0,20}}"
    form = rf"<{re.escape(tag)}\b[^>]{{0,500}}>{other}{sign}{other}</{re.escape(tag)}\b"
    return re.compile(form, re.IGNORECASE).match(page, offset) is not None
