"""The tables of two sides, matched project by project: two versions of one table, or a year and the year before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jixiao_grammar.ast import Amount, Date, Node
from jixiao_grammar.compare import Order, in_base, is_easier, same_scale
from jixiao_lint.compare.project import Change, ChangeKind, Compared, Project
from jixiao_lint.group import Member
from jixiao_lint.table import Row
from jixiao_rules.ledger import Ledger, Line, Year, content, ledger, order_of, reports_results
from jixiao_rules.projects import PROJECT, ProjectCard, year_of
from jixiao_rules.reading import amount_of, node_of, shown
from jixiao_rules.results import came_to
from jixiao_rules.similarity import squeezed


def compared(old: Sequence[Member], new: Sequence[Member]) -> Iterator[Project]:
    """Every project of either side, in the order of the new side; what only the old side has comes last."""
    members = [*new, *old]
    cards = [(number, card) for number, member in enumerate(members) if (card := _card(member)) is not None]
    groups = [
        [members[cards[one.card][0]]._replace(kin=one.kin) for one in group]
        for group in PROJECT.match([card for _, card in cards])
    ]
    if (
        not groups and len(old) == len(new) == 1
    ):  # two files of one table each: who names them together means one project
        groups = [[new[0], old[0]._replace(kin=1)]]
    taken = {(member.path, member.table.index) for group in groups for member in group}
    alone = [[member] for member in members if (member.path, member.table.index) not in taken]
    first_new = {(member.path, member.table.index): at for at, member in enumerate(members)}
    for group in sorted([*groups, *alone], key=lambda group: min(first_new[m.path, m.table.index] for m in group)):
        sides = {(member.path, member.table.index) for member in new}
        here = [member for member in group if (member.path, member.table.index) in sides]
        there = [member for member in group if (member.path, member.table.index) not in sides]
        yield _project(there, here)


def _card(member: Member) -> ProjectCard | None:
    """As for tables that are checked together, but where a table names no unit the folder tells none: it differs by side."""
    card = PROJECT.card(member)
    return card if card is None or member.table.text("单位") else card._replace(unit="")


def _project(old: list[Member], new: list[Member]) -> Project:
    pairs = list(_versions(old, new)) or list(_years(old, new))
    paired = {(member.path, member.table.index) for one, other in pairs for member in (one, other)}
    some = (new or old)[0].table
    evaluations = [member for member in old if reports_results(member.table)]
    left = [[m for m in side if (m.path, m.table.index) not in paired] for side in (old, new)]
    only_old = [member for member in left[0] if not (pairs and reports_results(member.table))]
    return Project(
        name=some.text("项目名称"),
        unit=some.text("单位"),
        pairs=tuple(_compared(one, other, evaluations) for one, other in pairs),
        only_old=tuple(only_old),
        only_new=tuple(left[1]),
    )


def _versions(old: list[Member], new: list[Member]) -> Iterator[tuple[Member, Member]]:
    """Tables of one year and kind, where each side has one."""
    by_kind: dict[object, tuple[list[Member], list[Member]]] = defaultdict(lambda: ([], []))
    for side, members in enumerate((old, new)):
        for member in members:
            by_kind[year_of(member), reports_results(member.table)][side].append(member)
    for olds, news in by_kind.values():
        yield from _paired(olds, news)


def _years(old: list[Member], new: list[Member]) -> Iterator[tuple[Member, Member]]:
    """The last year of the old side and the first of the new one, where each has one table of targets for it."""
    sides = []
    for members, pick in ((old, max), (new, min)):
        targets = [member for member in members if not reports_results(member.table)] or members
        years = [year for member in targets if (year := year_of(member)) is not None]
        chosen = [member for member in targets if years and year_of(member) == pick(years)]
        sides.append(chosen)
    yield from _paired(sides[0], sides[1])


def _paired(old: list[Member], new: list[Member]) -> Iterator[tuple[Member, Member]]:
    """The one with the one; where a side has more, those that stand in files of one name, and alone there."""
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    by_name: dict[str, tuple[list[Member], list[Member]]] = defaultdict(lambda: ([], []))
    for side, members in enumerate((old, new)):
        for member in members:
            by_name[member.path.portable.rpartition("/")[2]][side].append(member)
    for olds, news in by_name.values():
        if len(olds) == len(news) == 1:
            yield olds[0], news[0]


def _compared(old: Member, new: Member, evaluations: Sequence[Member]) -> Compared:
    year = year_of(old) or 0
    came = [one.table for one in evaluations if year_of(one) == year_of(old) and one.table is not new.table]
    is_last_year = year_of(old) != year_of(new)
    earlier = Year(year, old.table, came[0] if len(came) == 1 and is_last_year else None)
    later = Year(year_of(new) or 0, new.table, None)
    both = ledger(earlier, later)
    changes = tuple(_changes(both, earlier, later, is_last_year=is_last_year))
    touched = {change.what for change in changes}
    unchanged = sum(line.now.text("三级指标") not in touched for line in both.lines)
    return Compared(old, new, changes, unchanged, is_sure=old.kin == new.kin)


def _changes(both: Ledger, earlier: Year, later: Year, *, is_last_year: bool) -> Iterator[Change]:
    budgets = both.budgets
    if budgets is not None and budgets[0].yuan != budgets[1].yuan:
        yield Change(ChangeKind.BUDGET, "预算数", budgets[0].shown(), budgets[1].shown())
    if is_last_year and both.lines and content(earlier) == content(later):
        grew = both.growth is not None and both.growth > 1
        yield Change(ChangeKind.COPIED_FOR_MORE if grew else ChangeKind.COPIED, "")
    for row in both.dropped if both.is_whole else ():
        yield Change(ChangeKind.DROPPED, row.text("三级指标"), row.text("指标值"))
    for row in both.added if both.is_whole else ():
        yield Change(ChangeKind.ADDED, row.text("三级指标"), now=row.text("指标值"))
    for line in both.lines:
        yield from _line(line, later.year - earlier.year if is_last_year else 0)


def _line(line: Line, years: int) -> Iterator[Change]:
    name, before, now = line.now.text("三级指标"), _target(line.before), _target(line.now)
    kind = _kind(line, years)
    if kind is not None:
        yield Change(kind, name, before, now)
    if line.result is not None and _is_below(line):
        yield Change(ChangeKind.BELOW_REACHED, name, line.result.cell.text.strip(), now)


def _target(row: Row) -> str:
    amount = amount_of(row)
    return shown(row, amount) if amount is not None else row.text("指标值")


def _kind(line: Line, years: int) -> ChangeKind | None:
    """What became of the target; None where it asks for the same. A day is the same so many `years` later."""
    before, now = _later(node_of(line.before), years), node_of(line.now)
    if isinstance(before, Date) and isinstance(now, Date) and (before.day, before.relation) == (now.day, now.relation):
        return None
    if squeezed(line.before.text("指标值")) == squeezed(line.now.text("指标值")) and _same_sides(before, now):
        return None
    then, today = amount_of(line.before), amount_of(line.now)
    if then is not None and today is not None:
        order = order_of(line)
        if order is None:
            return ChangeKind.UNIT
        if order is Order.SAME and then.op is today.op:
            return None
    easier = is_easier(now, before) if now is not None and before is not None else None
    harder = is_easier(before, now) if now is not None and before is not None else None
    if easier:
        return ChangeKind.LOOSENED
    return ChangeKind.TIGHTENED if harder else ChangeKind.CHANGED


def _later(node: Node | None, years: int) -> Node | None:
    if not isinstance(node, Date) or node.day is None or node.day.year is None:
        return node
    return node._replace(day=node.day._replace(year=node.day.year + years))


def _same_sides(before: Node | None, now: Node | None) -> bool:
    return getattr(before, "op", None) is getattr(now, "op", None)


def _is_below(line: Line) -> bool:
    """True where a floor asks for less than what came out."""
    today = amount_of(line.now)
    came = came_to(line.result, line.now) if line.result is not None else None
    if today is None or not isinstance(came, Amount) or not today.op.is_floor or line.now.name_reading.is_better_low:
        return False
    return same_scale(today.unit, came.unit) and in_base(today) < in_base(came)
