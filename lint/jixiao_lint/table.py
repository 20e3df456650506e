"""The table as a rule sees it: document, table, row, cell; and what a rule may ask to be shown.

The names of the fields are the words of the forms. A field that the form does not have is absent (`None`), not blank.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from jixiao_grammar.ast import Amount, Node, Span, Value, is_understood
from jixiao_grammar.name import Name, read_name
from jixiao_grammar.parse import parse
from jixiao_grammar.pattern import lacks, pattern
from jixiao_grammar.record import Record
from jixiao_lint.file_path import FilePath
from jixiao_lint.period import Period, whole_year
from jixiao_lint.target import read_target

HEAD_FIELDS = (
    "表题",
    "单位",
    "金额单位",
    "年度",
    "项目名称",
    "项目编码",
    "预算数",
    "财政资金",
    "其他资金",
    "上年结转",
    "资金用途",
    "绩效目标",
    "全年预算数",
    "全年执行数",
    "执行率",
    "执行率得分",
    "总分",
    "自评等级",
)
# Without these a form and an indicator cannot be examined.
REQUIRED_FIELDS = ("项目名称", "单位", "金额单位", "预算数", "绩效目标")
REQUIRED_ROW_FIELDS = ("三级指标", "指标值")
ROW_FIELDS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "绩效指标描述",
    "计算符号",
    "指标值",
    "计量单位",
    "分值",
    "权重",
    "实际完成值",
    "得分",
    "备注",
)

# A key of copies and its values. The form has no other fields than those that are written, as where it was copied from paper;
# or it may have some, which were not read. Without the key, a field that is not written is one that the author left out.
NOT_ON_FORM = ("未写的栏目", "表上没有")
NOT_READ = "表上没有，或没有读出"

_BOOKMARK = pattern(r"\[bookmark:\s*([^\]\s]*)")

# What a row takes over from the row above where its own cell is empty; a value merged over rows is that of each.
INHERITED_FIELDS = ("一级指标", "二级指标")


class Piece(Record):
    """`length` characters of a cell's text, from the offset `at` on, are spelt in the bytes `start` to `end` of a part.

    `at` is below 0 where the first of them lie before the text. `run` is the number of their run in the part, 0-based. A
    tabulator, a line break or a symbol is spelt by its tag.
    """

    at: int
    length: int
    start: int
    end: int
    run: int


class Origin(Record):
    """Where the characters of a cell stand in a part of an office file, so that something can be written there.

    A character in no piece is none of the file's: the line feed between two paragraphs. `paragraphs` are the bytes at which
    the paragraphs of the cell begin, where it has any.
    """

    part: str
    pieces: tuple[Piece, ...]
    paragraphs: tuple[int, ...] = ()


class TextPlace(Record):
    """Where a cell's text stands in a file that has lines.

    `table`, `row` and `column` count as on paper; fields of target files (YAML, JSON) count likewise.
    `pieces` maps the text to the file: pairs (offset in the cell's text, offset in the file's decoded text), ascending,
    code points, 0-based; characters between two pairs follow one another in the file. `end` is the file offset behind the
    last character. `exact` is False where escapes or folding stand between, so that only the cell as a whole can be shown.
    """

    table: int
    row: int
    column: int
    pieces: tuple[tuple[int, int], ...]
    end: int
    exact: bool = True


class PaperPlace(Record):
    """The n-th cell of a row of a table, as seen on paper.

    All are 1-based; `row` 0 is above the table: `column` then counts its headings. `origin` is kept when that was asked for.
    `bookmark` is the mark of the table of contents that a heading carries; empty where there is none.
    """

    table: int
    row: int
    column: int
    origin: Origin | None = None
    bookmark: str = ""

    @property
    def kind(self) -> str:
        """The word for it in reports."""
        return "table"


class SheetPlace(Record):
    """A cell of a spreadsheet: what it is on paper, the name of its sheet, and its address (E12)."""

    table: int
    row: int
    column: int
    sheet: str
    address: str
    origin: Origin | None = None

    @property
    def kind(self) -> str:
        """The word for it in reports."""
        return "cell"


class PagePlace(Record):
    """A cell on a page of a PDF file: what it is on paper, the page, 1-based, and its box.

    The box is left, top, right and bottom in points from the page's top left corner.
    """

    table: int
    row: int
    column: int
    page: int
    box: tuple[float, float, float, float]

    @property
    def kind(self) -> str:
        """The word for it in reports."""
        return "page"


Place: TypeAlias = TextPlace | SheetPlace | PaperPlace | PagePlace


class Cell(Record):
    """One filled or blank field of a form. `table` and `indicator` are 1-based; `indicator` is None in the head."""

    field: str
    text: str
    place: Place
    table: int
    indicator: int | None = None

    @property
    def value(self) -> Value:
        """What the text means, read with the value language."""
        return parse(self.text)

    @property
    def is_blank(self) -> bool:
        """True where nothing but white space stands in the cell."""
        return not self.text.strip()

    @property
    def bookmark(self) -> str:
        """The mark of the table of contents at a title: kept by Word beside the text, and by its text export in brackets."""
        if isinstance(self.place, PaperPlace) and self.place.bookmark:
            return self.place.bookmark
        exported = _BOOKMARK.search(self.text)
        return exported[1] if exported is not None else ""

    def at(self, span: Span) -> "Spot":
        """A stretch of this cell."""
        return Spot(self, span)

    def whole(self) -> "Spot":
        """All of this cell."""
        return Spot(self, Span(0, len(self.text)))


class Spot(Record):
    """What a rule points at: a stretch of a cell, in code points of the cell's text."""

    cell: Cell
    span: Span


