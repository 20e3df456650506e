"""How many made forms are read right: `python bench/read_right.py [--every N]`.

Forms in ten layouts, whole in four formats, and cut at every row into two tables in Word documents and web pages, as pages do:
under a mark of continuation, under the title again, under nothing; with the header again or without. Beside each form stand tables
of other kinds, in which no form may be read and of which no error may be told. What is read is held against what was drawn.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from drawn_files import WRITERS, Block
from made_forms import CARE, FORMS, LAYOUTS, WATER, Drawn, Form, header_of
from neighbours import NEIGHBOURS

from jixiao_grammar.record import Record
from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import read_bytes
from jixiao_lint.table import Row, Table

_TITLE = ("项目支出绩效目标表", "（2026年度）")
_MARKS: tuple[tuple[str, ...], ...] = ((), ("（续表）",), ("项目支出绩效目标表（续表）",), ("续上表",))


class _Case(Record):
    """A file: how it is told, its ending, what is in it, and the forms that are to be read."""

    name: str
    ending: str
    blocks: Sequence[Block]
    forms: Sequence[Form]


def main() -> int:
    """Print what was not read right, and the counts; 1 where something was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take only every so manieth case")
    every = parser.parse_args().every
    count = Counter[str]()
    for case in [*_whole(), *_cut(), *_beside_others()][::every]:
        outcome = _outcome(case)
        count[outcome] += 1
        if outcome != "right":
            print(f"{outcome}: {case.name}.{case.ending}")
    print(dict(count))
    return int(set(count) != {"right"})


def _whole() -> Iterator[_Case]:
    for layout, ending in product(LAYOUTS, WRITERS):
        for form in FORMS:
            yield _Case(layout.__name__, ending, [*_TITLE, layout(form)], [form])
        together: list[Block] = [block for form in FORMS for block in (*_TITLE, layout(form))]
        yield _Case(f"{layout.__name__}, three", ending, together, FORMS)


def _cut() -> Iterator[_Case]:
    for layout in LAYOUTS:
        drawn = layout(WATER)
        start, end = header_of(drawn)
        for at, again, repeated, marks in product(
            range(2, len(drawn)), (False, True), (False, True), (*_MARKS, _TITLE)
        ):
            if (again and at <= end) or (marks == _TITLE and not again):
                continue
            below = _below(drawn, at, repeated=repeated)
            header = _below(drawn[:end], start, repeated=True) if again else []
            blocks: list[Block] = [*_TITLE, drawn[:at], *marks, header + below]
            for ending in ("docx", "html"):
                yield _Case(f"{layout.__name__}, cut at {at} {marks} {again} {repeated}", ending, blocks, [WATER])


def _below(drawn: Drawn, at: int, *, repeated: bool) -> Drawn:
    """The rows from a cut on; cells merged over the cut are empty there, or say the same again."""
    rows = [list(row) for row in drawn[at:]]
    for col, text in enumerate(rows[0]):
        if text == "^":
            above = next(row[col] for row in reversed(drawn[:at]) if row[col] != "^")
            rows[0][col] = above if repeated else ""
    return rows


def _beside_others() -> Iterator[_Case]:
    for (name, other), layout, ending in product(NEIGHBOURS.items(), LAYOUTS[:4], WRITERS):
        form: list[Block] = [*_TITLE, layout(WATER)]
        yield _Case(f"{name} above {layout.__name__}", ending, [other, *form], [WATER])
        yield _Case(f"{name} below {layout.__name__}", ending, [*form, other], [WATER])
        second: list[Block] = ["二、其他。", *_TITLE, layout(CARE)]
        yield _Case(f"{name} between {layout.__name__}", ending, [*form, "一、说明。", other, *second], [WATER, CARE])


def _outcome(case: _Case) -> str:
    file = read_bytes(FilePath.of(f"a.{case.ending}"), WRITERS[case.ending](case.blocks))
    read = [_read(table) for table in file.document.tables if "中期" not in table.whole_text]
    right = read == [_drawn(form) for form in case.forms]
    return ("accused" if file.problems else "right") if right else "told" if file.problems else "SILENT"


def _drawn(form: Form) -> tuple[str, str, str, list[str]]:
    rows = ["|".join((row.level1, row.level2, row.name, row.value)) for row in form.rows]
    return form.project, form.budget, _bare(form.goal), rows


def _read(table: Table) -> tuple[str, str, str, list[str]]:
    head = (table.text("项目名称"), table.text("预算数"), _bare(table.text("绩效目标")))
    return (*head, [_row(row) for row in table.rows()])


def _row(row: Row) -> str:
    sign = row.text("计算符号").replace("定性", "")
    names = (_bare(row.text(field)).partition("（")[0] for field in ("一级指标", "二级指标", "三级指标"))
    return "|".join((*names, sign + row.text("指标值") + row.text("计量单位")))


def _bare(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
