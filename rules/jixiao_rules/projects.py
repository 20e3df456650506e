"""Which tables are about one project: told by its code, else by unit and name without the year, else by a likely name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from unicodedata import normalize

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.group import Matched, Member, SameKey
from jixiao_rules.similarity import likeness, squeezed
from jixiao_rules.titles import bare_project, core

__all__ = ["LIKE", "PROJECT", "UNIT", "ProjectCard", "bare_name", "same_document", "unit_of", "year_of"]

# From this likeness on (0 to 1, shared pairs of neighbouring characters) two names of one unit may be one project's.
LIKE = 0.8
_SHORTEST_LIKE = 5
# A pair of characters that more names have than these tells nothing, and looking at all of them would take long.
_MOST_SHARING = 40

_IN_CODE_OF_UNIT = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-—.、"
_CODE_BEHIND_UNIT = pattern(r"[（(\[【]?[0-9]{3,}[)）\]】]?$")
_ENDS_CODE = frozenset("0123456789)）]】")
# Codes of the budget system: a dozen digits and letters at least, at the beginning or the end of the name.
_CODE = pattern(
    r"^[\[【(（]?([0-9]{2,}[0-9A-Z]{9,30})[\]】)）]?\s*[-—_:：]*\s*|\s*[-—_]*[\[【(（]([0-9]{2,}[0-9A-Z]{9,30})[\]】)）]$"
)
_SHORTEST_CODE = 11
_NO_LETTER = pattern(r"[\W_]")
_YEAR = pattern(r"(?<![0-9])20[0-9]{2}(?![0-9])")
# What two names must not differ in: numbers, ordinals, directions, places.
_TELLS_APART = pattern(
    "[0-9a-z一二三四五六七八九十甲乙丙丁东南西北上中下左右内外新旧区县市省州镇乡村街路段号期批类级国男女老幼小大初高]"
)


class ProjectCard(Record):
    """What tells a project. `unit` is that which declares it; where the table names none, the folder without its year.

    `code` is empty where there is none; `name` has no code, no year, no punctuation. `year` is 0 where nobody says it.
    """

    unit: str
    code: str
    name: str
    year: int


class ByProject(Record):
    """Tables of one project, whatever their years and kinds."""

    doubt: str = "名称相近，可能是同一项目"

    def card(self, member: Member) -> ProjectCard | None:
        """None for a table that names no project."""
        text = member.table.text("项目名称")
        code, name = _code(member.table.text("项目编码"), text), bare_name(text)
        return ProjectCard(unit_of(member), code, name, year_of(member) or 0) if name or code else None

    def keys(self, card: ProjectCard) -> Iterable[str]:
        """The unit, within which names are compared, and the code, which holds everywhere."""
        return (card.unit, card.code) if card.code else (card.unit,)

    def match(self, cards: Sequence[ProjectCard]) -> Iterable[Sequence[Matched]]:
        """Cards of one code, and of one unit and name; then those whose names are alike, as other kin."""
        sure = _Sets(len(cards))
        for shared in (_by_code(cards), _by_name(cards)):
            for first, *others in shared:
                for other in others:
                    sure.join(first, other)
        kin = [sure.of(number) for number in range(len(cards))]
        likely = _Sets(len(cards))
        for number, own in enumerate(kin):
            likely.join(own, number)
        for one, other in _alike(cards, kin):
            likely.join(one, other)
        groups: dict[int, list[Matched]] = defaultdict(list)
        for number, own in enumerate(kin):
            groups[likely.of(number)].append(Matched(number, own))
        return [group for group in groups.values() if len(group) > 1]


def unit_of(member: Member) -> str:
    """The unit that declares the table, without its code. A table that names none is taken for one of its folder's."""
    return _named(member.table.text("单位")) or "？" + _YEAR.sub("", member.path.portable.rpartition("/")[0])


@lru_cache(maxsize=1024)
def _named(unit: str) -> str:
    text = normalize("NFKC", unit).strip()
    bare = text.lstrip(_IN_CODE_OF_UNIT)
    return squeezed(_CODE_BEHIND_UNIT.sub("", bare) if bare[-1:] in _ENDS_CODE else bare) or squeezed(text)


def bare_name(name: str) -> str:
    """The name of a project without its code and its year, squeezed."""
    text = normalize("NFKC", name).strip()
    return bare_project(_CODE.sub("", text) if _may_hold_code(text) else text)


