"""The words a rule is written in.

A rule is a plain function from what it `sees` to hits. It names a place and the fields of its message; code, severity,
path and position are added by others, so a rule cannot get them wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from jixiao_grammar.record import Record
from jixiao_lint.finding import Applicability, Authority, Basis, Confidence, Fix, Severity
from jixiao_lint.same_meaning import Change
from jixiao_lint.table import NOTHING, Document, Needs, Spot
from jixiao_lint.topic import OWN_TURN, Topic, Turn

__all__ = [
    "ActiveRule",
    "Applicability",
    "Authority",
    "Basis",
    "Beside",
    "Change",
    "Confidence",
    "Fix",
    "Found",
    "Hit",
    "Rule",
    "Severity",
    "Shelved",
    "Topic",
    "Turn",
    "Variant",
    "rule",
]


class Beside(Record):
    """A spot, in this file or in another, that must be looked at with a finding, and in a few words what stands there."""

    spot: Spot
    note: str


class Hit(Record):
    """What a rule says about a spot: the fields of the message, and which wording of the rule it is.

    `variant` names an entry of the rule's `variants`; None means the rule's main message and severity. `related` are the
    cells that the finding speaks of beside its own; reports print the places of those that come with a note. `example` is a
    line to copy, with `__` for each thing that only the author of the table knows: it never holds a number that was made up.
    """

    spot: Spot
    fields: Mapping[str, str] = {}
    variant: str | None = None
    fix: Fix | None = None
    related: tuple[Spot | Beside, ...] = ()
    example: str = ""


Found: TypeAlias = Iterator[Hit]
Option: TypeAlias = bool | int | str | Sequence[str]


class Variant(Record):
    """A second wording of a rule, with a severity of its own, and a topic where its defect is another one."""

    message: str
    severity: Severity | None = None
    confidence: Confidence | None = None
    topic: Turn | None = None


class Rule(Record):
    """A rule with all that is said about it in its file.

    `title` is the first line of the docstring `doc`, `page` all of it. `options` are the keyword arguments of the function with
    their defaults; `option_help` has a sentence for each. `pedantic` rules run only when they are selected by name or by ALL.
    `hears` are the codes of the value language's diagnostics that this rule turns into findings. `turn` says what its defect
    is about, and when it speaks where other rules see a defect of the same topic. `needs` is what must stand in a table.
    """

    code: str
    name: str
    family: str
    title: str
    doc: str
    sees: Callable[[Document], Iterable[Any]]
    check: Callable[..., Found]
    severity: Severity
    confidence: Confidence
    message: str
    variants: Mapping[str, Variant]
    basis: tuple[Basis, ...]
    passes: tuple[str, ...]
    fails: tuple[str, ...]
    options: Mapping[str, Option]
    option_help: Mapping[str, str]
    pedantic: bool
    choices: Mapping[str, Callable[[], Sequence[str]]] = {}
    hears: tuple[str, ...] = ()
    turn: Turn = OWN_TURN
    example_format: str = "yaml"
    needs: Needs = NOTHING

    @property
    def page(self) -> str:
        """All that is said about the rule: few runs ask for it."""
        from jixiao_lint.docstring import without_indentation

        return without_indentation(self.doc)

    def wording(self, hit: Hit) -> tuple[str, Severity, Confidence]:
        """The finished message of a hit, with its severity and confidence."""
        if hit.variant is None:
            return self.message.format_map(hit.fields), self.severity, self.confidence
        variant = self.variants[hit.variant]
        return (
            variant.message.format_map(hit.fields),
            variant.severity or self.severity,
            variant.confidence or self.confidence,
        )

    def turn_of(self, hit: Hit) -> Turn:
        """What the defect of a hit is about, and when it is told."""
        variant = self.variants[hit.variant] if hit.variant is not None else None
        return (variant and variant.topic) or self.turn


class Shelved(Record):
    """A rule whose module is left alone until it is needed, and what the index of its pack tells of it.

    `options` are the names of its options, as in Python. `view` is the view that it sees by, as the index writes it: what it is
    called, and the expression that chooses what is shown.
    """

    code: str
    name: str
    pedantic: bool
    options: tuple[str, ...]
    view: tuple[str, str]
    needs: Needs
    load: Callable[[], Rule]


class ActiveRule(Record):
    """A rule as it is configured: with its options, and another severity where the configuration sets one.

    `held` is the rule, or what is known of it before it is loaded.
    """

    held: Rule | Shelved
    options: Mapping[str, Any]
    severity: Severity | None = None
    url: str = ""

    @property
    def rule(self) -> Rule:
        """The rule with all that is said in its file, which is loaded at the latest now."""
        return self.held.load() if isinstance(self.held, Shelved) else self.held

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.held.code

    @property
    def name(self) -> str:
        """The name of the rule."""
        return self.held.name


Seen = TypeVar("Seen")


def rule(  # noqa: PLR0913 - each is a heading of the page of a rule
    *,
    code: str,
    sees: Callable[[Document], Iterable[Seen]],
    severity: Severity,
    message: str,
    basis: Sequence[Basis],
    passes: Sequence[str],
    fails: Sequence[str],
    variants: Mapping[str, Variant] | None = None,
    confidence: Confidence = Confidence.LIKELY,
    options: Mapping[str, str] | None = None,
    choices: Mapping[str, Callable[[], Sequence[str]]] | None = None,
    pedantic: bool = False,
    hears: Sequence[str] = (),
    topic: Turn = OWN_TURN,
    example_format: str = "yaml",
    needs: Needs = NOTHING,
) -> Callable[[Callable[[Seen], Found]], Rule]:
    """Make a rule of a function.

    `sees` shows it what it looks at; `message` and `variants` are templates over the fields of its hits. `passes` and `fails`
    are pieces of a YAML target file, as deep as what the rule sees: a value for `cells(...)`, a row for `rows`, a table for
    `tables`, a whole file for `documents`; each failing one marks what must be found with «». `options` has a sentence for
    each keyword argument of the function; `choices` gives, for an option that takes only certain words, which ones. `hears`
    names the diagnostics of a value that the rule turns into findings; no other rule may hear the same. `topic` is what its
    defect is about, with its turn there (`Topic.UNIT.turn(3)`); a rule that names none never falls silent.
    `example_format` is `txt` for a rule about what stands between the tables: its examples are then whole documents as text.
    `needs` is what stands in every table that the rule may find something in; others are not shown to it, and where none has
    it, the rule is not even loaded.
    """

    def make(check: Callable[[Seen], Found]) -> Rule:
        doc = check.__doc__ or ""
        return Rule(
            code=code,
            name=check.__name__.replace("_", "-"),
            family=check.__module__.rpartition(".")[0].rpartition(".")[2],
            title=doc.lstrip().partition("\n")[0].rstrip("。"),
            doc=doc,
            sees=sees,
            check=check,
            severity=severity,
            confidence=confidence,
            message=message,
            variants=variants or {},
            basis=tuple(basis),
            passes=tuple(passes),
            fails=tuple(fails),
            options=check.__kwdefaults__ or {},
            option_help=options or {},
            pedantic=pedantic,
            choices=choices or {},
            hears=tuple(hears),
            turn=topic,
            example_format=example_format,
            needs=needs,
        )

    return make
