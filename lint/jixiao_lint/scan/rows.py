"""The rows of the four tables of a scan. Their fields, in this order, are the schema; a change of any raises its version."""

import datetime

from jixiao_grammar.record import Record

# What is written under another version is not read; what it holds is made again.
SCHEMA_VERSION = 1


class FileRow(Record):
    """One file. `file` is its number in the part, 0-based; `path` its name for people, `raw` and `inside` those of `FilePath`.

    `reason` is why it was not read, or not to the end. `not_understood` are the 指标值 that were not, as JSON
    `[table, indicator, text]`. `waived` where waivers are about it. `lines` is where its lines begin, packed.
    """

    file: int
    path: str
    raw: bytes
    inside: bytes | None
    named: bool
    sha256: str
    format: str
    verdict: str
    fault: str | None
    reason: str | None
    tables: int
    indicators: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
    values_read: int
    values_words: int
    not_understood: str
    notes: tuple[str, ...]
    waived: bool
    lines: bytes | None


class TableRow(Record):
    """One table, 1-based in its file. `year` is the budget year; `budget` the 预算数 as written.

    `keys`: tables that share none of them never form a group. `packed` is the whole table: JSON, compressed by zlib.
    """

    file: int
    path: str
    table: int
    title: str
    project: str
    project_code: str
    unit: str
    year: int | None
    money_unit: str | None
    budget: str
    indicators: int
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    not_examined: tuple[str, ...]
    keys: tuple[int, ...]
    packed: bytes


class IndicatorRow(Record):
    """One row of a table, 1-based. `value` is the 指标值 as written; what follows `understood` is what it means.

    `number` is in `value_unit`, `base` in the base unit of its dimension (元, 平方米, 米, 秒, 千克); of a range they are the lower
    bound, and `number_high` and `base_high` the upper. `date` is the last day that the value allows.
    """

    file: int
    path: str
    table: int
    indicator: int
    level1: str
    level2: str
    level3: str
    description: str
    sign: str
    value: str
    written_unit: str
    score: str
    reached: str
    kind: str | None
    understood: bool
    op: str | None
    number: float | None
    number_high: float | None
    value_unit: str | None
    base: float | None
    base_high: float | None
    date: datetime.date | None


class FindingRow(Record):
    """One finding. `number` is its place among those of its file, 0-based. `family` are the letters of its code.

    `unit`, `year` and `project` are those of its table. `start` and `end` count code points of `text`. `place` is where a
    person finds it, `line` and `column` where the file has lines. `partners` are the files that it speaks of besides.
    `location`, `fix`, `basis` and `related` are JSON.
    """

    file: int
    path: str
    number: int
    code: str
    family: str
    name: str
    severity: str
    confidence: str
    message: str
    table: int | None
    title: str
    project: str
    unit: str
    year: int | None
    table_number: int | None
    indicator: int | None
    level1: str
    level2: str
    level3: str
    field: str | None
    text: str | None
    start: int | None
    end: int | None
    place: str
    line: int | None
    column: int | None
    location: str | None
    fix: str | None
    basis: str
    url: str
    fingerprint: str
    example: str
    partners: tuple[str, ...]
    related: str


class FileRows(Record):
    """All that is kept of one file."""

    file: FileRow
    tables: tuple[TableRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
