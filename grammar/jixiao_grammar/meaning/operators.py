"""Signs and words that compare: what each says, which of several wins, and when they contradict each other."""

from collections.abc import Callable, Sequence

from jixiao_grammar.ast import Approx, Diagnostic, Op, OpSource, Relation
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.pieces import (
    Baseline,
    Blank,
    Blur,
    Bracket,
    Comparison,
    Currency,
    DateWord,
    PercentSign,
    Times,
    Token,
    Words,
    at,
)
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import SIGN_NOTES, SIGNS

STRICT = {Op.AT_LEAST: Op.MORE, Op.AT_MOST: Op.LESS}
LOOSE = {strict: loose for loose, strict in STRICT.items()}


def sign(token: Token) -> Comparison:
    """≥, <=, 》."""
    text, span = token.value.replace(" ", ""), at(token)
    code, better = ("space-in-word", text) if " " in token.value else SIGN_NOTES.get(text, ("", ""))
    return Comparison(SIGNS[text], OpSource.SIGN, span, text, False, note(code, span, better) if code else None)


def word(op: Op, soft: bool = False) -> Callable[[Token], Comparison]:
    """The reader of one class of words before a number."""

    def read(token: Token) -> Comparison:
        return Comparison(op, OpSource.WORD, at(token), token.value, soft)

    return read


def suffix(op: Op | None) -> Callable[[Token], Comparison]:
    """The reader of one class of words behind a number."""

    def read(token: Token) -> Comparison:
        return Comparison(op, OpSource.SUFFIX, at(token), token.value)

    return read


def blur(token: Token) -> Blur:
    """约, 近."""
    return Blur(Approx.BELOW if token.value.endswith("近") else Approx.ABOUT, at(token), token.value)


def around(token: Token) -> Blur:
    """左右, 上下."""
    return Blur(Approx.ABOUT, at(token), token.value)


def words(token: Token) -> Words:
    """Letters."""
    return Words(token.value, at(token))


def bracket(token: Token) -> Bracket | Comparison:
    """(含), (套); and (≥), which is a sign in brackets."""
    inside = token.value[1:-1].strip()
    if inside in SIGNS:
        return Comparison(SIGNS[inside], OpSource.SIGN, at(token), token.value)
    return Bracket(token.value, at(token))


_BOUND = pattern(r"(不?)(?:含|包含|包括)(?:本数|([0-9][0-9,.]*|百分之[一二三四五六七八九十百点零]+)[^\W\d_]*[%‰]?)?")


def includes(found: Bracket, printed: str = "") -> bool | None:
    """Whether （含）, （不含） or, behind `printed`, （不含95%） speaks of the bound; None if it says something else."""
    said = _BOUND.fullmatch(found.inside)
    return None if said is None or said[2] not in (None, printed) else not said[1]


def date_word(relation: Relation) -> Callable[[Token], DateWord]:
    """The reader of one class of words before a date."""

    def read(token: Token) -> DateWord:
        return DateWord(relation, token.value, at(token))

    return read


def baseline(token: Token) -> Baseline:
    """较2024年."""
    what = token.value.removesuffix("相比").strip("较比与同在的上").removesuffix("基础").removesuffix("的")
    return Baseline(what, at(token), token.value)


def currency(token: Token) -> Currency:
    """¥."""
    return Currency(at(token))


def blank(token: Token) -> Blank:
    """____."""
    return Blank(at(token))


def times(token: Token) -> Times:
    """×."""
    return Times(at(token))


def percent_sign(token: Token) -> PercentSign:
    """%."""
    return PercentSign(token.value, at(token))


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
    if len(late) > 1 or behind is not None or any(not agree(found.op, late[0].op) for found in hard):
        return None
    verdict = _hard([*hard, late[0]], None)
    if verdict is None:
        return None
    return verdict[0], (note("operator-after-number", late[0].span),)


def _hard(hard: Sequence[Comparison], behind: Comparison | None) -> Verdict | None:
    op, span = hard[0].op, hard[0].span
    for other in hard[1:]:
        if not agree(op, other.op):
            return None
        span, op = span.cover(other.span), _combined(op, other.op)
    notes = (note("repeated-operator", span),) if len(hard) > 1 else ()
    if behind is not None:
        if not agree(op, behind.op) or op is Op.EQUAL:
            return None
        notes = (*notes, note("redundant-suffix", behind.span, ""))
    return hard[0]._replace(op=op, span=span), notes


def agree(one: Op | None, other: Op | None) -> bool:
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


SHAPES: Shapes = {
    "SIGN": sign, "FLOOR": word(Op.AT_LEAST), "CEILING": word(Op.AT_MOST), "ABOVE": word(Op.MORE),
    "BELOW": word(Op.LESS), "EXACTLY": word(Op.EQUAL), "REACHED": word(Op.AT_LEAST, soft=True),
    "CAPPED": word(Op.AT_MOST, soft=True), "WITHIN_IT": word(Op.EQUAL, soft=True),
    "STAYING": word(Op.EQUAL, soft=True), "MORE_BEHIND": suffix(Op.AT_LEAST), "LESS_BEHIND": suffix(Op.AT_MOST),
    "BEYOND_BEHIND": suffix(Op.MORE), "BETWEEN_BEHIND": suffix(None), "ABOUT_IT": blur, "AROUND_IT": around,
    "WORDS": words, "SUBJECT": words, "NAMED": words, "HOURS": words, "BRACKET": bracket, "BASE": baseline,
    "UNTIL_DATE": date_word(Relation.BY), "SINCE_DATE": date_word(Relation.FROM),
    "DATED_DATE": date_word(Relation.ON), "BLANK": blank, "CURRENCY": currency, "PCT": percent_sign, "TIMES": times,
}  # fmt: skip
