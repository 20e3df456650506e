"""From grids to tables, by the words of the forms: the same for every format. It says what it could not read."""

from collections.abc import Iterable, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import Grid
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.recognise.above_list import starts_form
from jixiao_lint.recognise.build import build_tables, year_of
from jixiao_lint.recognise.closing import read_closing
from jixiao_lint.recognise.fields import Head
from jixiao_lint.recognise.form import Form
from jixiao_lint.recognise.formulas import without_values
from jixiao_lint.recognise.gaps import goes_on, is_behind_gap
from jixiao_lint.recognise.head import read_head
from jixiao_lint.recognise.header import Header, Lacking, header_at
from jixiao_lint.recognise.labels import Label, is_level1, is_level2
from jixiao_lint.recognise.lines import Line, lines_of
from jixiao_lint.recognise.numbering import notes_on_end, notes_on_numbers
from jixiao_lint.recognise.page_breaks import mended
from jixiao_lint.recognise.pictures import with_unsure
from jixiao_lint.recognise.preamble import is_title
from jixiao_lint.recognise.rows import Half, Part, part_of, read_caption, read_row, sums_up
from jixiao_lint.recognise.spilled import without_spilled
from jixiao_lint.recognise.suspects import is_of_another_kind, is_reference, lacks_value, unread_rows
from jixiao_lint.table import Table


class Recognition(Record):
    """The tables of a file, what looked like a table and was not read, and what else a user should know."""

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


class _Walk:
    __slots__ = ("forms", "notes", "pending", "problems")

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.pending: list[Line] = []
        self.problems: list[Problem] = []
        self.notes: list[str] = []


def recognise(grids: Iterable[Grid]) -> Recognition:
    """Find every 绩效目标表 in the grids of one file, in reading order."""
    whole, mends = mended(grids)
    lines = list(lines_of(whole))
    walk = _Walk()
    at = 0
    while at < len(lines):
        found = header_at(lines, at)
        if isinstance(found, Header) and is_reference(lines[at], walk.pending):
            walk.notes.append(f"工作表“{lines[at].grid.name}”是隐藏的，或是指标库、填报说明，没有当作绩效目标表读。")
            walk.pending = []
            at = _skip_list(lines, at + found.height)
        elif isinstance(found, Header):
            _open_list(walk, found, lines[at])
            at = _read_list(walk, lines, at + found.height)
        elif isinstance(found, Lacking):
            end = _skip_list(lines, at + 1)
            lacking = lacks_value(found, walk.pending, lines[at:end])
            walk.problems += [lacking] if lacking is not None else []
            walk.pending = []
            at = end
        elif walk.forms and _resumes(walk, lines[at]):
            walk.notes += [f"指标之间的文字没有读：{_shortened(line)}。" for line in walk.pending if line.filled]
            walk.pending = []
            at = _read_list(walk, lines, at)
        elif walk.forms and not any(line.filled for line in walk.pending) and _closes(walk, lines[at]):
            at += 1
        else:
            walk.pending.append(lines[at])
            at += 1
    walk.problems += unread_rows(walk.pending)
    forms, unsure = without_spilled(whole, _filled_in(walk.forms))
    tables, notes = build_tables(forms)
    tables, unread = without_values(whole, tables)
    tables, pictured = with_unsure(whole, tables)
    walk.problems += [*unread, *unsure, *pictured]
    notes = (*notes, *notes_on_numbers(tables), *(notes_on_end(walk.pending) if tables else ()))
    if lines and not tables and not walk.problems:
        walk.problems.append(_no_table())
    return Recognition(tables, tuple(walk.problems), (*mends, *walk.notes, *notes))


def _filled_in(forms: list[Form]) -> list[Form]:
    """The forms, but for those of which there is nothing but the header, as on sheets left over from a template."""
    some = [form for form in forms if form.head.fields or any(half.rows for half in form.halves)]
    return some or forms


def _open_list(walk: _Walk, header: Header, line: Line) -> None:
    """A header opens a new form, or goes on with the list before when nothing of a form's head lies between."""
    walk.problems += unread_rows(walk.pending)
    form = walk.forms[-1] if walk.forms else None
    if form is None or _is_new_form(walk, line):
        head = read_head(walk.pending)
        header = header.of_year(year_of(head))
        walk.forms.append(Form(head, header, line, _halves(header)))
        walk.pending = []
        return
    header = header.of_year(year_of(form.head))
    if form.header.period != header.period:
        form.header = header
        form.halves += _halves(header)
    else:
        form.header = header
        for half, columns in zip(form.open_halves, header.halves, strict=False):
            half.columns = columns
        form.halves += _halves(header)[len(form.open_halves) :]
    walk.pending = []


