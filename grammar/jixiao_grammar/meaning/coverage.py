"""Every character of a cell has a role; what is left over decides whether the cell was understood.

Operators, numbers, units and dates are held by the nodes. The rest must be words that only name something: a numeral, a
comparison, a negation before the number, a slash beside it or a bracket with a limit among them means that a part was taken
for the whole.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao_grammar.ast import Amount, Compound, Node, Range
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import OpSource, Span, Unit, stretch
from jixiao_grammar.words import lark_pattern, lark_words, lines, phrases

# What may hold digits that are no number of the value: brackets, codes (PM2.5, GB/T 1234, 5G, 4A), ages, hot lines, classes
# (35kV变电站) and list numbers.
_QUIET = (
    r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]|【[^】]*】|《[^》]*》"
    r"|[A-Za-zΦφ]+(?:[0-9]{2,4}/[A-Z]|/[A-Za-z]+)?[ -]?[0-9][0-9A-Za-z.:/-]*|[2-6]G|[23]D|[48]K(?=[^\x00-\xff])|[1-5]A|m[23]"
    r"|[0-9]{1,3}(?:[-~至][0-9]{1,3})?(?:周?岁|个?月龄|个月(?=[婴儿幼]))(?:\(含\))?(?:及?以[上下])?(?=[^\x00-\xff]|[0-9.]+万?元)"
    r"|[“\"][0-9]{1,2}[·.][0-9]{1,2}[”\"]|1:[0-9]{3,6}(?=[^\W\d_]{0,4}图)|1:[0-9.]+万(?=[^\W\d_]{0,6}(?:图|调查|测[量绘]|勘查))|[0-9]+(?:\.[0-9]+)?(?:[kK][vV]|千伏|万?吨级)(?=[^\x00-\xff])"
    r"|(?<![^,;、。( ])[0-9]+(?:\.[0-9]+)?(?:[kK]VA|千伏安|英寸|[GT]B)(?=[^\x00-\xff])"
    r"|[0-9]+(?:\.[0-9]+)?[万亿]?元(?:及?以[上下])的?(?=项目|工程|合同|采购|资金|投资|设备|案件|贷款)"
    r"|(?:19|20)[0-9]{2}年版|(?:[0-9]{2}世纪)?(?<![0-9])[0-9]0年代(?![表理课言办码])|(?<![0-9])[5-90]0后(?![备勤续期端方来])|(?:(?<=[编文案票]号)|(?<=[编文案票]号:))[0-9]{2,}(?:-[0-9]+)+"
    r"|[1-5]A级(?=[^\W\d_]{2})|第[0-9]{1,3}(?:批次?|期|届|轮|阶段)(?=[^\W\d_]{2})|[1-9](?:[-~至][1-9])?年级(?=[^\W\d_]{2})"
    r"|[0-9]{3}(?:国道|省道|县道)|第?[0-9]{1,5}号(?:楼|院|线|门|井|桥|馆|库|池|炉|地块|标段)"
    r"|[0-9]{1,2}·[0-9]{1,2}(?=宣传|国家|全[国民]|世界|国际|消费|禁毒|环境|宪法|消防|法[治制]|活动|主题)"
    r"|[0-9]{2,4}米(?=(?:服务)?(?:半径)?覆盖率)|[0-9]{1,2}分钟(?=[^\W\d_]{0,4}圈)"
    r"|[①-⑳]|(?:目标|任务|指标|阶段|措施|内容)[0-9]{1,2}[:、]|(?:^|[,;。、\n]) *[0-9]{1,2}[.、)]"
    r"|[0-2]?[0-9](?::[0-5][0-9]|[时点])[-~至到][0-2]?[0-9](?::[0-5][0-9]|[时点])"
)
_DIGITS = pattern("[0-9]+")
_YEAR = pattern("(?:19|20)[0-9]{2}年")
_NUMERAL = pattern(
    r"百分之|千分之|(?<![第十百千万])(?:[一二两三四五六七八九][十百千万亿]|十[一二三四五六七八九])(?!大|届|五规划|四五|五五|几|佳|强)"
    r"[一二三四五六七八九十百千万亿零]*(?=年(?!代)|[个次场名人家户项份元天月套台件%篇期村镇乡县座所处])|[一二两三四五六七八九][百千万亿][一二三四五六七八九十]"
)
_LIMIT_IN_BRACKET = pattern(
    r"\([^()]*(?:[≥≤<>]|不超过|不低于|不少于|不高于|不得|至少|最多|最少|控制在)[^()]{0,6}?[0-9][^()]*\)"
)
_BOUND = pattern("(?<=[^\\W\\d_])(?<![级及或含])(?:以[上下内外]|之[内外])$")  # behind words it was torn from its number
# 五百-1000元, 二十二±2℃, 二期共80人, 一个中心、两个平台
_TORN = (
    "[一二两三四五六七八九廿卅]、?$|[一二两三四五六七八九十][十百千万亿](?:\\(不?含\\))?[ ]*[-~]?$"
    "|[一二两三四五六七八九十][期场批次班轮]共计?$|[一二两三四五六七八九十]个[^\\W\\d_]{1,6}、$"
)
_BLANK = " \n±"
_OTHER_THAN = frozenset("非不")  # even before a zero
_SLASH = pattern(r"[²³]|^/|/$|/[A-Za-z]|/[人户亩天年月次台吨]$")


def left_over(folded: str, node: Node) -> Span | None:
    """The first stretch of the cell that no node holds and that says more than a name; None if all was understood."""
    if isinstance(node, Amount) and _holds_all_digits(folded, node):
        return _telling(folded, node) if node.subject or node.qualifier or node.anchor else None
    return _digits(folded, node) or _telling(folded, node)


def _holds_all_digits(folded: str, node: Amount) -> bool:
    start, end = node.number_span
    if _DIGITS.search(folded, end) is None and (start == 0 or _DIGITS.search(folded, 0, start) is None):
        return True
    return len(_DIGITS.findall(folded)) == len(_DIGITS.findall(folded, start, end))


def _digits(folded: str, node: Node) -> Span | None:
    held = _held(node, folded)
    quiet: list[Span] | None = None
    for found in _DIGITS.finditer(folded):
        start, end = found.span()
        if any(span.start <= start and end <= span.end for span in held):
            continue
        if quiet is None:
            quiet = [Span(*known.span()) for known in _quiet().finditer(folded)]
        if not any(span.start <= start and end <= span.end for span in quiet):
            return Span(start, end)
    return None


def _held(node: Node, folded: str) -> list[Span]:
    match node:
        case Amount():
            own = [node.number_span, *_unit_spans(node.unit), *_spans_before(node, folded)]
            return [*own, *(span for part in node.breakdown for span in _held(part, folded))]
        case Range():
            own = [*_held(node.low, folded), *_held(node.high, folded)]
            return [*own, *(span for part in node.breakdown for span in _held(part, folded))]
        case Compound():
            return [span for part in node.parts for span in _held(part, folded)]
        case _:
            return [node.span]


def _unit_spans(unit: Unit | None) -> list[Span]:
    return [] if unit is None else [unit.span, *(below.span for below in unit.per)]


def _spans_before(node: Amount, folded: str) -> Iterator[Span]:
    """The words before the number: 70岁以上老人体检率≥95% says whom, 较2024年下降6% and 由30%提高到50% from where."""
    start, end = node.span.start, node.number_span.start
    if node.subject is not None and node.op_source is OpSource.SIGN and node.op_span is not None:
        yield Span(start, node.op_span.start)
    elif node.subject is not None and _names_a_rate().fullmatch(node.subject):
        yield Span(start, start + len(node.subject))
    if node.baseline is not None or node.anchor is not None:
        yield from (Span(*found.span()) for found in _YEAR.finditer(folded, start, end))
        place = folded.find(node.anchor or " ")  # 降雨量超过50mm时
        yield Span(place, place + len(node.anchor or ""))
    if node.baseline is not None and node.baseline[0] in "0123456789" and "年" not in node.baseline:
        place = folded.find(node.baseline, start)
        yield Span(place, place + len(node.baseline))


@lru_cache(maxsize=1)
def _quiet() -> re.Pattern[str]:
    """Compiled when it is first asked for, since few cells hold more than their number."""
    number, counter = (lark_pattern("named.lark", name) for name in ("HOTLINE", "COUNTER"))
    called = "|".join(lark_words("named.lark", "CALLED"))
    hot_line = rf"{number}[”\"]?(?!{counter})(?=[^\W\d_]{{0,4}}(?:{called}))"
    all_day, goods = "|".join(lark_words("named.lark", "ALL_DAY")), lark_pattern("named.lark", "SIZED_GOODS")
    return pattern(f"{_QUIET}|{hot_line}|{goods}|24小时(?={all_day})")


@lru_cache(maxsize=1)
def _names_a_rate() -> re.Pattern[str]:
    """A subject with a number in it, as the grammar lets it: 24小时办结率, 10项重点任务完成率, 热线30秒接通率."""
    return pattern(f"[^0-9]*[0-9.]+[^\\W0-9].*(?:{'|'.join(lark_words('named.lark', 'RATE'))})")


# ---- words that say more than a name


def _telling(folded: str, node: Node) -> Span | None:
    match node:
        case Amount():
            first, last, counts, parts = node, node, node.number != 0, node.breakdown
        case Range():
            first, last = sorted((node.low, node.high), key=lambda bound: bound.number_span.start)
            counts, parts = True, node.breakdown
        case Compound():
            return next(filter(None, (_telling(folded, part) for part in node.parts)), None)
        case _:
            return None
    for part in parts:
        folded = folded[: part.span.start] + " " * (part.span.end - part.span.start) + folded[part.span.end :]
        found = _telling(folded, part)
        if found is not None:
            return found
    before, behind = _words_around(node.span, first, last)
    words = folded[before[0] : before[1]]
    if words and _may_say_more(words, counts):
        found = next(_said(words, before, counts), None)
        if found is not None:
            return found
    words = folded[behind[0] : behind[1]]
    return next(_said(words, behind, False), None) if words and _suspicious().search(words) else None


@lru_cache(maxsize=1024)
def _may_say_more(words: str, counts: bool) -> bool:
    """Asked once for the same words before another number."""
    return (
        _suspicious().search(words) is not None
        or (counts and _negation().search(words.rstrip(_BLANK)) is not None)
        or words in _OTHER_THAN
    )


def _said(words: str, place: Span, before_a_number: bool) -> Iterator[Span]:
    bare = _quiet().sub(lambda found: " " * len(found[0]), words)
    for sign in (_comparison(), _NUMERAL, _SLASH, _BOUND):
        yield from (_within(place, found) for found in sign.finditer(bare))
    yield from (_within(place, found) for found in _LIMIT_IN_BRACKET.finditer(words))
    if before_a_number or bare.rstrip(_BLANK) in _OTHER_THAN:
        yield from (_within(place, found) for found in _negation().finditer(bare.rstrip(_BLANK)))


def _words_around(span: Span, first: Amount, last: Amount) -> tuple[Span, Span]:
    """The words before the first number with its operator, and those behind the last one with its unit."""
    start, end, unit = first.number_span[0], last.number_span[1], last.unit
    if unit is not None:
        end = max(end, unit.span[1], *[below.span[1] for below in unit.per]) if unit.per else max(end, unit.span[1])
    if first.op_span is not None:
        start = min(start, first.op_span[0])
    if last.op_span is not None and last.op_span[0] >= end:
        end = last.op_span[1]
    return stretch(span[0], max(span[0], start)), stretch(min(end, span[1]), span[1])


@lru_cache(maxsize=1)
def _suspicious() -> re.Pattern[str]:
    """One look for all of them, since nearly all words only name something."""
    patterns = (_comparison(), _NUMERAL, _SLASH, _BOUND, _LIMIT_IN_BRACKET)
    return pattern("|".join(one.pattern for one in patterns))


def _within(span: Span, found: re.Match[str]) -> Span:
    return Span(span.start + found.start(), span.start + found.end())


@lru_cache(maxsize=1)
def _comparison() -> re.Pattern[str]:
    return pattern("|".join(phrases("compares")))


@lru_cache(maxsize=1)
def _negation() -> re.Pattern[str]:
    nots, verbs = "|".join(phrases("negation")), "|".join(phrases("negated"))
    return pattern(f"(?:{nots})(?:{verbs})?$|(?:{nots})(?:{verbs})[^,;。]{{0,8}}的$|{_TORN}")


# ---- words with digits that are understood as words: a rank, a flood that comes every 20 years, hours of the day

# Words that only name something; a limit, a sign or a stray bracket beside a yardstick means that more was meant.
_NAMES = pattern(r"(?:(?!(?:以|之)[上下内外])[^\W0-9]|[ 、,《》“”])*")
# A number in words: 10kV线路改造二十五公里.
_SPELLED = pattern("百分之|[一二两三四五六七八九十][一二三四五六七八九十百千万亿零]+[^一二三四五六七八九十百千万亿零]")


def are_all_yardsticks(folded: str) -> bool:
    """Whether every digit of a cell of words belongs to a yardstick, and nothing beside them limits or compares."""
    rest = _yardstick().sub("", folded)
    return rest != folded and len(rest) != 1 and _NAMES.fullmatch(rest) is not None and _SPELLED.search(rest) is None


@lru_cache(maxsize=1)
def _yardstick() -> re.Pattern[str]:
    # Compiled when a cell first asks: nearly all cells hold a number that is one.
    return pattern("|".join(f"(?:{one})" for one in lines("yardsticks.txt")))
