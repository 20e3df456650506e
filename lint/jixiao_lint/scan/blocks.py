"""Which files have to be looked at together: SQL finds the keys that tables share, and files that share one make a block.

Nothing in one block has to do with anything in another one, so that blocks may be judged anywhere, in any order.
"""

from array import array
from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from jixiao_lint.scan.results import Results, source

_AT_ONCE = 50_000
SCHEMA = pa.schema([("result", pa.int64()), ("part", pa.string()), ("file", pa.int64()), ("block", pa.int64())])


def blocks(connection: duckdb.DuckDBPyConnection, results: Sequence[Results]) -> pa.Table:
    """The files that may have something to do with others, or that hold several tables that may, each with its block."""
    number_files(connection, results)
    shared = """
        WITH pairs AS (SELECT id, unnest(keys) AS key FROM keyed)
        SELECT key, id FROM pairs WHERE key IN (SELECT key FROM pairs GROUP BY key HAVING count(*) > 1) ORDER BY key, id
    """
    (count,) = connection.execute("SELECT count(*) FROM numbered").fetchall()[0]
    above = array("q", range(count))
    met = bytearray(count)
    last_key, first = None, 0
    for key, number in _rows(connection.execute(shared)):
        met[number] = 1
        if key != last_key:
            last_key, first = key, number
        else:
            _join(above, first, number)
    numbers = [number for number in range(count) if met[number]]
    table = pa.table({"id": numbers, "block": [_root(above, number) for number in numbers]})
    connection.register("rooted", table)
    query = "SELECT result, part, file, block FROM rooted JOIN numbered USING (id) ORDER BY id"
    made: pa.Table = connection.sql(query).to_arrow_table()
    connection.unregister("rooted")
    return made.cast(SCHEMA)


def number_files(connection: duckdb.DuckDBPyConnection, results: Sequence[Results]) -> None:
    """Number the files that hold tables in the order of the manifests, from 0 on; files that lie together stay together."""
    order = pa.table(
        {
            "result": pa.array([at for at, one in enumerate(results) for _ in one.parts], pa.int64()),
            "position": pa.array([position for one in results for position, _ in enumerate(one.parts)], pa.int64()),
            "part": pa.array([name for one in results for name in one.parts], pa.string()),
        }
    )
    connection.register("plan", order)
    every = " UNION ALL ".join(
        f"SELECT {at} AS result, part, file, keys FROM {source(connection, one, 'tables', at)}"
        for at, one in enumerate(results)
    )
    connection.execute(f"CREATE TEMP TABLE raw_keys AS {every}")
    connection.execute("""
        CREATE TEMP TABLE numbered AS
        SELECT row_number() OVER (ORDER BY result, position, file) - 1 AS id, result, part, file
        FROM (SELECT DISTINCT result, part, file FROM raw_keys) JOIN plan USING (result, part)
    """)
    connection.execute(
        "CREATE TEMP VIEW keyed AS SELECT id, keys FROM raw_keys JOIN numbered USING (result, part, file)"
    )


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    while some := cursor.fetchmany(_AT_ONCE):
        yield from some


def _root(above: "array[int]", number: int) -> int:
    while above[number] != number:
        above[number] = above[above[number]]
        number = above[number]
    return number


def _join(above: "array[int]", one: int, other: int) -> None:
    """Make one set of two; it is called by the lowest number in it."""
    low, high = sorted((_root(above, one), _root(above, other)))
    above[high] = low
