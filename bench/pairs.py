"""Two years of 300 projects in files, with facts planted between the files: what the rules across tables must find, and no more.

`python bench/pairs.py [--pairs 300]` writes them, checks them, and prints what was missed and what was found besides.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from jixiao_lint.batch import Options, check_paths
from jixiao_lint.config.files import Given

_THINGS = (
    "河道清淤",
    "校舍维修",
    "公路改建",
    "图书购置",
    "疫苗接种",
    "消防装备更新",
    "文物修缮",
    "管网改造",
    "职业培训",
    "林木补植",
)
PLACES = (
    "柳河",
    "槐荫",
    "双桥",
    "石门",
    "青龙",
    "白马",
    "红星",
    "新泉",
    "永安",
    "太平",
    "和顺",
    "长乐",
    "清源",
    "丰台",
    "北塘",
)
_UNITS = ("公里", "平方米", "人", "册", "台", "场", "户", "处")
_LEVELS = ("数量指标", "质量指标", "时效指标", "社会效益指标", "服务对象满意度指标")
FAMILY = "XTB"


class Row(NamedTuple):
    """One indicator; `came` is what a self-evaluation says, None in a table of targets."""

    level2: str
    name: str
    target: str
    came: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One table in a file of its own. `budget` is in 万元."""

    path: str
    year: int
    unit: str
    project: str
    budget: int
    rows: tuple[Row, ...]

    def text(self) -> str:
        """The file."""
        lines = [
            f"年度: {self.year}",
            f"单位: {self.unit}",
            "金额单位: 万元",
            f"项目名称: {self.project}（{self.year}年）",
        ]
        lines += [f"预算数: {self.budget}.00", "指标:"]
        for row in self.rows:
            lines += [f"- 二级指标: {row.level2}", f"  三级指标: {row.name}", f"  指标值: {row.target}"]
            lines += [f"  实际完成值: {row.came}"] if row.came is not None else []
        return "\n".join(lines) + "\n"


class Fact(NamedTuple):
    """What is to be found: in which file, by which rule, in which row (1-based; None: about the table), and beside which files."""

    path: str
    code: str
    row: int | None
    beside: tuple[str, ...]


class Planted(NamedTuple):
    """Files, and all that is to be found in them."""

    forms: tuple[Form, ...]
    facts: tuple[Fact, ...] = ()


Plant = Callable[[Form, Form, Random], Planted]


