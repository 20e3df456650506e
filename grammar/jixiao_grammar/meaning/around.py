"""What stands around a number, sorted: comparisons, words, units for each, brackets."""

from collections.abc import Sequence
from functools import lru_cache

from jixiao_grammar.ast import Approx, Diagnostic, Direction, Span, Unit
from jixiao_grammar.meaning.operators import includes
from jixiao_grammar.meaning.pieces import (
    Aside,
    Baseline,
    Before,
    Behind,
    Blur,
    Bracket,
    Comparison,
    Currency,
    DateWord,
    Each,
    PercentSign,
    Words,
)
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.words import lark_words, phrases


class Around(Record):
    """The neighbours of a number. `odd` when one of them does not belong there; then nothing can be understood.

    `compared` stands before it, `late` are signs and `behind` is the word behind it. `tail` are the words behind it, and
    `suffix_word` the text of `behind`. `included` is False where （不含） makes the bound
    strict, and True where （含） takes it in (大于100（含）).
    """

    compared: tuple[Comparison, ...] = ()
    late: tuple[Comparison, ...] = ()
    behind: Comparison | None = None
    approx: Approx = Approx.NONE
    per: tuple[Unit, ...] = ()
    each: str = ""
    words: tuple[Words, ...] = ()
    tail: tuple[Words, ...] = ()
    early_brackets: tuple[Bracket, ...] = ()
    late_brackets: tuple[Bracket, ...] = ()
    asides: tuple[Aside, ...] = ()
    currency: Span | None = None
    baseline: str | None = None
    percent: PercentSign | None = None
    included: bool | None = None
    odd: bool = False

    @property
    def text(self) -> str:
        """The words before the number."""
        return self.words[0].text if len(self.words) == 1 else "".join([found.text for found in self.words])

    @property
    def tail_text(self) -> str:
        """The words behind it."""
        return self.tail[0].text if len(self.tail) == 1 else "".join([found.text for found in self.tail])

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What the neighbours have to say about themselves."""
        if not self.compared and not self.late:
            return ()
        return tuple([found.note for found in (*self.compared, *self.late) if found.note is not None])


NOTHING = Around()


def surroundings(lead: Sequence[Before] | None, rest: Sequence[Behind] | None) -> Around:
    """The neighbours of a number, from the two lists that the grammar gives."""
    found, pieces = _everyday(lead or ())
    for piece in pieces:
        found = _before(found, piece)
    for neighbour in rest or ():
        found = _behind(found, neighbour)
    return found


def _everyday(lead: Sequence[Before]) -> tuple[Around, Sequence[Before]]:
    """Words, a comparison, or both, which is what stands before most numbers; and what of the lead is left."""
    first = lead[0] if lead else None
    if isinstance(first, Words):
        if len(lead) > 1 and isinstance(lead[1], Comparison):
            return Around(words=(first,), compared=(lead[1],)), lead[2:]
        return Around(words=(first,)), lead[1:]
    if isinstance(first, Comparison):
        return Around(compared=(first,)), lead[1:]
    return NOTHING, lead


def _before(found: Around, piece: Before) -> Around:  # noqa: PLR0911  (one answer for each kind of piece)
    match piece:
        case Words():
            # 标准不低于低保标准的1.3倍: what is compared with the number stands behind the operator
            compared = next((known for known in found.compared if not known.soft), None)
            apart = bool(found.words) and compared is not None and found.words[0].span.start < compared.span.start
            odd = found.odd or (apart and piece.text not in _deeds())
            # 近三年平均增长5%: 近 belongs to the years, and the number is as sharp as it is printed
            approx = Approx.NONE if found.approx is Approx.BELOW else found.approx
            return found._replace(words=(*found.words, piece), odd=odd, approx=approx)
        case Comparison():
            return found._replace(compared=(*found.compared, piece))
        case Blur():
            return found._replace(approx=piece.approx)
        case Each():
            return _each(found, piece)
        case Bracket():
            # [90,100] is an interval, and nobody knows what stands behind it
            odd = piece.text[0] != "(" and any(character in "0123456789" for character in piece.text)
            return found._replace(early_brackets=(*found.early_brackets, piece), odd=found.odd or odd)
        case Baseline():
            return found._replace(baseline=piece.what)
        case DateWord():
            return found._replace(words=(*found.words, Words(piece.text, piece.span)))
        case Currency():
            return found._replace(currency=piece.span)
        case PercentSign():
            return found._replace(percent=piece, odd=found.odd or found.percent is not None)
        case _:
            return found._replace(odd=True)


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return frozenset(lark_words("operators.lark", "DEED"))


def _each(found: Around, piece: Each) -> Around:
    if piece.per is None:
        return found._replace(words=(*found.words, Words(piece.text, piece.span)))
    words = (*found.words, Words(piece.noun, piece.span)) if piece.noun else found.words
    each = found.each + piece.text.removesuffix(piece.noun)
    return found._replace(per=(*found.per, *piece.per), words=words, each=each)


def _behind(found: Around, piece: Behind) -> Around:  # noqa: PLR0911  (one answer for each kind of piece)
    match piece:
        case Comparison() if piece.op is None or piece.source.value == "suffix":
            odd = found.odd or found.behind is not None or bool(found.tail)
            return found._replace(behind=piece, odd=odd)
        case Comparison():
            return found._replace(late=(*found.late, piece))
        case Blur():
            return found._replace(approx=piece.approx)
        case Words():
            return found._replace(tail=(*found.tail, piece))
        case Bracket():
            included = includes(piece)
            if included is not None and not found.tail:
                return found._replace(included=included, late_brackets=(*found.late_brackets, piece))
            return found._replace(late_brackets=(*found.late_brackets, piece))
        case Aside():
            return found._replace(asides=(*found.asides, piece))
        case _:
            return found._replace(odd=True)


# ---- the words before a number: subject, direction, baseline, anchor (同比增长, 较上年下降, 合同签订后)

_BASELINE = pattern(
    r"(?:较|比|与|同|在)?(?P<what>(?:上一?年度?|去年|上年|往年|(?<![学])前[一两三]年(?!级)|历年|(?<!合)同期|基期|上期|上季度?|上月)(?:同期)?)"
    r"(?:相比|水平|基础上|末|比|的)*"
)
_ANCHOR = pattern(r"(?:自|从|于)?(?P<what>.+?)(?:起|(?<![滞延落先前])后|之后|以后|的)$")
_SOFT_ENDS = "的了是：: ，-·“”\"'‘’"


class Subject(Record):
    """What the words before a number say; `ranks` is True when the number is a place (排名前10)."""

    subject: str | None = None
    direction: Direction | None = None
    baseline: str | None = None
    anchor: str | None = None
    ranks: bool = False


NOBODY = Subject()


def read_subject(words: str) -> Subject:
    """Take the words before a number apart."""
    words = words.strip(_SOFT_ENDS)
    if not words:
        return Subject()
    if words.endswith(phrases("rank")) and not words.endswith(phrases("no_rank")):
        return Subject(words, ranks=True)
    anchor = _ANCHOR.fullmatch(words)
    if anchor:
        return Subject(anchor=anchor["what"])
    direction, rest = _direction(words)
    baseline, rest = _baseline(rest)
    return Subject(rest.strip(_SOFT_ENDS) or None, direction, baseline)


def baseline_of(words: str) -> str | None:
    """The baseline that a text without a number names (高于去年 → 去年)."""
    found = _BASELINE.search(words)
    return found["what"] if found else None


def _direction(words: str) -> tuple[Direction | None, str]:
    for direction, name in ((Direction.INCREASE, "increase"), (Direction.DECREASE, "decrease")):
        verbs = phrases(name)
        if words.endswith(verbs):
            verb = next(verb for verb in verbs if words.endswith(verb))
            return direction, words[: -len(verb)]
    if words.startswith(phrases("raising")):
        return Direction.INCREASE, words
    if words.startswith(phrases("lowering")):
        return Direction.DECREASE, words
    return None, words


def _baseline(words: str) -> tuple[str | None, str]:
    found = _BASELINE.search(words)
    if found:
        return found["what"], words[: found.start()] + words[found.end() :]
    for word in phrases("same_period"):
        if word in words:
            return ("上年" if word == "同比" else "上期"), words.replace(word, "")
    return None, words
