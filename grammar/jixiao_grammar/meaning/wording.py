"""Items without a number: words, which of them are vague, and signs and units that wait for a number."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import cast

from jixiao_grammar.ast import Amount, Broken, Range, Text, VagueWord
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.neighbours import (
    Aside,
    Baseline,
    Before,
    Blur,
    Bracket,
    Comparison,
    DateWord,
    Each,
    Holds,
    Item,
    Opening,
    Placed,
    Words,
    covering,
)
from jixiao_grammar.meaning.subjects import baseline_of, read_subject
from jixiao_grammar.meaning.units import split_unit
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Dimension, OpSource, Span, Token
from jixiao_grammar.words import VagueEntry, phrases, units, vague_words, words

# A time of the day, and 三千五, which is 3500 in speech and 3005 by the letter.
# Nor does anybody know how many 三五十人 are, or how long 一小时三刻 is, or what is divided 三七开.
_TOLD = pattern(
    "[0-9][:时点]|^[一二两三四五六七八九十百千万亿]*[百千万亿][一二三四五六七八九]$|^[廿卅]|[一三]刻(?!苦|录|钟[^\\W\\d_]{2})"
    "|(?<!第)(?:一二|[两二]三|三四|三五|四五|五六|六七|七八|八九)[十百千万亿]*[余多]?[个名人次场户家项份套台件处座篇册辆亩]"
    "|[一二三四五六七八九]{2}(?:分[担成]|开(?!$))|每[^\\W_]{1,4}[一二两三四五六七八九十]个(?!个)"
    "|[一二三四五六七八九]折(?![叠扣腾线页射])|[壹贰叁肆伍陆柒捌玖零]{4}年"
)
_SLASHES = pattern("[/·]")
_WORDY = (Words, Bracket, Baseline, DateWord, Blur, Each)


def lone_words(children: Sequence[Sequence[Before]]) -> Item:
    """The rule `words`."""
    return words_of(children[0])


def opening(holds: Holds) -> Callable[[Token], Opening]:
    """The reader of one class of brackets."""

    def read(token: Token) -> Opening:
        return Opening(holds, token.span)

    return read


def aside(children: Sequence[Opening | Placed | Token]) -> Aside:
    """The rule `aside`: （≤20人）, （其中省级2个、市级3个）."""
    sign, closing = cast(Opening, children[0]), cast(Token, children[-1])
    item, *others = [child for child in children if isinstance(child, Item)]
    return Aside(item, sign.span.cover(closing.span), sign.holds, tuple(others))


def words_of(pieces: Sequence[Before]) -> Item:
    """What pieces without a number say."""
    if len(pieces) == 1 and isinstance(pieces[0], Words):
        return _plain_words(pieces[0].text, pieces[0].span)
    span = covering(list(pieces))
    if isinstance(pieces[-1], Aside):
        return _in_brackets(pieces, pieces[-1], span)
    signs = [piece for piece in pieces if isinstance(piece, Comparison)]
    others = [piece for piece in pieces if not isinstance(piece, (*_WORDY, Comparison))]
    if not others and not any(piece.source is OpSource.SIGN for piece in signs):
        words = "".join(_text_of(piece) for piece in pieces)
        only_words = all(isinstance(piece, Words) for piece in pieces)
        waits = _is_compared_unit(words) if only_words else bool(signs) and not _says_something(pieces)
        return _without_number(span) if waits else Item(Text(span), span, _told(words, span), words)
    last = pieces[-1]
    named = isinstance(last, Words) and len(last.text) > 1 and not is_lonely_unit(last.text)
    if named and len(signs) == 1 and not others and isinstance(pieces[-2], Comparison):
        coded = any(character.isdigit() for character in last.text)  # 管径≥DN200, but 中标价≤市场平均价
        return Item(Text(span), span, (note("unread-number", span),) if coded else ())
    return _without_number(span)


def _plain_words(words: str, span: Span) -> Item:
    waits = is_lonely_unit(words) or _is_compared_unit(words)
    return _without_number(span) if waits else Item(Text(span), span, _told(words, span), words)


def _told(words: str, span: Span) -> tuple[Diagnostic, ...]:
    """9点到17点 and 三千五 hold numbers, and none of them is a target."""
    return (note("unread-number", span),) if _TOLD.search(words) else ()


def _text_of(piece: Before) -> str:
    match piece:
        case Words() | Bracket() | DateWord() | Comparison() | Blur() | Baseline() | Each():
            return piece.text
        case _:
            return ""


def _in_brackets(pieces: Sequence[Before], aside: Aside, span: Span) -> Item:
    """（≥95%） is the target itself; 满意度（≥95%） says of what."""
    inner, before = aside.item, pieces[:-1]
    node = inner.node
    if not before:
        return inner._replace(node=node._replace(span=span), span=span)
    if all(isinstance(piece, Words) for piece in before) and isinstance(node, Amount | Range):
        subject = read_subject("".join(_text_of(piece) for piece in before))
        if isinstance(node, Amount) and node.subject is None and not subject.ranks:
            named = node._replace(span=span, subject=subject.subject, baseline=subject.baseline, direction=subject.direction,
                anchor=subject.anchor,
            )  # fmt: skip
            return Item(named, span, inner.notes)
    return Item(Text(span), span, (note("unread-number", span),))


def _says_something(pieces: Sequence[Before]) -> bool:
    """超过一般水平 is text; 不少于个 waits for its number."""
    words = "".join(piece.text for piece in pieces if isinstance(piece, Words))
    return len(words) > 1 and not is_lonely_unit(words)


def _without_number(span: Span) -> Item:
    return Item(Broken(span, "数值"), span, (note("missing-number", span),))


def _is_compared_unit(words: str) -> bool:
    """不少于  场; but 不低于市 is compared with the city."""
    comparison = next((word for word in _comparing() if words.startswith(word)), words)
    unit = words.removeprefix(comparison).strip()
    if words[0] == "每":  # 每人元
        last = split_unit(split_unit(words[1:]).tail).entry
        return last is not None and last.dimension is Dimension.MONEY
    return unit in units() and unit not in phrases("levels")


@lru_cache(maxsize=1)
def _comparing() -> tuple[str, ...]:
    return tuple(word for word in phrases("compares") if word[0] in "不至最" and word[-1] in "于过多少")


def is_lonely_unit(words: str) -> bool:
    """公里, 万元, 元/人, 台套: what is left of a template when nobody filled in the number."""
    for part in _SLASHES.split(words.lstrip("十百千万亿")):
        split = split_unit(part)
        while split.entry is not None and split.tail:
            split = split_unit(split.tail)
        if split.entry is None:
            return False
    first = split_unit(words.lstrip("十百千万亿"))
    if words in phrases("moment") or (words[0].isascii() and not words.isascii()):
        return False
    measures = first.entry is not None and first.entry.dimension is not Dimension.COUNT
    joined = first.tail.isalpha() and split_unit(words).tail != ""  # 日报告; but 千瓦时 is one unit
    return len(words) == 1 or (measures and not joined)


# ---- which words are vague, and whether anything is left without those

_PUNCTUATION = frozenset(" \n,;、。.!()（）“”\"'-")
_FREQUENCIES = ("monthly", "quarterly", "yearly", "weekly", "daily")


class _Known(Record):
    start: int
    word: str
    entry: VagueEntry

    @property
    def vague(self) -> VagueWord:
        return VagueWord(Span(self.start, self.start + len(self.word)), self.word, self.entry.reason)


def describe(text: Text, folded: str) -> Text:
    """The text with its vague words, its named period, its frequency and its baseline."""
    span = text.span
    known, strange = _known_words(folded, span)
    wholly = not strange and _wholly_vague(known)
    telling = [word for word in known if word.entry.reason]
    found = [word for word in telling if word.entry.part != "single"] or (telling if wholly else [])
    raw = span.cut(folded).strip()
    return text._replace(
        vague_words=tuple([word.vague for word in found]),
        wholly_vague=wholly,
        named_period=_named_periods().search(raw) is not None,
        baseline=text.baseline or (baseline_of(raw) if raw.startswith(phrases("comparing")) else None),
        freq=_frequency(raw),
    )


def _frequency(raw: str) -> str | None:
    return next((name.upper() for name in _FREQUENCIES if raw.startswith(phrases(name))), None)


@lru_cache(maxsize=1)
def _longest_words() -> dict[str, int]:
    """For each character how long the longest known word is that it opens."""
    found: dict[str, int] = {}
    for word in vague_words():
        found[word[0]] = max(found.get(word[0], 0), len(word))
    return found


def _known_words(folded: str, span: Span) -> tuple[list[_Known], bool]:
    """The longest words of the list, one behind the other, and whether anything but a sign stands between them."""
    table, longest, found, strange = vague_words(), _longest_words(), list[_Known](), False
    position, end = span
    while position < end:
        most = longest.get(folded[position])
        for length in range(min(most, end - position), 0, -1) if most else ():
            entry = table.get(folded[position : position + length])
            if entry is not None:
                found.append(_Known(position, folded[position : position + length], entry))
                position += length
                break
        else:
            strange = strange or folded[position] not in _PUNCTUATION
            position += 1
    return found, strange


def _wholly_vague(known: Sequence[_Known]) -> bool:
    """Nothing but adverbs, directions, degrees and empty nouns: 有效促进, 效果显著, 能力提升."""
    judging = False
    for _, _, entry in known:
        if entry.part in ("term", "unit"):
            # a count word is only empty behind an amount without a number (数十场)
            if entry.part == "term" or not judging:
                return False
        elif entry.reason:
            judging = True
    return judging


@lru_cache(maxsize=1)
def _named_periods() -> re.Pattern[str]:
    return pattern("|".join(re.escape(word) for word in words("named_periods.txt")))


SHAPES: Shapes = {
    "words": lone_words, "aside": aside, "OPEN_LIMIT": opening(Holds.LIMIT), "OPEN_EACH": opening(Holds.EACH),
    "OPEN_PART": opening(Holds.PART),
}  # fmt: skip
