"""Tables and rules in, sorted findings out; opens no file, prints nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from jixiao_grammar.record import Record
from jixiao_lint.as_finding import Home, HomeOf, as_finding, stable_key
from jixiao_lint.asked import Asked, Together, check_of
from jixiao_lint.course import Course, course_of, matching
from jixiao_lint.finding import Finding, Location
from jixiao_lint.group import Group, Groups, Matching, drawn, matched_in
from jixiao_lint.rule import ActiveRule, Beside, Hit
from jixiao_lint.table import NOTHING, Document, Spot, Table
from jixiao_lint.topic import Speaker, Turn, heard

if TYPE_CHECKING:
    from jixiao_lint.kept import Kept, Said


class BrokenRule(Record):
    """A rule that failed while it looked at a file, which is a mistake in the rule, and what it raised."""

    code: str
    name: str
    error: BaseException


class Checked(Record):
    """What the rules found in a file, and those that failed there: of these only what they had found before is there."""

    findings: tuple[Finding, ...]
    broken: tuple[BrokenRule, ...]


Locate = Callable[[Spot], Location]
Broken = dict[str, BrokenRule]  # by the code of the rule


class Told(Record):
    """What a rule says, and whose turn it is."""

    finding: Finding
    turn: Turn


def check(
    document: Document,
    rules: Sequence[ActiveRule],
    locate: Locate,
    kept: "Kept | None" = None,
    *,
    marks: bool = True,
) -> Checked:
    """Run the rules over one file's tables; rules across tables are shown the groups that these form.

    `kept` holds what these rules said at the last look at the file: tables that have not changed are not looked at again.

    Where several rules see one defect, the topics that they declare say which of them speaks. The findings come sorted by
    table, row, place and code, none twice; without `marks`, none has a fingerprint. A rule that fails does not stop the others.
    """
    broken: Broken = {}

    def home_of(spot: Spot) -> Home:
        table = document.tables[spot.cell.table - 1]
        return Home(document.path, table, table.index, locate(spot))

    course = course_of(rules)
    found = _one_defect_one_finding(_found(document, course, home_of, broken, kept))
    found_across = _one_defect_one_finding(list(_found_across(document, course.across, home_of, broken)))
    return Checked(_in_order((*found, *found_across), marks=marks), tuple(broken.values()))


def told_across(told: Sequence[Told]) -> tuple[Finding, ...]:
    """What rules across tables found in one file, as `check` would give it."""
    return _in_order(_one_defect_one_finding(list(told)))


def found_in_group(active: ActiveRule, group: Group, home_of: HomeOf, broken: Broken) -> Iterator[Told]:
    """What a rule across tables says about a group."""
    view = active.rule.sees
    doubt = view.by.doubt if isinstance(view, Groups) else ""
    kin = {member.table.index: member.kin for member in group.members}

    def finding_of(hit: Hit) -> Finding:
        met = {kin[spot.cell.table] for spot in (hit.spot, *map(_spot, hit.related))}
        return as_finding(active, hit, home_of, doubt if len(met) > 1 else "")

    return _told(active, (group,), finding_of, broken)


def _spot(related: Spot | Beside) -> Spot:
    return related.spot if isinstance(related, Beside) else related


def _in_order(found: Iterable[Finding], *, marks: bool = True) -> tuple[Finding, ...]:
    """The findings of one file by table, row, place and code, none twice, each with its fingerprint where one is asked for."""
    seen: Counter[str] = Counter()
    findings: list[Finding] = []
    for finding in sorted(found, key=lambda finding: finding.order):
        if findings and _same(findings[-1], finding):
            continue
        if not marks:
            findings.append(finding)
            continue
        key = stable_key(finding)
        seen[key] += 1
        findings.append(finding._replace(fingerprint=f"{key}:{seen[key]}"))
    return tuple(findings)


def _found(document: Document, course: Course, home_of: HomeOf, broken: Broken, kept: "Kept | None") -> list[Told]:
    """Table by table, all rules over each: what the rules work out for a row is then still at hand for the next rule."""
    told: list[Told] = []
    if kept is not None:
        kept.begin()
    for table in document.tables:
        said = kept.of(table) if kept is not None else None
        if said is not None:
            told += [Told(as_finding(active, hit, home_of), active.rule.turn_of(hit)) for active, hit in said]
            continue
        noted: list[Said] | None = None if kept is None else []
        views = course.by_table
        if course.silence.is_at_work():
            views = course.others
            for asked, things in course.silence.speakers(table):
                _ask(asked, table, things, home_of, broken, told, noted)
        _look_at(table, views, home_of, broken, told, noted)
        if kept is not None and noted is not None and not broken:
            kept.keep(table, noted)
    _look_at(document, course.at_once, home_of, broken, told)
    return told


def _look_at(
    part: Table | Document,
    views: Iterable[Together],
    home_of: HomeOf,
    broken: Broken,
    told: list[Told],
    noted: "list[Said] | None" = None,
) -> None:
    """Add what the rules say about what they are shown of a table or a document, and note it where somebody keeps it."""
    for show, together in views:
        try:
            things = show(part)
        except MemoryError:
            raise  # it is the file that is too large
        except (Exception, SystemExit) as error:
            for asked in together:
                _note_broken(broken, asked.active, error)
            continue
        if not things:  # most views of words and signs show nothing of most tables
            continue
        for asked in together:
            _ask(asked, part, things, home_of, broken, told, noted)


def _ask(
    asked: Asked,
    part: Table | Document,
    things: Iterable[Any],
    home_of: HomeOf,
    broken: Broken,
    told: list[Told],
    noted: "list[Said] | None" = None,
) -> None:
    if asked.needs is not NOTHING and not asked.may_speak(part):
        return
    active = asked.active
    try:
        # Nearly all of what a rule is shown says nothing to it: the loop over it is left to the interpreter.
        for hit in chain.from_iterable(map(asked.check, things)):
            told.append(Told(as_finding(active, hit, home_of), active.rule.turn_of(hit)))
            if noted is not None:
                noted.append((active, hit))
    except MemoryError:
        raise
    except (Exception, SystemExit) as error:
        _note_broken(broken, active, error)


def _note_broken(broken: Broken, active: ActiveRule, error: BaseException) -> None:
    broken[active.code] = BrokenRule(active.code, active.name, error)


def _found_across(document: Document, rules: Sequence[ActiveRule], home_of: HomeOf, broken: Broken) -> Iterator[Told]:
    """Many rules ask for the same groups, and matching is dearer than drawing: it is done once for all of them."""
    if len(document.tables) < 2:
        return
    matched: dict[Matching, tuple[Any, ...]] = {}
    for active in rules:
        by = matching(active)
        if by is None:
            continue
        if by not in matched:
            matched[by] = _matched(active, document, by, broken)
        for group in matched[by]:  # of most files there is none, and the rules are not even loaded
            view = active.rule.sees
            if isinstance(view, Groups):
                yield from found_in_group(active, drawn(document, group, view.of), home_of, broken)


def _matched(active: ActiveRule, document: Document, by: Matching, broken: Broken) -> tuple[Any, ...]:
    """The groups of tables in a file; none where they could not be made, which is told of the rule that asked."""
    try:
        return tuple(matched_in(document, by))
    except MemoryError:
        raise
    except (Exception, SystemExit) as error:
        _note_broken(broken, active, error)
        return ()


def _told(
    active: ActiveRule, shown: Sequence[Any], finding_of: Callable[[Hit], Finding], broken: Broken
) -> Iterator[Told]:
    """What a rule says about the things it is shown; nothing more once it has failed."""
    try:
        for hit in chain.from_iterable(map(check_of(active), shown)):
            yield Told(finding_of(hit), active.rule.turn_of(hit))
    except MemoryError:
        raise
    except (Exception, SystemExit) as error:
        _note_broken(broken, active, error)


def _one_defect_one_finding(found: list[Told]) -> Iterator[Finding]:
    """Leave out what need not be said beside others about the same row or cell."""
    about: dict[tuple[int, int | str], list[Told]] = defaultdict(list)
    for told in found:
        about[_subject(told.finding)].append(told)
    for together in about.values():
        speaking = heard([_speaker(told) for told in together]) if len(together) > 1 else None
        yield from (told.finding for told in together if speaking is None or _speaker(told) in speaking)


def _subject(finding: Finding) -> tuple[int, int | str]:
    """The row that a finding is about, else the field of the head."""
    table = finding.table.index if finding.table else 0
    return table, finding.indicator.index if finding.indicator else finding.field or ""


def _speaker(told: Told) -> Speaker:
    finding = told.finding
    return Speaker(finding.code, told.turn, finding.indicator.index if finding.indicator else None, finding.field)


def _same(one: Finding, other: Finding) -> bool:
    return (one.code, one.location, one.message) == (other.code, other.location, other.message)
