"""Whether a row and a promise of the goal are about one matter: a rate alike, the same thing, or two words in common."""

from functools import lru_cache

from jixiao_grammar.name import Name, read_name
from jixiao_grammar.pattern import pattern
from jixiao_lint.table import Row
from jixiao_rules.promises import Promise
from jixiao_rules.reading import is_percent
from jixiao_rules.words import longest_first, phrase, words

_BEFORE_RATE = phrase("^{promises.before-rates}+")
_CHANGE = phrase("{promises.growth}(?:率|比例|幅度)?$")
# Characters of names of many kinds: to share them means nothing.
_EVERYWHERE = frozenset("人员项目工程的数量各类本年度服务活动工作次场个名位户家期 ")
_RATE = "率"
_JOINED = pattern("[和与及]")
_OWN_RATE = 3
_A_FULL_NAME = 6  # characters of a name that says of what it is a rate
_A_NAME = 2  # characters that a name has at least


def speaks_of(promise: Promise, row: Row) -> bool:
    """True where the row measures what is promised: a rate alike, the same thing (飞防, 飞防面积), or two words in common."""
    if is_percent(promise.amount):
        if promise.amount.direction is None and len(row.name_reading.bare) > _OWN_RATE and _says_all(promise, row):
            return True
        return _same_rate(promise, row) if promise.amount.direction is None else _same_change(promise, row)
    name = row.name_reading.bare
    if promise.amount.subject == measured(row.name_reading) or is_named_alike(promise, row):
        return True
    pairs = {name[at : at + 2] for at in range(len(name) - 1)} - words("common-words")
    return sum(pair in promise.clause for pair in pairs if all("\u4e00" <= char <= "\u9fff" for char in pair)) >= 2


def _says_all(promise: Promise, row: Row) -> bool:
    """True where the goal has the row's name word for word, whatever kind of share it is: 遥感测量误差控制在3%以内.

    Of several that are promised together (参训率和结业率均达到98%), the rate itself is enough.
    """
    subject, name = promise.amount.subject or "", row.name_reading.bare
    together = _JOINED.split(subject) if name.endswith(_RATE) else []
    if len(name) >= _A_FULL_NAME and name in subject:
        return True  # 适龄儿童疫苗接种率以乡镇为单位不低于95%
    return subject.endswith(name) or (len(together) > 1 and name[-_OWN_RATE:] in together)


def _same_rate(promise: Promise, row: Row) -> bool:
    """Both are 合格率, and what they are rates of has a character in common, or one of them names no object.

    Whoever is satisfied is said with many words (群众, 服务对象): there 满意度 is enough.
    """
    subject, name = read_name(_BEFORE_RATE.sub("", promise.amount.subject or "")), row.name_reading
    heads = sorted((_kind_of_rate(subject), _kind_of_rate(name)), key=len)
    if not all(heads) or not subject.is_metric:
        return False
    if "满意" in heads[0] and "满意" in heads[1]:
        return True
    if not heads[1].endswith(heads[0]):
        return False
    if name.bare.endswith(subject.bare):
        return True
    one, other = (said.subject.cut(said.text) if said.subject else "" for said in (subject, name))
    unsaid = heads[0] == heads[1] and not (one and other)
    left = subject.bare.removesuffix(heads[0]), name.bare.removesuffix(heads[0])
    return unsaid or share_a_character(*left)


def _kind_of_rate(name: Name) -> str:
    """合格率, 验收合格率; of a rate whose deed is none that is known, what stands in front of it: 取证率, 落实率."""
    head = name.head()
    return name.bare[-_OWN_RATE:] if head == _RATE else head


def _same_change(promise: Promise, row: Row) -> bool:
    """Both say how much the same thing grows or falls: 投诉量比上年下降15%, 供热投诉量下降率."""
    name, subject = row.name_reading.bare, promise.amount.subject or ""
    thing = _CHANGE.sub("", name)
    alike = thing != name and min(len(thing), len(subject)) > _A_NAME
    return alike and (thing.endswith(subject) or subject.endswith(thing))


def measured(name: Name) -> str:
    """What a name measures: 飞防 of 飞防面积."""
    return name.bare.removesuffix(name.measure.span.cut(name.text)) if name.measure else name.bare


def is_named_alike(promise: Promise, row: Row) -> bool:
    """True where both name one thing, and one of them the deed besides: 彩超8台 and 采购彩超数量; 培训540人 and 培训人数."""
    subject, name = promise.amount.subject or "", measured(row.name_reading)
    if len(subject) >= _A_NAME and subject == name:
        return True
    (deed, said), (other_deed, thing) = done_to(subject), done_to(name)
    return len(said) >= _A_NAME and said == thing and (deed == other_deed or not deed or not other_deed)


@lru_cache(maxsize=1024)
def done_to(name: str) -> tuple[str, str]:
    """What is done, and what it is done to: 采购, 彩超 of 采购彩超 and of 彩超采购."""
    deeds = longest_first("deeds")
    if name.startswith(deeds):
        deed = next(deed for deed in deeds if name.startswith(deed))
        return deed, name.removeprefix(deed)
    deed = next(deed for deed in deeds if name.endswith(deed)) if name.endswith(deeds) else ""
    return deed, name.removesuffix(deed)


def share_a_character(one: str, other: str) -> bool:
    """True where two texts have a character in common that does not stand in names of every kind."""
    return bool(set(one) & set(other) - _EVERYWHERE)
