"""Whether a field of the head says no more than the project's name: 用于河道清淤工作经费, 做好河道清淤工作。"""

from functools import cache

from jixiao_rules.titles import bare_project, may_be_left
from jixiao_rules.words import without, words

_SHORTEST = 3


def only_names(text: str, project: str) -> bool:
    """True where nothing is left of a text but the project's name, when empty words are taken off both."""
    if not may_be_left(text, bare_project(project) + _letters()):
        return False
    said, name = (without(bare_project(one), "frames-of-names") for one in (text, project))
    return len(name) >= _SHORTEST and said == name


@cache
def _letters() -> str:
    """The letters of the words that may be taken off."""
    return "".join(words("frames-of-names"))