class Indicator(Record):
    """One row of the list of indicators, 1-based in its table. An empty 一级指标 holds the cell it inherits from."""

    index: int  # type: ignore[assignment]
    cells: Mapping[str, Cell]


class _Texts(dict[str, str]):
    """Texts by field, blank for a field that the form does not have."""

    def __missing__(self, field: str) -> str:
        # Asked for in every row and table, by rules about columns that few forms have: found at once the next time.
        self[field] = ""
        return ""


class Table:
    """One 绩效目标表. `index` is 1-based in reading order of the file.

    `columns` are the columns that the list of indicators has. `year` is the budget year, from 年度, the title or the name.
    `money_unit` is 万元 or 元 as declared; None where the form does not say.
    `complete_form`: the file is written field by field (YAML, JSON), so that an absent field is one that the author left out;
    False where such a file says (`NOT_ON_FORM`) that the form has no other fields.
    `unsure` are the places of cells in which a picture shows what could not be read.
    `partly_read` where something of it is known not to be read: what seems to be missing may stand there.
    `as_of` is what the standards of expense are to be taken from, where somebody asked for another time than the budget year.
    `whole_text` is the text of every cell, one after the other; `characters` are those that stand in it.
    """

    # By hand, where the other records are tuples: it keeps what is worked out once. Nobody changes the rest.

    __slots__ = (
        "_all",
        "_by_field",
        "_rows",
        "as_of",
        "characters",
        "columns",
        "complete_form",
        "head",
        "index",
        "indicators",
        "money_unit",
        "partly_read",
        "place",
        "text",
        "unsure",
        "whole_text",
        "year",
    )

    text: Callable[[str], str]
    """The text of a field of the head, trimmed; empty where the form has none."""

    characters: frozenset[str]

    def __init__(  # noqa: PLR0913, PLR0917 - what a form is made of
        self,
        index: int,
        head: Mapping[str, Cell],
        indicators: tuple[Indicator, ...],
        columns: tuple[str, ...],
        place: Place,
        year: int | None = None,
        money_unit: str | None = None,
        complete_form: bool = False,
        unsure: frozenset[Place] = frozenset(),
        partly_read: bool = False,
        as_of: Period | None = None,
    ) -> None:
        self.index = index
        self.head = head
        self.indicators = indicators
        self.columns = columns
        self.place = place
        self.year = year
        self.money_unit = money_unit
        self.complete_form = complete_form
        self.unsure = unsure
        self.partly_read = partly_read
        self.as_of = as_of
        self._all = tuple(_every_cell(head, indicators))
        self._by_field: Mapping[str, Sequence[Cell]] | None = None
        self.whole_text = "\n".join([cell.text for cell in self._all])
        # Rules ask hundreds of times a table: the table of texts is asked itself, without a call of ours between.
        self.text = _Texts({name: cell.text.strip() for name, cell in head.items()}).__getitem__
        # Every rule asks for the rows: they are made once.
        self._rows = tuple(Row(self, indicator) for indicator in indicators)

    def __getattr__(self, asked: str) -> Any:
        """Work out what is asked for the first time; from then on it is an attribute like the others."""
        if asked != "characters":
            raise AttributeError(asked)
        self.characters = frozenset(self.whole_text)
        return self.characters

    def changed(self, **given: Any) -> "Table":
        """The same table but for what is given, by the names of what it is made of."""
        return Table(**({name: getattr(self, name) for name in _MADE_OF} | given))

    def __reduce__(self) -> tuple[type["Table"], tuple[Any, ...]]:
        """Between processes goes what it is made of; the rest is worked out there."""
        return Table, tuple(getattr(self, name) for name in _MADE_OF)

    @property
    def period(self) -> Period | None:
        """The days for which standards of expense are looked up; None for a table that names no year."""
        return self.as_of or (whole_year(self.year) if self.year else None)

    def cell(self, field: str) -> Cell | None:
        """The cell of the head with this name, None where the form has none."""
        return self.head.get(field)

    def may_hold(self, expression: "re.Pattern[str]") -> bool:
        """False where the characters of the table tell that an expression matches nowhere in it."""
        return not lacks(expression, self.characters)

    def sure(self) -> "Table":
        """The table as rules may see it: without the cells that were not read to the end."""
        if not self.unsure:
            return self
        rows = tuple(Indicator(row.index, self._sure(row.cells)) for row in self.indicators)
        return self.changed(head=self._sure(self.head), indicators=rows)

    def _sure(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        return {field: cell for field, cell in cells.items() if cell.place not in self.unsure}

    def spot(self) -> Spot:
        """The table as a whole: its title, else its project, else the first cell there is."""
        for name in ("表题", "项目名称"):
            cell = self.head.get(name)
            if cell is not None and not cell.is_blank:
                return cell.whole()
        for cell in self._all:
            return cell.whole()
        return Cell("表题", "", self.place, self.index).whole()

    def cells(self, fields: Sequence[str] = ()) -> Sequence[Cell]:
        """The cells of these fields, of all where none is named; head first, row by row, each where it is written."""
        if not fields:
            return self._all
        if self._by_field is None:
            self._by_field = _by_field(self._all)
        if len(fields) == 1:
            return self._by_field.get(fields[0], ())
        return [cell for cell in self._all if cell.field in fields]

    def rows(self) -> "tuple[Row, ...]":
        """The indicators, each with its table."""
        return self._rows


# What a table is made of, in the order in which it is given.
_MADE_OF = (
    "index",
    "head",
    "indicators",
    "columns",
    "place",
    "year",
    "money_unit",
    "complete_form",
    "unsure",
    "partly_read",
    "as_of",
)


class Row:
    """An indicator together with the table it stands in. A row equals only itself, so that what is worked out for it can be kept.

    `name` is the 三级指标 cell and `target` the 指标值 cell, each None where there is none with text in it.
    """

    __slots__ = (
        "_texts",
        "amount",
        "indicator",
        "name",
        "name_reading",
        "resolved",
        "table",
        "target",
        "text",
        "understood",
    )

    text: Callable[[str], str]
    """The text of a column, trimmed; empty where the form has none."""

    # Worked out when they are first asked for: a conversion and many rules never do.

    resolved: Value | None
    """What the row asks for: its 指标值 with the operator, the unit and the year that stand in other cells.

    None where there is no 指标值. All spans count code points of the 指标值 cell; an operator or a unit from elsewhere
    has none.
    """

    understood: Node | None
    """What `resolved` means; None where there is no 指标值, or one that was not understood: nobody may judge it."""

    amount: Amount | None
    """`understood`, when it is one number."""

    name_reading: Name
    """What the 三级指标 is made of; its spans count code points of that cell. A blank one is no name."""

    def __init__(self, table: Table, indicator: Indicator) -> None:
        self.table = table
        self.indicator = indicator
        # Read by nearly every rule, and often: worked out once.
        cells = indicator.cells
        self._texts = _Texts({name: cell.text.strip() for name, cell in cells.items()})
        self.text = self._texts.__getitem__
        self.name = cells["三级指标"] if self._texts.get("三级指标") else None
        self.target = cells["指标值"] if self._texts.get("指标值") else None

    def __getattr__(self, asked: str) -> Any:
        """Work out what is asked for the first time; from then on it is an attribute like the others."""
        if asked == "name_reading":
            self.name_reading = read_name(self.name.text if self.name is not None else "")
        elif asked in ("resolved", "understood", "amount"):
            value = None if self.target is None else self._read(self.target.text, self._texts)
            node = value.node if value is not None and is_understood(value) else None
            self.resolved = value
            self.understood = node
            self.amount = node if isinstance(node, Amount) else None
        else:
            raise AttributeError(asked)
        return getattr(self, asked)

    def read_as(self, field: str, text: str) -> Value | None:
        """What the row would ask for if this text stood in this column; None where it has no 指标值."""
        if self.target is None:
            return None
        texts = {**self._texts, field: text}
        return self._read(text if field == "指标值" else self.target.text, texts)

    def _read(self, target: str, texts: Mapping[str, str]) -> Value:
        return read_target(
            target,
            sign=texts.get("计算符号", ""),
            unit=texts.get("计量单位", ""),
            name=texts.get("三级指标", ""),
            money_unit=self.table.money_unit,
            year=self.table.year,
        )

    def cell(self, field: str) -> Cell | None:
        """The cell of this column, None where the form has no such column."""
        return self.indicator.cells.get(field)


EXPENDITURE, NARRATIVE = "项目支出表", "年度预算安排"


class Stated(Record):
    """An annual amount that a document states of a project outside the project's form.

    `cell` holds it at `span`; its `table` is the number of the form, and its `field` the part of the document: EXPENDITURE
    or NARRATIVE. `unit` is 万元, 元 … as written beside it, or as declared for the part.
    """

    cell: Cell
    span: Span
    unit: str


class Document(Record):
    """All tables of one file, in reading order; `format` is the reader's name (txt, yaml).

    `stated` are the amounts that it states of the same projects elsewhere.
    """

    path: FilePath
    format: str
    tables: tuple[Table, ...]
    stated: tuple[Stated, ...] = ()


def documents(document: Document) -> Iterator[Document]:
    """Show a rule the whole file at once."""
    yield document


def tables(document: Document) -> Iterator[Table]:
    """Show a rule one table after the other."""
    yield from document.tables


def whole_tables(document: Document) -> Iterator[Table]:
    """Show a rule about what is missing one table after the other, but none of which a part was not read."""
    yield from (table for table in document.tables if not table.partly_read)


def rows(document: Document) -> Iterator[Row]:
    """Show a rule one indicator after the other."""
    for table in document.tables:
        yield from table.rows()


class RowsThat:
    """The view made by `rows_that(...)` and `rows_holding(...)`: some of the indicators."""

    __slots__ = ("holding", "holds")

    def __init__(self, holds: Callable[[Row], object] | None, holding: "re.Pattern[str] | None" = None) -> None:
        self.holds = holds
        self.holding = holding

    def __call__(self, document: Document) -> Iterator[Row]:
        """The rows that are shown, in the order of the table."""
        for table in document.tables:
            if self.holding is None or table.may_hold(self.holding):
                yield from filter(self.holds, table.rows())


def rows_that(holds: Callable[[Row], object]) -> RowsThat:
    """Show a rule the indicators of which this is true.

    It must be true wherever the rule may find something; it is there to save the time of asking. Rules that share one view
    share the answer, so it is made once, as a constant, and not in each of them.
    """
    return RowsThat(holds)


def rows_holding(expression: "re.Pattern[str]") -> RowsThat:
    """Show a rule the indicators of tables in which a `pattern(…)` may match; it must, wherever the rule finds something."""
    return RowsThat(None, expression)


class TablesThat:
    """The view made by `tables_that(...)`: the tables of which something is true."""

    __slots__ = ("holds",)

    def __init__(self, holds: Callable[[Table], object]) -> None:
        self.holds = holds

    def __call__(self, document: Document) -> Iterator[Table]:
        """The tables that are shown, in the order of the file."""
        return filter(self.holds, document.tables)


def tables_that(holds: Callable[[Table], object]) -> TablesThat:
    """Show a rule the tables of which this is true, as `rows_that` does for indicators."""
    return TablesThat(holds)


class Cells:
    """The view made by `cells(...)`: the cells of some fields, blank ones too; of all fields where none is named."""

    __slots__ = ("fields", "holding")

    def __init__(self, fields: tuple[str, ...], holding: "re.Pattern[str] | None" = None) -> None:
        self.fields = fields
        self.holding = holding

    def __call__(self, document: Document) -> Iterator[Cell]:
        """The cells that are shown, in the order of the table."""
        if self.holding is None:
            for table in document.tables:
                yield from table.cells(self.fields)
            return
        for table in document.tables:
            # Nearly every table holds nothing of the kind: one look at it all spares a look at every cell.
            if not lacks(self.holding, table.characters) and self.holding.search(table.whole_text):
                holds = self.holding.search
                yield from (cell for cell in table.cells(self.fields) if holds(cell.text))


def cells(*fields: str, holding: "str | re.Pattern[str] | None" = None) -> Cells:
    """Show a rule the cells of these fields; without a name, every cell.

    `holding` is a regular expression, best a `pattern(…)`: only cells in which it matches are shown. It must match wherever
    the rule may find something, in a cell alone and in the texts of all cells with line ends between them; it is there to
    save the time of looking closely at thousands of cells.
    """
    return Cells(fields, pattern(holding) if isinstance(holding, str) else holding)


def shows_rows(sees: Callable[[Document], Iterable[Any]]) -> bool:
    """True for the views of this module that show indicators."""
    return sees is rows or isinstance(sees, RowsThat)


def shows_one_table(sees: Callable[[Document], Iterable[Any]]) -> bool:
    """True for the views of this module that show the same things table by table as for the whole file at once."""
    return sees in (tables, whole_tables) or shows_rows(sees) or isinstance(sees, Cells | TablesThat)


def all_cells(table: Table) -> Iterator[Cell]:
    """Every cell of a table once, head first; an inherited cell is shown where it is written."""
    return iter(table.cells())


def _every_cell(head: Mapping[str, Cell], indicators: Iterable[Indicator]) -> Iterator[Cell]:
    yield from head.values()
    for index, cells in indicators:
        yield from [cell for cell in cells.values() if cell.indicator == index]


def _by_field(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.field, []).append(cell)
    return found