def _halves(header: Header) -> list[Half]:
    halves: list[Half] = []
    for columns in header.halves:
        before = {id(column.label) for column in halves[-1].columns} if halves else set()
        shared = frozenset(column.field for column in columns if id(column.label) in before)
        halves.append(Half(columns, shared, header.period))
    return halves


def _is_new_form(walk: _Walk, line: Line) -> bool:
    other_sheet = line.grid.name is not None and line.grid.name != walk.forms[-1].line.grid.name
    return other_sheet or any(is_title(above) or starts_form(above) for above in walk.pending)


def _read_list(walk: _Walk, lines: Sequence[Line], at: int) -> int:
    """Read the rows under the header of the last form; gives the number of the line behind the list."""
    form = walk.forms[-1]
    grid = lines[at].grid if at < len(lines) else None
    while at < len(lines) and lines[at].grid is grid and header_at(lines, at) is None:
        match part_of(lines[at], form.header):
            case Part.END:
                return at
            case Part.CAPTION:
                for half in form.open_halves:
                    read_caption(lines[at], half)
            case Part.NOTHING if lines[at].filled:
                read_closing(lines[at], form)
            case Part.INDICATOR if is_behind_gap(lines, at) and not goes_on(lines[at], form):
                return at
            case Part.INDICATOR if sums_up(lines[at], form.header):
                pass
            case Part.INDICATOR:
                form = _form_of_row(walk, form, lines[at])
                for half in form.open_halves:
                    unread = list(read_row(lines[at], half))
                    form.partly_read |= bool(unread)
                    walk.problems += unread
        at += 1
    return at


def _closes(walk: _Walk, line: Line) -> bool:
    """A line right below a list that tells its sum or grade."""
    return bool(line.filled) and not is_title(line) and read_closing(line, walk.forms[-1])


def _form_of_row(walk: _Walk, form: Form, line: Line) -> Form:
    """In a list of many projects, the row's project: a new name in the column of names opens a form of its own."""
    cells = {key.field: line.view.over(key.first, key.last) for key in form.header.keys}
    name = cells.get("项目名称")
    if name is None or name.is_blank or name.row != line.view.row:
        return form
    written = form.head.fields.get("项目名称")
    if written is None:
        form.head.year = year_of(form.head)
        form.head.fields.pop("表题", None)  # it names the list, and no project of it
    if written is not None and written.text == name.text:
        return form
    if written is not None or any(half.rows for half in form.halves):
        form = Form(
            Head(money_unit=form.head.money_unit, year=form.head.year), form.header, form.line, _halves(form.header)
        )
        walk.forms.append(form)
    for key in form.header.keys:
        cell = cells[key.field]
        if cell is not None and (not cell.is_blank or cell.row == line.view.row):
            form.head.put(Label(key.field), cell.text, cell.place)
    return form


def _resumes(walk: _Walk, line: Line) -> bool:
    """The list goes on behind a text that stands between its rows: a page number, a remark, a caption."""
    form = walk.forms[-1]
    between = [above for above in walk.pending if above.filled]
    if not between or len(between) > 2 or any(above.grid is not line.grid for above in between):
        return False
    if any(len(above.filled) > 1 or is_title(above) or starts_form(above) for above in between):
        return False
    if is_of_another_kind(between):
        return False
    is_row = form.line.grid is line.grid and part_of(line, form.header) is Part.INDICATOR and len(line.filled) >= 3
    is_row = is_row and any(is_level1(cell.text) or is_level2(cell.text) for cell in line.filled[:2])
    return is_row and goes_on(line, form)


def _shortened(line: Line) -> str:
    text = line.filled[0].text.strip()
    return f"“{text[:20]}{'…' if len(text) > 20 else ''}”"


def _skip_list(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].paragraph and not starts_form(lines[at]) and not is_title(lines[at]):
        if header_at(lines, at) is not None:
            return at
        at += 1
    return at


def _no_table() -> Problem:
    message = "没有找到绩效目标表：没有“二级指标/三级指标”和“指标值”的表头。"
    return Problem(Kind.NO_TABLE, message, "请确认文件内容；列名可参照《项目支出绩效目标表》。")


__all__ = ["Recognition", "recognise"]
