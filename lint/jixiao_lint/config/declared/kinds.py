"""The kinds of rules that can be written as YAML: each makes a check of what its file asks for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jixiao_grammar.ast import Span
from jixiao_grammar.record import Record
from jixiao_lint.config.declared import shapes
from jixiao_lint.config.declared.amounts import amounts, breaks, limit, printed_units
from jixiao_lint.config.declared.made import Made
from jixiao_lint.config.declared.pattern import pattern
from jixiao_lint.config.declared.scope import Scope, Shown, place_in
from jixiao_lint.config.declared.sums import count_of_rows, field_against_field, sum_of_rows
from jixiao_lint.period import Period
from jixiao_lint.rule import Fix, Found, Hit
from jixiao_lint.table import HEAD_FIELDS, Table


class Kind(Record):
    """The keys of the files of a kind, and how a rule is made of one."""

    shape: type[shapes.RuleFile]
    make: Callable[[Any], Made]


def forbidden_words(file: shapes.ForbiddenWords) -> Made:
    """Words that must not stand in some fields."""
    scope = Scope(file.fields, file.when, file.unless)
    words, allowed = tuple(file.words), tuple(file.allowed_words)

    def check(shown: Shown, *, words: Sequence[str] = words, allowed_words: Sequence[str] = allowed) -> Found:
        for cell in scope.cells(shown):
            free = [span for word in allowed_words for span in _places(word, cell.text)]
            for word in words:
                for span in _places(word, cell.text):
                    if not any(around.start <= span.start and span.end <= around.end for around in free):
                        yield Hit(cell.at(span), {"word": word, "field": cell.field})

    return Made(
        scope,
        check,
        ("word", "field"),
        {"words": words, "allowed_words": allowed},
        {"words": "不应出现的词语", "allowed_words": "含有这些词语、但可以使用的说法"},
    )


def required_field(file: shapes.RequiredField) -> Made:
    """Fields that must be filled in."""
    scope = Scope(file.fields, file.when, file.unless)

    def check(shown: Shown) -> Found:
        for cell in scope.cells(shown):
            if cell.is_blank:
                yield Hit(cell.whole(), {"field": cell.field})
        if isinstance(shown, Table) and shown.complete_form and scope.includes(shown):
            for name in file.fields:
                if name in HEAD_FIELDS and shown.cell(name) is None:
                    yield Hit(shown.spot(), {"field": name})
        for row in scope.rows(shown):
            place = place_in(row)
            for name in file.fields:
                left_out = name not in HEAD_FIELDS and row.cell(name) is None
                if left_out and place is not None and (row.table.complete_form or name in row.table.columns):
                    yield Hit(place.whole(), {"field": name})

    return Made(scope, check, ("field",))


def pattern_rule(file: shapes.PatternRule) -> Made:
    """Fields whose text must be like a pattern, or must not hold it."""
    scope, sought = Scope(file.fields, file.when, file.unless), pattern(file.pattern)

    def check(shown: Shown) -> Found:
        for cell in scope.cells(shown):
            if cell.is_blank:
                continue
            if file.must == "not-contain":
                found = sought.first(cell.text)
            else:
                found = None if sought.fits(cell.text.strip()) else Span(0, len(cell.text))
            if found is not None:
                yield Hit(cell.at(found), {"text": found.cut(cell.text), "field": cell.field})

    return Made(scope, check, ("text", "field"))


def replacement(file: shapes.Replacement) -> Made:
    """Words that are better written otherwise, with the fix."""
    scope = Scope(file.fields, file.when, file.unless)

    def check(shown: Shown) -> Found:
        for cell in scope.cells(shown):
            for word, better in file.replace.items():
                right = list(_places(better, cell.text))
                for span in _places(word, cell.text):
                    if not any(around.start <= span.start and span.end <= around.end for around in right):
                        fields = {"word": word, "better": better, "field": cell.field}
                        yield Hit(cell.at(span), fields, fix=Fix(better))

    return Made(scope, check, ("word", "better", "field"))


def allowed_units(file: shapes.AllowedUnits) -> Made:
    """Units that the 指标值 may be in."""
    scope, units = Scope(("指标值",), file.when, file.unless), tuple(file.units)

    def check(shown: Shown, *, units: Sequence[str] = units) -> Found:
        for row in scope.rows(shown):
            for spot, names in printed_units(row):
                if names.isdisjoint(units):
                    yield Hit(spot, {"unit": spot.span.cut(spot.cell.text), "allowed": "、".join(units)})

    return Made(scope, check, ("unit", "allowed"), {"units": units}, {"units": "可以使用的计量单位"})


def threshold(file: shapes.Threshold) -> Made:
    """Bounds that the 指标值 must keep."""
    scope = Scope(("指标值",), file.when, file.unless)
    bounds = {"at_least": file.at_least, "at_most": file.at_most}
    given = {name: text for name, text in bounds.items() if text}
    for text in given.values():
        limit(text)

    def check(shown: Shown, **options: str) -> Found:
        for row in scope.rows(shown):
            for amount in amounts(row):
                for name, text in (given | options).items():
                    if breaks(amount.read, limit(text), is_floor=name == "at_least"):
                        yield Hit(amount.spot, {"value": amount.spot.span.cut(amount.spot.cell.text), "limit": text})

    explained = {"at_least": "最低值，连同单位，如 90%", "at_most": "最高值，连同单位，如 50万元"}
    return Made(scope, check, ("value", "limit"), given, {name: explained[name] for name in given})


def standard(file: shapes.Standard) -> Made:
    """Limits of expense, each for the years that its document holds."""
    scope = Scope(("指标值",), file.when, file.unless)
    dated = [(entry, limit(f"{entry.limit}/{entry.per}")) for entry in file.standards]

    def check(shown: Shown) -> Found:
        for row in scope.rows(shown):
            held = [(entry, bound) for entry, bound in dated if _holds_in(entry, row.table.period)]
            for amount in amounts(row):
                broken = [entry for entry, bound in held if breaks(amount.read, bound, is_floor=False)]
                # Of several that hold in one year, for several kinds of training say, the row may mean the highest.
                if broken and len(broken) == len(held):
                    entry = max(held, key=lambda one: one[1].number)[0]
                    fields = {"limit": f"{entry.limit}/{entry.per}", "document": entry.document}
                    yield Hit(amount.spot, {"value": amount.spot.span.cut(amount.spot.cell.text)} | fields)

    return Made(scope, check, ("value", "limit", "document"))


def _holds_in(entry: shapes.Dated, period: Period | None) -> bool:
    """True where the document holds on some day of the period; never for a table that names no year."""
    return period is not None and period.meets(entry.since, entry.until)


def required_indicator(file: shapes.RequiredIndicator) -> Made:
    """A row that the tables must have."""
    scope = Scope(HEAD_FIELDS[:1], file.when, file.unless)
    sought = Scope(tuple(file.indicator), file.indicator)

    def check(table: Table) -> Found:
        asked = scope.includes(table) and table.indicators and set(file.indicator) <= set(table.columns)
        if asked and not any(True for _ in sought.rows(table)):
            missing = "、".join(words[0] for words in file.indicator.values())
            yield Hit(table.spot(), {"missing": missing})

    return Made(scope, check, ("missing",))


def required_words(file: shapes.RequiredWords) -> Made:
    """Words of which one must stand in some fields."""
    scope, words = Scope(file.fields, file.when, file.unless), tuple(file.words)

    def check(shown: Shown, *, words: Sequence[str] = words) -> Found:
        for cell in scope.cells(shown):
            if not cell.is_blank and not any(word in cell.text for word in words):
                yield Hit(cell.whole(), {"field": cell.field, "words": "、".join(words)})

    return Made(scope, check, ("field", "words"), {"words": words}, {"words": "至少应出现其中一个的词语"})


def _places(word: str, text: str) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        yield Span(at, at + len(word))
        at = text.find(word, at + len(word))


KINDS: Mapping[str, Kind] = {
    "forbidden-words": Kind(shapes.ForbiddenWords, forbidden_words),
    "required-field": Kind(shapes.RequiredField, required_field),
    "pattern": Kind(shapes.PatternRule, pattern_rule),
    "replacement": Kind(shapes.Replacement, replacement),
    "allowed-units": Kind(shapes.AllowedUnits, allowed_units),
    "threshold": Kind(shapes.Threshold, threshold),
    "standard": Kind(shapes.Standard, standard),
    "required-indicator": Kind(shapes.RequiredIndicator, required_indicator),
    "required-words": Kind(shapes.RequiredWords, required_words),
    "count-of-rows": Kind(shapes.CountOfRows, count_of_rows),
    "sum-of-rows": Kind(shapes.SumOfRows, sum_of_rows),
    "field-against-field": Kind(shapes.FieldAgainstField, field_against_field),
}
