"""Questions about results: counts by unit, rule, year or family, what was not read and why, and any question in SQL."""

from collections.abc import Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from jixiao_grammar.record import Record
from jixiao_lint.scan.problem import ScanError
from jixiao_lint.scan.results import Results, asked, source

_COUNTS = (
    "count(*) FILTER (severity = 'error') AS 错误, count(*) FILTER (severity = 'warning') AS 警告,"
    " count(*) FILTER (severity = 'info') AS 提示"
)
# Tables beside what was found in them: a unit in whose tables nothing was found has its row, too.
_BY_TABLE = f"""
    WITH found AS (SELECT {{key}} AS k, {_COUNTS} FROM findings WHERE "table" IS NOT NULL GROUP BY k),
    held AS (
        SELECT {{key}} AS k, count(DISTINCT path) AS 文件, count(*) AS 表, coalesce(sum(indicators), 0)::BIGINT AS 指标
        FROM tables GROUP BY k
    )
    SELECT {{shown}} AS {{name}}, 文件, 表, 指标, coalesce(错误, 0) AS 错误, coalesce(警告, 0) AS 警告,
        coalesce(提示, 0) AS 提示, round((coalesce(错误, 0) + coalesce(警告, 0)) / 表, 1) AS 每表错误和警告
    FROM held LEFT JOIN found ON held.k IS NOT DISTINCT FROM found.k ORDER BY {{order}}
"""
_HEAVIEST = "coalesce(错误, 0) DESC, coalesce(警告, 0) DESC, coalesce(提示, 0) DESC, held.k"
BY: Mapping[str, str] = {
    "unit": _BY_TABLE.format(
        key="unit", shown="if(held.k = '', '（没有写单位）', held.k)", name="单位", order=_HEAVIEST
    ),
    "year": _BY_TABLE.format(
        key="year", shown="coalesce(held.k::VARCHAR, '（没有写年度）')", name="年度", order="held.k NULLS LAST"
    ),
    "rule": f"""
        SELECT code AS 规则, any_value(name) AS 名称, count(*) AS 条数, {_COUNTS}, count(DISTINCT path) AS 文件,
            count(DISTINCT nullif(unit, '')) AS 单位
        FROM findings GROUP BY code ORDER BY 条数 DESC, code
    """,
    "family": f"""
        SELECT family AS 类别, count(DISTINCT code) AS 规则, count(*) AS 条数, {_COUNTS}, count(DISTINCT path) AS 文件
        FROM findings GROUP BY family ORDER BY 条数 DESC, family
    """,
}
# A file that was met and holds no table has failed nobody.
_FAILED = "reason IS NOT NULL OR verdict IN ('unreadable', 'unknown-kind')"
FAILED = f"SELECT path AS 文件, verdict AS 结果, fault AS 归于, reason AS 原因 FROM files WHERE {_FAILED} ORDER BY path"


class Answer(Record):
    """Columns by name, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Sum(Record):
    """What a scan holds in all."""

    files: int
    tables: int
    indicators: int
    errors: int
    warnings: int
    infos: int
    unread: int
    undone: int


def answer(results: Sequence[Results], question: str) -> Answer:
    """The answer to a question of ours. Raises ScanError where results are not whole."""
    with TemporaryDirectory(prefix="jixiao-") as spill, asked(results, spill) as connection:
        return _answered(connection, question)


def answer_sql(results: Sequence[Results], sql: str) -> Answer:
    """The answer to somebody's own question, which can read the results and nothing else. Raises ScanError."""
    with TemporaryDirectory(prefix="jixiao-") as spill, asked(results, spill) as connection:
        try:
            statements = connection.extract_statements(sql)
            if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                raise ScanError("--sql 后面应当是一条 SELECT")
            _shut(connection, results, spill)
            return _answered(connection, sql)
        except (duckdb.InvalidInputException, duckdb.IOException):
            raise
        except duckdb.Error as error:
            raise ScanError(f"SQL 有误：{error}") from error


def summed(results: Results) -> Sum:
    """The sums over all files."""
    question = f"""
        SELECT count(*), sum(tables), sum(indicators), sum(errors), sum(warnings), sum(infos), count(*) FILTER ({_FAILED}),
            count(*) FILTER (fault = 'rule' OR (fault = 'here' AND named))
        FROM files
    """
    (row,) = answer([results], question).rows
    return Sum(*(int(value or 0) for value in row))


def failed_parts(results: Results) -> set[str]:
    """The parts with a file that another run may be able to read."""
    with asked([results]) as connection:
        files = source(connection, results, "files", 0)
        findings = source(connection, results, "findings", 0)
        limited = f"SELECT part, file FROM {findings} WHERE code = 'FIL008'"
        rows = connection.execute(
            f"SELECT DISTINCT part FROM {files} WHERE fault IN ('here', 'program') OR (part, file) IN ({limited})"
        ).fetchall()
        return {name for (name,) in rows}


def _shut(connection: duckdb.DuckDBPyConnection, results: Sequence[Results], spill: str) -> None:
    """Let what follows read the results and write nowhere else than where it spills."""
    folders = [one.folder.url("") for one in results] + [f"{spill}/"]
    quoted = ", ".join("'" + folder.replace("'", "''") + "'" for folder in folders)
    connection.execute(f"SET allowed_directories = [{quoted}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _answered(connection: duckdb.DuckDBPyConnection, question: str) -> Answer:
    cursor = connection.execute(question)
    columns = tuple(column[0] for column in cursor.description or ())
    return Answer(columns, tuple(cursor.fetchall()))
