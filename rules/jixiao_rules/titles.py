"""What a table's title says: its serial number, its years, and the project that it names."""

import re
from functools import lru_cache
from unicodedata import normalize

from jixiao_grammar.pattern import pattern
from jixiao_lint.table import Document, Table
from jixiao_rules.debris import without_bookmarks
from jixiao_rules.similarity import squeezed
from jixiao_rules.words import holds, longest_first, phrase, without

_BEFORE_NAME = r"(?=20[0-9]{2}年|[^0-9]|$)"
_SERIAL = pattern(
    rf"^\s*(?:附[件表]?|表)?\s*(?:[0-9]{{1,3}}(?:-[0-9]{{1,3}})*|[一二三四五六七八九十]{{1,3}})\s*[.．、:：]\s*{_BEFORE_NAME}"
)
_DIGITS, _MOST_DIGITS = "0123456789", 3
_POINTS, _NOT_PLAIN = frozenset(".．、"), frozenset((*_DIGITS, ""))
_NUMBERED = pattern(rf"\s*([0-9]{{1,3}})\s*[.．、]{_BEFORE_NAME}")
_YEAR = pattern(r"[（(]?(?:19|20)[0-9]{2}(?:[-—–~～至到](?:19|20)?[0-9]{2})?(?:学?年度?)?[）)]?")
_OWN_YEAR = pattern(r"(?<![0-9])(20[0-9]{2})(?=\s*(?:年(?!以|前|底前)|\)))")
_PERIOD = pattern(r"20[0-9]{2}\s*年?度?\s*(?:[-—–~至到]+|、)\s*(?:20)?[0-9]{2}\s*年?")
# What may be taken off with a year or with the number of an item: all of it, and a few characters more.
_GOES_WITH_YEARS = "年度学至到目标指一二三四五六七八九十"
_QUOTED = pattern(r"《[^》]*》|[〔\[][0-9]{4}[〕\]][0-9]+号")
_SHORTEST_NAME = 4
_IN_ORG_CODE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"
_ORG_END = phrase(r"{titles.organisations}$")
_ORDINALS = "一二三四五六七八九十"
_PART = pattern(r"第?([一二三四五六七八九十]|[0-9]{1,2})(期|批|标段|阶段)")
_OF_A_FORM = phrase(r"{titles.of-a-form}|[类级表]|^其他")
_SHORTEST_OBJECT = 3


def serial_number(title: str) -> int | None:
    """The number that a title starts with (3.… → 3); None where there is none."""
    text = without_bookmarks(title)
    plain = _plainly_numbered(text)
    if plain is not None:
        return plain[0]
    match = _NUMBERED.match(text)
    return int(match[1]) if match else None


def _plainly_numbered(title: str) -> tuple[int, str] | None:
    """The number in front and the name behind its point, where the name begins with a letter or a bracket, as nearly all do."""
    text = title.lstrip()
    behind = text.lstrip(_DIGITS)
    number = text.removesuffix(behind)
    is_plain = 0 < len(number) <= _MOST_DIGITS and behind[:1] in _POINTS and behind[1:2] not in _NOT_PLAIN
    return (int(number), behind[1:]) if is_plain and not behind[1:2].isspace() else None


def _without_serial(title: str) -> str:
    plain = _plainly_numbered(title)
    return plain[1] if plain is not None else _SERIAL.sub("", title)


@lru_cache(maxsize=1024)
def own_years(text: str) -> frozenset[int]:
    """The years that a title or name gives itself; periods, document numbers and quoted titles are passed over."""
    left = _PERIOD.sub("", _QUOTED.sub("", normalize("NFKC", text)))
    return frozenset(map(int, _OWN_YEAR.findall(left)))


@lru_cache(maxsize=1024)
def named_project(title: str, organisation: str) -> str:
    """The project that a title names, squeezed; empty where the title is a form's general name.

    Serial number, bookmark, year, issuer and the words of the form are taken off.
    """
    rest = _without_serial(without_bookmarks(title))
    rest = squeezed(_YEAR.sub("", normalize("NFKC", rest)))
    issuer = squeezed(organisation.strip().lstrip(_IN_ORG_CODE))
    if issuer:
        rest = rest.replace(issuer, "")
    bare = _without_form_words(rest)
    return "" if len(bare) < _SHORTEST_NAME or _ORG_END.search(bare) else rest


@lru_cache(maxsize=1024)
def _without_form_words(text: str) -> str:
    return without(text, "form-words")


@lru_cache(maxsize=1024)
def bare_project(name: str) -> str:
    """The name of a project without its year, squeezed."""
    return squeezed(_YEAR.sub("", normalize("NFKC", name)))


def may_be_left(text: str, bare: str) -> bool:
    """False where a text has a Chinese character that a bare name has not and that no year or number of an item goes with."""
    others = set(without_bookmarks(text)).difference(bare, _GOES_WITH_YEARS)
    return not any("\u4e00" <= character <= "\u9fff" for character in others)


def core(text: str) -> str:
    """A squeezed title or name without the words of the form."""
    return _without_form_words(text)


def names_department(said: str) -> bool:
    """True where nothing is said but a field of a department: 市场监管, 林业草原."""
    return bool(said) and not without(said, "departments")


def names_fund(title: str) -> bool:
    """True where a title names a fund, out of which projects of other names are paid."""
    return holds(title, "funds")


def lists_project(title: str) -> bool:
    """True for 3.春节慰问绩效目标表: a serial number and a name, with no word between that forms of all projects bear."""
    if serial_number(title) is None:
        return False
    name = re.sub(r"绩效目标.*$", "", _YEAR.sub("", _without_serial(without_bookmarks(title))))
    thing = object_of_work(title)
    return bool(name) and not _OF_A_FORM.search(name) and (thing is None or not is_class_of_works(thing))


def other_part(one: str, other: str) -> bool:
    """True where two names give parts of one kind, and none in common: 一期工程 and 二期工程, 第一批 and 第二批."""
    parts, others = (_parts(text) for text in (one, other))
    return any(numbers.isdisjoint(others[kind]) for kind, numbers in parts.items() if kind in others)


def _parts(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, kind in _PART.findall(normalize("NFKC", text)):
        found.setdefault(kind, set()).add(str(_ORDINALS.find(number) + 1) if number in _ORDINALS else number)
    return found


def object_of_work(text: str) -> str | None:
    """What is built, repaired or bought by a project of this name: 农村厕所改造项目 → 农村厕所; None where nothing is."""
    bare = core(bare_project(_without_serial(without_bookmarks(text))))
    work = next((word for word in (*longest_first("works"), "建设") if bare.endswith(word)), None)
    return None if work is None or bare.endswith(longest_first("not-works")) else bare.removesuffix(work)


def is_class_of_works(thing: str) -> bool:
    """True for an object that many projects share (基础设施, 农村信息化): who names it names no single project."""
    return len(without(thing, "classes-of-works")) < _SHORTEST_OBJECT


def stands_for_more(document: Document, table: Table) -> bool:
    """True where the next table is another project's and has no title of its own: the title above may be that of both."""
    behind = document.tables[table.index : table.index + 1]
    return any(other.text("项目名称") and not other.text("表题") for other in behind)
