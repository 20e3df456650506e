"""Which findings are silenced, and which waivers are not in order: each fault has its own sentence."""

from collections.abc import Sequence
from datetime import date

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding
from jixiao_lint.troubles import Flaw
from jixiao_lint.waivers.waiver import Commented, Rows, Waiver


class Flawed(Record):
    """A waiver that is not in order. `rules` are those of its rules that the flaw is about."""

    flaw: Flaw
    waiver: Waiver
    rules: tuple[str, ...]


class Judged(Record):
    """The findings that are left, how many were silenced, and the waivers that are not in order."""

    left: tuple[Finding, ...]
    silenced: int
    flawed: tuple[Flawed, ...]


class Known(Record):
    """What is known of rules, each by code and by name: all that there are, and those that ran on this file."""

    every: frozenset[str]
    ran: frozenset[str]


def judge(findings: Sequence[Finding], waivers: Sequence[Waiver], rows: Rows, known: Known, today: date) -> Judged:
    """Take out the findings that a waiver in order covers. A waiver of a rule that did not run is not said to be unused."""
    flawed = [found for waiver in waivers if (found := _flaw(waiver, known, today)) is not None]
    ignored = {id(found.waiver) for found in flawed if found.flaw is not Flaw.UNKNOWN_RULE}
    in_order = [waiver for waiver in waivers if id(waiver) not in ignored]
    used: set[int] = set()
    left = []
    for finding in findings:
        by = [waiver for waiver in in_order if rows.covers(waiver, finding)]
        used.update(map(id, by))
        if not by:
            left.append(finding)
    flawed += [
        Flawed(Flaw.UNUSED, waiver, waiver.rules)
        for waiver in in_order
        if id(waiver) not in used and any(rule in known.ran for rule in waiver.rules)
    ]
    # People explain in comments whatever they like: those that say nothing are told of only where they stand at a finding.
    flawed = [found for found in flawed if not _is_beside(found.waiver, rows, findings)]
    return Judged(tuple(left), len(findings) - len(left), tuple(flawed))


def _is_beside(waiver: Waiver, rows: Rows, findings: Sequence[Finding]) -> bool:
    return isinstance(waiver.scope, Commented) and not any(rows.covers(waiver, finding) for finding in findings)


def _flaw(waiver: Waiver, known: Known, today: date) -> Flawed | None:
    if not waiver.rules and not isinstance(waiver.scope, Commented):
        return Flawed(Flaw.WITHOUT_RULE, waiver, ())
    if not waiver.reason:
        return Flawed(Flaw.WITHOUT_REASON, waiver, waiver.rules)
    if waiver.until is not None and waiver.until < today:
        return Flawed(Flaw.EXPIRED, waiver, waiver.rules)
    unknown = tuple(rule for rule in waiver.rules if rule not in known.every)
    return Flawed(Flaw.UNKNOWN_RULE, waiver, unknown) if unknown else None