def _may_hold_code(name: str) -> bool:
    if len(name.encode("ascii", "ignore")) < _SHORTEST_CODE:  # as nearly all
        return False
    return sum(character.isascii() and character.isalnum() for character in name) >= _SHORTEST_CODE


def year_of(member: Member) -> int | None:
    """The budget year of a table; where the table does not say it, that of the file's name or of the closest folder."""
    return member.table.year or _year_in(member.path.portable)


def same_document(one: Member, other: Member) -> bool:
    """True for a table of a file and the same table of its other format: 目标.docx and 目标.pdf in one folder."""
    left, right = one.path.portable, other.path.portable
    if left == right or left.rpartition(".")[0] != right.rpartition(".")[0]:
        return False
    return _texts(one) == _texts(other)


def _texts(member: Member) -> list[tuple[str, str]]:
    return [(squeezed(row.text("三级指标")), squeezed(row.text("指标值"))) for row in member.table.rows()]


@lru_cache(maxsize=1024)
def _year_in(path: str) -> int | None:
    for part in reversed(path.split("/")):
        years = set(_YEAR.findall(part))
        if len(years) == 1:
            return int(years.pop())
    return None


def _code(cell: str, name: str) -> str:
    given = _NO_LETTER.sub("", normalize("NFKC", cell)).upper()
    if given:
        return given
    text = normalize("NFKC", name).strip()
    found = _CODE.search(text) if _may_hold_code(text) else None
    return (found[1] or found[2]) if found else ""


def _by_code(cards: Sequence[ProjectCard]) -> Iterator[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, card in enumerate(cards):
        if card.code:
            found[card.code].append(number)
    return iter(found.values())


def _by_name(cards: Sequence[ProjectCard]) -> Iterator[list[int]]:
    """Cards of one unit and name. Where one year has two codes under one name, these are two projects, and codes decide."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, card in enumerate(cards):
        if card.name:
            found[card.unit, card.name].append(number)
    for numbers in found.values():
        codes: dict[int, set[str]] = defaultdict(set)
        for number in numbers:
            if cards[number].code:
                codes[cards[number].year].add(cards[number].code)
        if all(len(some) == 1 for some in codes.values()):
            yield numbers


def _alike(cards: Sequence[ProjectCard], kin: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of kins of one unit, of different years, whose names are alike, where neither is as like to any other."""
    years: dict[int, set[int]] = defaultdict(set)
    firsts: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(kin):
        years[own].add(cards[number].year)
        if own == number and len(cards[number].name) >= _SHORTEST_LIKE:
            firsts[cards[number].unit].append(number)
    for numbers in firsts.values():
        best: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for one, other in _sharing({number: cards[number].name for number in numbers}):
            if years[one] & years[other] or 0 in years[one] | years[other]:
                continue
            like = _likeness_of_names(cards[one].name, cards[other].name)
            if like >= LIKE:
                best[one].append((like, other))
                best[other].append((like, one))
        for one, found in best.items():
            if len(found) == 1 and len(best[found[0][1]]) == 1 and one < found[0][1]:
                yield one, found[0][1]


def _sharing(names: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Pairs of names that have enough pairs of characters in common to be worth a closer look."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, name in names.items():
        for pair in {name[at : at + 2] for at in range(len(name) - 1)}:
            holders[pair].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= _MOST_SHARING:
            shared.update(combinations(numbers, 2))
    lengths = {number: len(name) for number, name in names.items()}
    enough = [
        (one, other)
        for (one, other), count in shared.items()
        if 2 * count >= lengths[one] - 1 or 2 * count >= lengths[other] - 1
    ]
    return iter(sorted(enough))


def _likeness_of_names(one: str, other: str) -> float:
    """How alike two names are; 0 where they differ in a number, an ordinal, a direction or a place."""
    left, right = core(one) or one, core(other) or other
    if left == right:
        return 1.0
    from difflib import SequenceMatcher  # which no run of one file needs

    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal" and _TELLS_APART.search(left[a:b] + right[c:d]):
            return 0.0
    return max(likeness(one, other), likeness(left, right))


class _Sets:
    """Which numbers have been joined; a set is called by the lowest number in it."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def of(self, number: int) -> int:
        """The name of the set that the number is in."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.of(one), self.of(other)))
        self._above[high] = low


PROJECT = ByProject()
UNIT = SameKey(unit_of)
