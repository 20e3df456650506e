"""What each rule costs: its functions are wrapped only when somebody asks, so that asking nothing costs nothing."""

from collections.abc import Iterator
from time import perf_counter_ns
from typing import Any

from jixiao_lint.rule import ActiveRule, Found, Hit
from jixiao_lint.table import Cell, Document, Row, Table

_HEAD = ("规则", "名称", "毫秒", "占比", "次数")


class Cost:
    """What a rule took so far: nanoseconds, and how many things it was shown."""

    __slots__ = ("calls", "nanoseconds")

    def __init__(self) -> None:
        self.nanoseconds = 0
        self.calls = 0


class Stopwatch:
    """Takes the time of rules, and apart from it that of reading the 指标值, which is done once for all of them."""

    def __init__(self) -> None:
        self.costs: dict[str, Cost] = {}
        self.reading = Cost()
        self.read: set[str] = set()

    def timed(self, active: ActiveRule) -> ActiveRule:
        """The same rule, with its time counted."""
        cost = self.costs.setdefault(active.code, Cost())
        check = active.rule.check

        def counted(shown: Any, **options: Any) -> Found:
            self._read(shown)
            cost.calls += 1
            return _counted(check(shown, **options), cost)

        return active._replace(held=active.rule._replace(check=counted))

    def _read(self, shown: Any) -> None:
        unread = [cell for cell in _targets(shown) if cell.text not in self.read]
        start = perf_counter_ns()
        for cell in unread:
            cell.value  # noqa: B018 - what is read is remembered for the rules
        self.reading.nanoseconds += perf_counter_ns() - start
        self.read.update(cell.text for cell in unread)

    def lines(self, names: dict[str, str]) -> Iterator[str]:
        """A table for people, dearest first; `names` has the name of each code."""
        total = sum(cost.nanoseconds for cost in self.costs.values()) or 1
        width = max(map(len, names.values()), default=0)
        yield f"{_HEAD[0]}    {_HEAD[1]}{' ' * (width - 4)}  {_HEAD[2]:>6}  {_HEAD[3]:>4}  {_HEAD[4]:>6}"
        for code, cost in sorted(self.costs.items(), key=lambda item: (-item[1].nanoseconds, item[0])):
            share = 100 * cost.nanoseconds / total
            yield f"{code:6}  {names[code]:{width}}  {cost.nanoseconds / 1e6:8.1f}  {share:5.1f}%  {cost.calls:8}"
        yield f"规则合计 {total / 1e6:.1f} 毫秒，另有读指标值 {self.reading.nanoseconds / 1e6:.1f} 毫秒"


def _targets(shown: Any) -> Iterator[Cell]:
    match shown:
        case Cell(field="指标值"):
            yield shown
        case Row(target=Cell() as cell):
            yield cell
        case Table():
            for row in shown.rows():
                yield from _targets(row)
        case Document():
            for table in shown.tables:
                yield from _targets(table)


def _counted(found: Found, cost: Cost) -> Iterator[Hit]:
    """Count only what runs inside the rule, not what is done with its hits in between."""
    while True:
        start = perf_counter_ns()
        try:
            hit = next(found)
        except StopIteration:
            return
        finally:
            cost.nanoseconds += perf_counter_ns() - start
        yield hit
