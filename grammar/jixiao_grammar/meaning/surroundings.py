"""What stands around a number, sorted: comparisons, and which of them holds; words, units for each, brackets."""

from collections.abc import Sequence
from functools import lru_cache

from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning.neighbours import (
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
    includes,
)
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Approx, Op, Unit
from jixiao_grammar.words import lark_words


class Surroundings(Record):
    """The neighbours of a number. `odd` when one of them does not belong there; then nothing can be understood.

    `compared` stands before it, `late` are signs and `behind` is the word behind it. `tail` are the words behind it, and
    `suffix_word` the text of `behind`. `included` is False where （不含） makes the bound
    strict, and True where （含） takes it in (大于100（含）).
    """

    words: tuple[Words, ...] = ()
    compared: tuple[Comparison, ...] = ()
    late: tuple[Comparison, ...] = ()
    behind: Comparison | None = None
    approx: Approx = Approx.NONE
    per: tuple[Unit, ...] = ()
    each: str = ""
    tail: tuple[Words, ...] = ()
    early_brackets: tuple[Bracket, ...] = ()
    late_brackets: tuple[Bracket, ...] = ()
    asides: tuple[Aside, ...] = ()
    currency: Currency | None = None
    baseline: str | None = None
    percent: PercentSign | None = None
    included: bool | None = None
    odd: bool = False

    @property
    def text(self) -> str:
        """The words before the number."""
        return _joined(self.words)

    @property
    def tail_text(self) -> str:
        """The words behind it."""
        return _joined(self.tail)

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What the neighbours have to say about themselves."""
        if not self.compared and not self.late:
            return ()
        return tuple([found.note for found in (*self.compared, *self.late) if found.note is not None])


NOTHING = Surroundings()
_new = tuple.__new__


def _joined(words: tuple[Words, ...]) -> str:
    if not words:
        return ""
    return words[0].text if len(words) == 1 else "".join([found.text for found in words])


def surroundings(lead: Sequence[Before] | None, rest: Sequence[Behind] | None) -> Surroundings:
    """The neighbours of a number, from the two lists that the grammar gives."""
    found, pieces = _everyday(lead or ())
    for piece in _whole_words(pieces) if len(pieces) > 1 else pieces:
        found = _before(found, piece)
    for neighbour in rest or ():
        found = _behind(found, neighbour)
    return found


def _whole_words(pieces: Sequence[Before]) -> Sequence[Before]:
    """低 and 保标准的 are one stretch: the grammar ends words wherever a comparison could begin."""
    joined: list[Before] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, Words) and isinstance(last, Words):
            joined[-1] = Words(last.text + piece.text, last.span.cover(piece.span))
        else:
            joined.append(piece)
    return joined


def _everyday(lead: Sequence[Before]) -> tuple[Surroundings, Sequence[Before]]:
    """Words, a comparison, or both, which is what stands before most numbers; and what of the lead is left."""
    first = lead[0] if lead else None
    if isinstance(first, Words):
        if len(lead) > 1 and isinstance(lead[1], Comparison):
            return _new(Surroundings, ((first,), (lead[1],), *NOTHING[2:])), lead[2:]
        return _new(Surroundings, ((first,), *NOTHING[1:])), lead[1:]
    if isinstance(first, Comparison):
        return _new(Surroundings, ((), (first,), *NOTHING[2:])), lead[1:]
    return NOTHING, lead


def _before(found: Surroundings, piece: Before) -> Surroundings:  # noqa: PLR0911  (one answer for each kind of piece)
    match piece:
        case Words():
            # 标准不低于低保标准的1.3倍: what is compared with the number stands behind the operator
            compared = next((known for known in found.compared if not known.soft), None)
            apart = bool(found.words) and compared is not None and found.words[0].span.start < compared.span.start
            if apart and piece.text.endswith("的"):  # 租金不低于市场评估价的90%: a share of it
                return found._replace(baseline=piece.text[:-1])
            odd = found.odd or (apart and piece.text not in _deeds()) or _is_a_deed(found, piece)
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
            return found._replace(currency=piece)
        case PercentSign():
            return found._replace(percent=piece, odd=found.odd or found.percent is not None)
        case _:
            return found._replace(odd=True)


def _is_a_deed(found: Surroundings, words: Words) -> bool:
    """每照护一名老人补贴…: what was taken for something that is counted is done, and the next word says what is."""
    return bool(found.per) and not found.per[-1].known and words.text[0] in _COUNTS


_COUNTS = frozenset("一1两二三四五六七八九十")


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return frozenset(lark_words("operators.lark", "DEED"))


def _each(found: Surroundings, piece: Each) -> Surroundings:
    if piece.per is None:
        return found._replace(words=(*found.words, Words(piece.text, piece.span)))
    words = (*found.words, Words(piece.noun, piece.span)) if piece.noun else found.words
    each = found.each + piece.text.removesuffix(piece.noun)
    return found._replace(per=(*found.per, *piece.per), words=words, each=each)


def _behind(found: Surroundings, piece: Behind) -> Surroundings:  # noqa: PLR0911  (one answer for each kind of piece)
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


# ---- which of several wins

Verdict = tuple[Comparison | None, tuple[Diagnostic, ...]]


def winner(before: Sequence[Comparison], late: Sequence[Comparison], behind: Comparison | None) -> Verdict | None:
    """The comparison that holds, with its diagnostics; None if they contradict each other."""
    if not late and len(before) + (behind is not None) < 2:
        return (before[0] if before else behind), ()
    hard = [found for found in before if not found.soft]
    if late:
        return _late(hard, late, behind)
    if hard:
        return _hard(hard, behind)
    soft = before[-1]
    if behind is None:
        return soft, ()
    joined = soft.span.cover(behind.span) if soft.span.end == behind.span.start else soft.span
    return behind._replace(source=soft.source, span=joined), ()


def _late(hard: Sequence[Comparison], late: Sequence[Comparison], behind: Comparison | None) -> Verdict | None:
    """88%≥: a sign behind the number counts, if nothing else says otherwise."""
    if len(late) > 1 or behind is not None or any(not _agree(found.op, late[0].op) for found in hard):
        return None
    verdict = _hard([*hard, late[0]], None)
    if verdict is None:
        return None
    return verdict[0], (note("operator-after-number", late[0].span),)


def _hard(hard: Sequence[Comparison], behind: Comparison | None) -> Verdict | None:
    op, span = hard[0].op, hard[0].span
    for other in hard[1:]:
        if not _agree(op, other.op):
            return None
        span, op = span.cover(other.span), _combined(op, other.op)
    notes = (note("repeated-operator", span),) if len(hard) > 1 else ()
    if behind is not None:
        if not _agree(op, behind.op) or op is Op.EQUAL:
            return None
        notes = (*notes, note("redundant-suffix", behind.span, ""))
    return hard[0]._replace(op=op, span=span), notes


def _agree(one: Op | None, other: Op | None) -> bool:
    """Whether two comparisons point the same way."""
    if one is None or other is None or one is other or Op.EQUAL in (one, other):
        return one is not None and other is not None
    return (one.is_floor and other.is_floor) or (one.is_ceiling and other.is_ceiling)


def _combined(one: Op | None, other: Op | None) -> Op | None:
    """> beside ≥ is a slip for ≥; = beside ≥ belongs to it."""
    if one is other:
        return one
    for op in (Op.AT_LEAST, Op.AT_MOST):
        if op in (one, other):
            return op
    return other if one is Op.EQUAL else one
