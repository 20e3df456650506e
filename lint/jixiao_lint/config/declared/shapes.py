"""What a rule file holds: what every rule says of itself, and the keys of each kind."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from jixiao_lint.config.settings import SeverityName


class BasisEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The document that asks for it; `authority` as in `Authority`."""

    document: str
    authority: Literal["B", "G", "P", "E"]
    clause: str | None = None


class RuleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What every rule written as YAML says of itself.

    `when`: fields, and words of which one must stand there; `unless`: where one of them stands, the rule is silent.
    """

    kind: str
    code: str
    name: str
    title: str
    message: str
    checks: str
    why: str
    how: str
    silent: str
    basis: list[BasisEntry]
    passes: list[str]
    fails: list[str]
    severity: SeverityName = "warning"
    confidence: Literal["certain", "likely", "possible"] = "likely"
    pedantic: bool = False
    when: dict[str, list[str]] = {}
    unless: dict[str, list[str]] = {}


class ForbiddenWords(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """`words` must not stand in `fields`, unless as part of one of `allowed-words`."""

    fields: list[str]
    words: list[str]
    allowed_words: list[str] = []


class RequiredField(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """`fields` must be filled in."""

    fields: list[str]


class PatternRule(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The text of `fields` must be like `pattern` as a whole, or must not hold it."""

    fields: list[str]
    pattern: str
    must: Literal["match", "not-contain"]


class Replacement(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """In `fields`, each key of `replace` is better written as its value."""

    fields: list[str]
    replace: dict[str, str]


class AllowedUnits(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The 指标值 must be in one of `units`."""

    units: list[str]


class Threshold(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The 指标值 must not be below `at-least` or above `at-most`, each a number with its unit."""

    at_least: str = ""
    at_most: str = ""


class RequiredIndicator(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The table must have a row in which each of these fields holds one of its words."""

    indicator: dict[str, list[str]]


class RequiredWords(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """One of `words` must stand in each of `fields` that is filled in."""

    fields: list[str]
    words: list[str]


class Dated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A limit of expense that a document sets for a time: `limit` (550元) for each `per` (人·天), both ends included."""

    document: str
    since: date = msgspec.field(name="from")
    until: date | None = msgspec.field(name="to", default=None)
    limit: str
    per: str


class Standard(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A unit price in the 指标值 must not be above the one of `standards` that holds in the year of its table."""

    standards: list[Dated]


class CountOfRows(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Of the rows in which each field of `indicator` holds one of its words, a table must have so many."""

    indicator: dict[str, list[str]]
    at_least: Annotated[int, msgspec.Meta(ge=0)] = 0
    at_most: Annotated[int, msgspec.Meta(ge=0)] | None = None


class SumOfRows(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The numbers in `column`, of the rows that `indicator` names or of all, add up to `limit`: a head field, or a number."""

    column: Literal["指标值", "分值", "权重", "得分"]
    limit: str
    must: Literal["equal", "at-most", "at-least"]
    indicator: dict[str, list[str]] = {}


class FieldAgainstField(RuleFile, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """`field` must be the same as `other`, differ from it, contain it, or be no more or no less."""

    field: str
    other: str
    must: Literal["equal", "differ", "contain", "at-most", "at-least"]
