"""A number, its multiplier and its unit: `4.8万册`, `二十五万元`, `300元/人·天`, `两年半`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from jixiao_grammar.ast import Approx, Diagnostic, Dimension, Unit
from jixiao_grammar.diagnostics import note
from jixiao_grammar.numerals import read_numeral
from jixiao_grammar.pieces import Piece, Quantity, Token, Word, at
from jixiao_grammar.span import Span
from jixiao_grammar.tables import UnitEntry, units
from jixiao_grammar.units import (
    PAIRS,
    Under,
    UnitWords,
    below,
    each_of,
    may_be_unit,
    multiplier,
    open_unit,
    over,
    plain_unit,
    split_unit,
    tail_is_noun,
)

_ONE = Decimal(1)
_TEN_THOUSANDS = {"万": Decimal(10000), "亿": Decimal(10**8)}
_TWO_READINGS = {"W": ("瓦", "万"), "w": ("瓦", "万"), "T": ("吨", "TB")}
_NEVER_EVERYDAY = frozenset((*_TWO_READINGS, "k", "K"))
_LETTERS = str.maketrans("OoIl", "0011")
_EFFORT = ("工作量", "投入", "人力")
_INSIDE = re.compile(r"(?:以|之)?内")
# 三级, 四方, 五星 are names more often than counts.
_AMBIGUOUS_AFTER_NUMERAL = frozenset("级星方面口手门道路层")
_DAY_KINDS = ("日历天", "日历日", "自然日")


def read_quantity(pieces: Sequence[Piece]) -> Quantity:
    """The rule `quantity`."""
    tokens = cast(Sequence[Token], pieces)
    if tokens[0].type == "NUM" and len(tokens) < 4:
        found = read_plain(tokens)
        if found is not None:
            return found
    found = _composed(tokens)
    return found._replace(raw="".join(token.value for token in tokens)) if found.spelled else found


def _composed(tokens: Sequence[Token]) -> Quantity:
    index, negative = 0, False
    if tokens[0].type in ("NEGATIVE", "MINUS"):
        index, negative = 1, True
    found = _number(tokens[index])
    if negative:
        found = found._replace(number=-found.number, printed=f"-{found.printed}", start_pos=tokens[0].start_pos)
        found = found._replace(number_span=Span(found.start_pos, found.end_pos))
    for token in tokens[index + 1 :]:
        kind = token.type
        if kind == "MULT":
            found = _multiplied(found, token)
        elif kind == "MORE":
            found = found._replace(approx=Approx.ABOVE, end_pos=token.end_pos)
        else:
            break
    if found.anchor is not None and len(tokens) > index + 1 and not _is_days(tokens[index + 1 :]):
        return found._replace(trusted=False, end_pos=tokens[-1].end_pos)
    unit_tokens = [token for token in tokens[index + 1 :] if token.type not in ("MULT", "MORE")]
    if not unit_tokens:
        return found
    if unit_tokens[0].type == "PCT":
        return _percent(found, unit_tokens)
    return _with_unit(found, unit_tokens)


def read_plain(tokens: Sequence[Token]) -> Quantity | None:
    """95%, 12次, 4.8万册: a plain number and a unit of the table, which is what nine cells of ten hold."""
    first, last = tokens[0], tokens[-1]
    factor, multiple, number_end = _ONE, "", first.end_pos
    if len(tokens) == 3:
        if tokens[1].type != "MULT" or tokens[1].value not in _TEN_THOUSANDS:
            return None
        multiple, number_end = tokens[1].value, tokens[1].end_pos
        factor = _TEN_THOUSANDS[multiple]
    elif len(tokens) == 1 or last.type not in ("UNIT", "PCT"):
        return None
    name = last.value
    entry = units().get(name)
    if entry is None or name in _NEVER_EVERYDAY or _has_leading_zero(first.value):
        return None
    printed, start, end = first.value, first.start_pos, last.end_pos
    number = Decimal(printed.replace(",", ""))
    scale = len(printed) - printed.rfind(".") - 1 if "." in printed else 0
    unit = Unit(entry.symbol, multiple + name, entry.dimension, entry.factor, Span(last.start_pos, end))
    if multiple:
        number *= factor
    tail = name.removeprefix("个") if name.endswith(_DAY_KINDS) else ""
    return Quantity(start, end, number, Span(start, number_end), printed, factor, scale, unit, tail, True)


def _is_days(tokens: Sequence[Token]) -> bool:
    entry = split_unit(tokens[0].value).entry
    return len(tokens) == 1 and entry is not None and entry.symbol in ("天", "工作日")


def _number(token: Token) -> Quantity:
    reader = _READERS.get(token.type)
    return reader(token) if reader else _plain(token, token.value)


def _plain(token: Token | Word, printed: str, notes: tuple[Diagnostic, ...] = ()) -> Quantity:
    number = Decimal(printed.replace(",", "").replace(" ", ""))
    scale = len(printed) - printed.rfind(".") - 1 if "." in printed else 0
    start, end = token.start_pos, token.end_pos
    if _has_leading_zero(printed):
        notes = (*notes, note("leading-zero", Span(start, end), printed.lstrip("0") or "0"))
    return Quantity(start, end, number, Span(start, end), printed, _ONE, scale, None, "", True, notes=notes)


def _has_leading_zero(printed: str) -> bool:
    return len(printed) > 1 and printed[0] == "0" and printed[1] != "."


def _spelled(token: Token) -> Quantity:
    number = read_numeral(token.value)
    found = _raw(token, number if number is not None else Decimal(0))
    return found._replace(trusted=number is not None, spelled=True)


def _raw(token: Token, number: Decimal) -> Quantity:
    span = at(token)
    return Quantity(span.start, span.end, number, span, token.value, _ONE, 0, None, "", True)


def _half(token: Token) -> Quantity:
    return _raw(token, Decimal("0.5"))._replace(scale=1, spelled=True)


def _and_a_half(token: Token) -> Quantity:
    count = token.value[:-2]
    number = Decimal(count) if count.isdigit() else read_numeral(count)
    found = _raw(token, (number or Decimal(0)) + Decimal("0.5"))
    return found._replace(scale=1, spelled=not count.isdigit(), trusted=number is not None)


def _many(token: Token) -> Quantity:
    text = token.value
    places = "".join(character for character in text if character in "十百千万亿")
    if text.startswith("几"):
        return _raw(token, Decimal(0))._replace(trusted=False, spelled=True)
    return _raw(token, multiplier(places))._replace(approx=Approx.ABOVE)


def _zero(token: Token) -> Quantity:
    return _raw(token, Decimal(0))


def _offset(token: Token) -> Quantity:
    day = units()["天"]
    unit = plain_unit(day, "", at(token))
    found = _raw(token, Decimal(token.value[2:]))
    hint = note("ambiguous-unit", at(token), one="自然日", other="工作日")
    return found._replace(unit=unit, anchor="T", printed=token.value[2:], notes=(hint,))


def _damaged(token: Token) -> Quantity:
    text = token.value
    span = at(token)
    if text.count(".") == 2 and text.endswith("."):
        here = Span(span.end - 1, span.end)
        return _plain(token, text[:-1], (note("stray-point", here, text[:-1]),))
    if text.endswith("."):
        here = Span(span.end - 1, span.end)
        return _plain(token, text[:-1], (note("dangling-point", here, text[:-1]),))
    repaired = text.translate(_LETTERS)
    return _plain(token, repaired, (note("letter-for-digit", span, repaired),))


def _spaced(token: Token) -> Quantity:
    text = token.value
    if re.fullmatch(r"[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?", text):
        return _plain(token, text.replace(" ", ""), (note("space-in-number", at(token), text.replace(" ", "")),))
    found = _plain(token, re.sub(r"[ ,]", "", text))
    return found._replace(trusted=False, notes=(note("space-in-number", at(token), found.printed),))


_READERS = {
    "CNNUM": _spelled,
    "CNHALF": _and_a_half,
    "HALF": _half,
    "MANY": _many,
    "ZERO": _zero,
    "TPLUS": _offset,
    "BADNUM": _damaged,
    "SPACED": _spaced,
}


def _multiplied(found: Quantity, token: Token) -> Quantity:
    factor = multiplier(token.value)
    notes = found.notes
    if token.value.isascii():
        better = "万" if token.value in "wW" else "千"
        notes = (*notes, note("letter-for-multiplier", at(token), better, word=better))
    return found._replace(
        number=found.number * factor,
        multiplier=found.multiplier * factor,
        number_span=Span(found.number_span.start, token.end_pos),
        end_pos=token.end_pos,
        notes=notes,
    )


def _percent(found: Quantity, tokens: Sequence[Token]) -> Quantity:
    sign, end = tokens[0], tokens[-1].end_pos
    notes = found.notes
    signs = [token for token in tokens if token.type == "PCT"]
    if len(signs) > 1:
        extra = Span(signs[1].start_pos, signs[-1].end_pos)
        notes = (*notes, note("repeated-sign", extra, ""))
    same = len({token.value for token in signs}) == 1
    unit = plain_unit(units()[sign.value], sign.value, at(sign))
    per = _per(tokens, len(signs))
    trusted = found.trusted and same and per is not None
    return found._replace(unit=over(unit, per or ()), end_pos=end, notes=notes, trusted=trusted)


def _with_unit(found: Quantity, tokens: Sequence[Token]) -> Quantity:
    words, rest = tokens[0], tokens[1:]
    if tokens[-1].type == "HALFMORE":
        return _half_more(found, tokens)
    if not rest:
        return _with_words(found, words)
    mult = _printed_multiplier(found)
    whole = "".join(token.value for token in tokens)
    known = units().get(whole)
    if known is not None:
        span = Span(words.start_pos, tokens[-1].end_pos)
        return found._replace(unit=plain_unit(known, mult + whole, span), end_pos=span.end)
    split = split_unit(words.value)
    if split.entry is None:
        return _open(found, tokens, mult)
    if split.tail:
        notes = (*found.notes, _unknown_tail(words, split))
        return found._replace(trusted=False, end_pos=tokens[-1].end_pos, notes=notes)
    return _rate(found, tokens, split, mult)


def _with_words(found: Quantity, words: Token) -> Quantity:
    """The words right behind a number: a unit, and what may follow it."""
    if found.number == 0 and found.printed in ("零", "无"):
        return _zero_noun(found, words)
    if words.value in ("k", "K"):
        return found._replace(unit=plain_unit(units()["K"], words.value, at(words)), end_pos=words.end_pos)
    if words.value in _TWO_READINGS:
        one, other = _TWO_READINGS[words.value]
        hint = note("ambiguous-unit", at(words), one=one, other=other)
        found = found._replace(notes=(*found.notes, hint))
    split = split_unit(words.value)
    if split.entry is None:
        return _open(found, [words], _printed_multiplier(found))
    if found.spelled and (split.tail or split.entry.symbol in _AMBIGUOUS_AFTER_NUMERAL):
        return _spelled_with_tail(found, words, split)
    return _with_tail(found, words, split, split.entry)


def _with_tail(found: Quantity, words: Token, split: UnitWords, entry: UnitEntry) -> Quantity:
    """2份报告, 6小时内, 120元每人: a unit of the table and what stands behind it."""
    end, tail = words.end_pos, split.tail
    cut = words.start_pos + len(split.printed)
    unit = plain_unit(entry, _printed_multiplier(found) + split.printed, Span(words.start_pos, cut))
    if _INSIDE.fullmatch(tail) or (unit.dimension is Dimension.TIME and _INSIDE.match(tail)):
        return found._replace(unit=unit, tail=tail, end_pos=end, suffix_inside=True)
    per = each_of(tail, Span(cut, end)) if tail.startswith("每") else None
    if per is not None:
        return found._replace(unit=over(unit, per), end_pos=end)
    good = tail_is_noun(tail)
    notes = found.notes if good else (*found.notes, _unknown_tail(words, split))
    if split.printed.endswith(_DAY_KINDS):
        tail = split.printed.removeprefix("个") + tail
    return found._replace(unit=unit, tail=tail, end_pos=end, notes=notes, trusted=found.trusted and good)


def _printed_multiplier(found: Quantity) -> str:
    """The words of a multiplier: 10000 as 万, 1000000 as 百万."""
    factor, words = int(found.multiplier), ""
    for name, step in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if factor >= step and factor % step == 0:
            factor //= step
            words = name + words
    return words


def _unknown_tail(words: Token, split: UnitWords) -> Diagnostic:
    return note("unknown-tail", Span(words.start_pos + len(split.printed), words.end_pos))


def _zero_noun(found: Quantity, words: Token) -> Quantity:
    noun = words.value.removesuffix("发生")
    unit = Unit(noun, noun, Dimension.COUNT, _ONE, Span(words.start_pos, words.start_pos + len(noun)))
    return found._replace(unit=unit, end_pos=words.end_pos)


def _spelled_with_tail(found: Quantity, words: Token, split: UnitWords) -> Quantity:
    """三个月内 is a quantity, 一站式, 三公经费 and 两个确立 are words."""
    if split.entry is not None and split.entry.dimension is Dimension.TIME and _INSIDE.match(split.tail):
        unit = plain_unit(split.entry, split.printed, Span(words.start_pos, words.start_pos + len(split.printed)))
        return found._replace(unit=unit, tail=split.tail, end_pos=words.end_pos, suffix_inside=True)
    return found._replace(trusted=False, end_pos=words.end_pos)


def _open(found: Quantity, tokens: Sequence[Token], mult: str) -> Quantity:
    words, end = tokens[0], tokens[-1].end_pos
    per = _per(tokens, 1)
    is_product = len(tokens) > 1 and tokens[1].type == "DOT"  # N·m is no N for each m
    good = may_be_unit(words.value) and per is not None and not found.spelled and not is_product
    unit = over(open_unit(words.value, Span(words.start_pos, end)), per or ()) if good else None
    if unit is not None and mult:
        unit = replace(unit, printed=mult + unit.printed)
    notes = found.notes if unit and not found.spelled else (*found.notes, note("unknown-unit", at(words)))
    return found._replace(unit=unit, end_pos=end, trusted=found.trusted and good, notes=notes)


def _per(tokens: Sequence[Token], first: int) -> list[Unit] | None:
    """The units below the slash; `人·月` has none, but its second factor is returned as a product by `_rate`."""
    per: list[Unit] = []
    count = ""
    for before, token in zip(tokens[first - 1 :], tokens[first:], strict=False):
        if token.type == "NUM":
            if before.type == "DOT":
                return None  # 100人/期×2期 is a product, and no unit
            count = token.value
        elif token.type == "BRACKET":
            per.extend(_grouped(token) or ())
            if not _grouped(token):
                return None
        elif token.type == "UNIT":
            found = below(Under(count, token.value, at(token)))
            if found is None:
                return None
            per.extend(found)
            count = ""
    return per


def _grouped(token: Token) -> list[Unit] | None:
    """The brackets of 元/(人·天)."""
    per: list[Unit] = []
    for words in re.split(r"[·*×/、]", token.value[1:-1].strip()):
        found = below(Under("", words.strip(), at(token)))
        if found is None:
            return None
        per.extend(found)
    return per


def _rate(found: Quantity, tokens: Sequence[Token], split: UnitWords, mult: str) -> Quantity:
    words, end = tokens[0], tokens[-1].end_pos
    assert split.entry is not None
    unit = plain_unit(split.entry, split.printed, at(words))
    names = "".join(token.value for token in tokens)
    effort = _effort(found, tokens, names)
    if effort is not None:
        return effort
    last = tokens[-1]
    tail = ""
    if last.type == "UNIT":
        under = split_unit(last.value)
        if under.entry is not None and under.tail:
            tail = under.tail
            cut = last.end_pos - len(tail)
            tokens = [*tokens[:-1], Word("UNIT", under.printed, last.start_pos, cut)]
            if _INSIDE.match(tail) or not tail_is_noun(tail):
                return found._replace(
                    trusted=False, end_pos=end, notes=(*found.notes, note("unknown-tail", Span(cut, end)))
                )
    if tokens[1].type == "DOT":
        return found._replace(
            trusted=False, end_pos=end, notes=(*found.notes, note("unknown-unit", Span(words.start_pos, end)))
        )
    per = _per(tokens, 1)
    if per is None:
        return found._replace(
            trusted=False, end_pos=end, notes=(*found.notes, note("unknown-unit", Span(words.start_pos, end)))
        )
    notes = found.notes
    pair = PAIRS.get(names)
    if pair is not None:
        unit = Unit(pair, mult + names, Dimension.COUNT, _ONE, Span(words.start_pos, end))
        return found._replace(unit=unit, end_pos=end, tail=tail)
    if names == "人/次":
        notes = (*notes, note("ambiguous-unit", Span(words.start_pos, end), one="人次", other="每次几人"))
    unit = replace(over(unit, per), printed=mult + names, span=Span(words.start_pos, end - len(tail)))
    return found._replace(unit=unit, end_pos=end, tail=tail, notes=notes)


def _effort(found: Quantity, tokens: Sequence[Token], names: str) -> Quantity | None:
    """人·月 and 人/月工作量 are person-months; 人/月 alone could be persons a month."""
    product = names.replace("·", "").replace("*", "").replace("×", "")
    span = Span(tokens[0].start_pos, tokens[-1].end_pos)
    if tokens[1].type == "DOT" and product in ("人月", "人天", "人日", "人年", "人次", "人时", "人小时"):
        entry = units()[product]
        return found._replace(unit=plain_unit(entry, names, span), end_pos=span.end)
    if len(tokens) == 3 and tokens[0].value == "人" and tokens[1].type == "SLASH" and tokens[2].type == "UNIT":
        for period, work in (("月", "人月"), ("天", "人天"), ("日", "人天"), ("年", "人年")):
            rest = tokens[2].value.removeprefix(period)
            if tokens[2].value.startswith(period) and rest.startswith(_EFFORT):
                cut = span.end - len(rest)
                unit = plain_unit(units()[work], names[: len(names) - len(rest)], Span(span.start, cut))
                return found._replace(unit=unit, tail=rest, end_pos=span.end)
            if tokens[2].value == period and period == "月":
                hint = note("ambiguous-unit", span, one="每月几人", other="人月")
                per = below(Under("", period, at(tokens[2]))) or []
                unit = over(plain_unit(units()["人"], "人", at(tokens[0])), per)
                return found._replace(
                    unit=replace(unit, span=span, printed=names), end_pos=span.end, notes=(*found.notes, hint)
                )
    return None


def _half_more(found: Quantity, tokens: Sequence[Token]) -> Quantity:
    """两年半."""
    split = split_unit(tokens[0].value)
    entry, end = split.entry, tokens[-1].end_pos
    if (
        len(tokens) != 2
        or entry is None
        or split.tail
        or entry.dimension is not Dimension.TIME
        or found.multiplier != 1
    ):
        return found._replace(trusted=False, end_pos=end)
    unit = plain_unit(entry, split.printed, at(tokens[0]))
    printed = f"{found.printed}{split.printed}半"
    return found._replace(
        unit=unit,
        number=found.number + Decimal("0.5"),
        number_span=Span(found.start_pos, end),
        printed=printed,
        scale=1,
        end_pos=end,
    )