def _pair(number: int, random: Random) -> tuple[Form, Form]:
    """A project in two years, in order: more money and more work by a tenth, rates as they were or stricter."""
    unit, things = random.choice(_UNITS), random.randint(20, 4000)
    project = f"{PLACES[number % len(PLACES)]}{number}号{random.choice(_THINGS)}"
    budget, grade = random.randint(50, 900), random.randint(85, 93)
    before = Form(
        f"2024/{number:04d}.yaml",
        2024,
        f"{100 + number % 37}市{PLACES[number % 11]}局",
        project,
        budget,
        (
            Row("数量指标", "完成数量", f"≥{things}{unit}"),
            Row("质量指标", "验收合格率", f"≥{random.randint(90, 96)}%"),
            Row("时效指标", "完成时间", f"2024年{random.randint(6, 12)}月底前"),
            Row("社会效益指标", "受益人数", f"≥{things * 3 + 7}人"),
            Row("服务对象满意度指标", "群众满意度", f"≥{grade}%"),
        ),
    )
    rows = list(before.rows)
    rows[0] = rows[0]._replace(target=f"≥{things + things // 10 + 1}{unit}")
    rows[2] = rows[2]._replace(target=f"2025年{random.randint(6, 12)}月底前")
    rows[4] = rows[4]._replace(target=f"≥{grade + random.randint(0, 5)}%")
    now = replace(before, path=f"2025/{number:04d}.yaml", year=2025, budget=budget + budget // 10, rows=tuple(rows))
    return before, now


def _with_row(form: Form, at: int, **cells: str) -> Form:
    rows = list(form.rows)
    rows[at] = rows[at]._replace(**cells)
    return replace(form, rows=tuple(rows))


def _number(row: Row) -> int:
    return int("".join(character for character in row.target if character.isdigit()))


def _unit(row: Row) -> str:
    return row.target.lstrip("≥0123456789")


def in_order(before: Form, now: Form, random: Random) -> Planted:
    """Nothing is wrong."""
    return Planted((before, now))


def repeated(before: Form, now: Form, random: Random) -> Planted:
    """The project is reported twice this year, in two files."""
    again = replace(_with_row(now, 1, target="≥98%"), path=f"2025/补报/{now.path[5:]}")
    return Planted((before, now, again), (Fact(again.path, "XTB001", None, (now.path,)),))


def copied(before: Form, now: Form, random: Random) -> Planted:
    """Last year's table with another year on it."""
    rows = tuple(row._replace(target=row.target.replace("2024年", "2025年")) for row in before.rows)
    again = replace(now, rows=rows, budget=before.budget)
    return Planted((before, again), (Fact(again.path, "XTB004", None, (before.path,)),))


def copied_twice(before: Form, now: Form, random: Random) -> Planted:
    """The table of the year before last, for the second time."""
    first = replace(
        before,
        path=before.path.replace("2024", "2023"),
        year=2023,
        rows=tuple(row._replace(target=row.target.replace("2024年", "2023年")) for row in before.rows),
    )
    second = copied(before, now, random)
    return Planted(
        (first, *second.forms),
        (
            Fact(before.path, "XTB004", None, (first.path,)),
            Fact(now.path, "XTB004", None, (first.path, before.path)),
        ),
    )


def eased(before: Form, now: Form, random: Random) -> Planted:
    """A rate asks for less than last year."""
    at = random.choice((1, 4))
    lower = _with_row(now, at, target=f"≥{_number(before.rows[at]) - random.randint(1, 9)}%")
    return Planted((before, lower), (Fact(now.path, "XTB005", at + 1, (before.path,)),))


def less_for_the_same(before: Form, now: Form, random: Random) -> Planted:
    """Less work for no less money."""
    row = before.rows[0]
    less = _with_row(now, 0, target=f"≥{_number(row) - _number(row) // 5 - 1}{_unit(row)}")
    return Planted((before, less), (Fact(now.path, "XTB005", 1, (before.path,)),))


def less_for_more(before: Form, now: Form, random: Random) -> Planted:
    """Less work for a fifth more money at least."""
    row = before.rows[0]
    less = _with_row(now, 0, target=f"≥{_number(row) - _number(row) // 5 - 1}{_unit(row)}")
    more = replace(less, budget=before.budget * random.randint(125, 180) // 100)
    return Planted((before, more), (Fact(now.path, "XTB010", 1, (before.path,)),))


def money_alone(before: Form, now: Form, random: Random) -> Planted:
    """The money moves by a fifth at least, up or down, and no quantity does."""
    moved = replace(
        _with_row(now, 0, target=before.rows[0].target), budget=before.budget * random.choice((60, 75, 130, 170)) // 100
    )
    return Planted((before, moved), (Fact(now.path, "XTB009", None, (before.path,)),))


def below_reached(before: Form, now: Form, random: Random) -> Planted:
    """Last year's self-evaluation says that far more was done than is asked for this year."""
    row = now.rows[0]
    came = [f"{_number(row) * random.randint(135, 190) // 100 + 1}{_unit(row)}"]
    came += [other.target.lstrip("≥").replace("月底前", "月") for other in before.rows[1:]]
    told = replace(before, rows=tuple(old._replace(came=text) for old, text in zip(before.rows, came, strict=True)))
    return Planted((told, now), (Fact(now.path, "XTB006", 1, (before.path,)),))


def dropped(before: Form, now: Form, random: Random) -> Planted:
    """One of last year's indicators is gone."""
    at = random.choice((1, 3, 4))
    rows = now.rows[:at] + now.rows[at + 1 :]
    return Planted((before, replace(now, rows=rows)), (Fact(now.path, "XTB011", None, (before.path,)),))


def other_unit(before: Form, now: Form, random: Random) -> Planted:
    """What is counted is counted in another unit."""
    unit = random.choice([unit for unit in ("公里", "台", "册", "户") if unit != _unit(before.rows[0])])
    changed = _with_row(now, 0, target=f"≥{_number(now.rows[0])}{unit}")
    return Planted((before, changed), (Fact(now.path, "XTB012", 1, (before.path,)),))


def renamed(before: Form, now: Form, random: Random) -> Planted:
    """The project has a slightly other name, and a rate asks for less."""
    planted = eased(before, now, random)
    told = tuple(
        replace(form, project=f"{form.project}工程" if form.year == 2025 else form.project) for form in planted.forms
    )
    return planted._replace(forms=told)


PLANTS: tuple[Plant, ...] = (
    in_order,
    repeated,
    copied,
    eased,
    in_order,
    less_for_the_same,
    less_for_more,
    money_alone,
    below_reached,
    dropped,
    other_unit,
    renamed,
    copied_twice,
)


def planted(pairs: int, seed: int = 16) -> list[Planted]:
    """So many pairs, all kinds of facts in turn. The same numbers give the same files."""
    random = Random(seed)
    return [PLANTS[number % len(PLANTS)](*_pair(number, random), random) for number in range(pairs)]


def write(folder: Path, every: Sequence[Planted]) -> None:
    """The files in their folders."""
    for form in (form for one in every for form in one.forms):
        path = folder / form.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(form.text(), encoding="utf-8")


def wanted(every: Sequence[Planted]) -> Counter[Fact]:
    """All that is to be found."""
    return Counter(fact for one in every for fact in one.facts)


def found(folder: Path, jobs: int = 1) -> Counter[Fact]:
    """All that the rules across tables say about the folder."""
    options = Options(given=Given(isolated=True), jobs=jobs)
    return Counter(_facts(folder, check_paths([str(folder)], options)))


def _facts(folder: Path, results: Iterator[object]) -> Iterator[Fact]:
    from jixiao_lint.result import FileResult

    for file in results:
        assert isinstance(file, FileResult)
        for finding in file.findings:
            if finding.code.startswith(FAMILY):
                beside = tuple(sorted({_name(folder, related.path.shown) for related in finding.related}))
                row = finding.indicator.index if finding.indicator else None
                yield Fact(_name(folder, finding.path.shown), finding.code, row, beside)


def _name(folder: Path, path: str) -> str:
    return Path(path).relative_to(folder).as_posix()


def main() -> None:
    """Write, check, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    every = planted(asked.pairs, asked.seed)
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), every)
        met = found(Path(name), asked.jobs)
    facts = wanted(every)
    for title, some in (("missed", facts - met), ("besides", met - facts)):
        for fact in some.elements():
            print(f"{title}: {fact.path} {fact.code} row {fact.row} beside {', '.join(fact.beside)}")
    counted = Counter(fact.code for fact in facts.elements())
    print(
        f"{asked.pairs} pairs, {sum(len(one.forms) for one in every)} files, {facts.total()} facts: {dict(sorted(counted.items()))}"
    )
    print(f"found {(facts & met).total()}, missed {(facts - met).total()}, besides {(met - facts).total()}")


if __name__ == "__main__":
    main()
