"""The several activities of one project: those that its name joins (教师培训及校舍修缮), those that its goal lists."""

from collections.abc import Iterable, Iterator

from jixiao_grammar.ast import Span
from jixiao_grammar.name import bare_name
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_rules.words import longest_first, phrase

_AND = pattern(r"(?<!以)及(?![时格])|、|与|(?<![总协调缓温])和")
_JOINING = frozenset("及、与和")
_YEAR = phrase(r"[（(][^（）()]*[)）]|20[0-9]{2}年度?|{activities.around}")
_LIST = phrase(
    r"{activities.doing}(?P<items>[^，。；;\n“”]{2,20}(?:、[^，。；;、\n“”]{2,20}){2,})(?:等各?[类项]?){activities.kinds}"
)


class Listed(Record):
    """Activities that a goal lists, and the stretch of the goal (code points) that lists them."""

    span: Span
    items: tuple[str, ...]


def joined_activities(name: str) -> list[str]:
    """The parts of a project's name that each end in an activity; none where one of them does not, or there is only one."""
    if _JOINING.isdisjoint(name):
        return []
    parts = [part.strip() for part in _AND.split(_YEAR.sub("", bare_name(name)))]
    return parts if len(parts) > 1 and all(part.endswith(longest_first("activities")) for part in parts) else []


def listed_activities(goal: str) -> Iterator[Listed]:
    """Lists of three or more activities in a goal: 开展就业创业、烈士褒扬、网络安全及拥军优属宣传等活动."""
    for match in _LIST.finditer(goal):
        items = tuple(item for item in _AND.split(match["items"]) if item)
        yield Listed(Span(match.start(), match.end()), items)


def unmentioned(activities: Iterable[str], texts: str) -> list[str]:
    """The activities of which no two neighbouring characters stand in the texts, common ones of them all left out."""
    pairs = {activity: _pairs(activity) for activity in activities}
    everywhere = set.intersection(*pairs.values()) if len(pairs) > 1 else set()
    return [activity for activity, own in pairs.items() if not any(pair in texts for pair in own - everywhere)]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
