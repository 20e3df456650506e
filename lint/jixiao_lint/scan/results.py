"""RESULTS: what a scan has left at an address, and the four tables in it as one can ask for them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import duckdb

from jixiao_grammar.record import Record
from jixiao_lint import __version__
from jixiao_lint.made_with import recorded
from jixiao_lint.options import Options
from jixiao_lint.scan import manifest
from jixiao_lint.scan.identity import of_names
from jixiao_lint.scan.parquet import KINDS, arrow_table
from jixiao_lint.scan.problem import ScanError
from jixiao_lint.scan.rows import SCHEMA_VERSION
from jixiao_lint.scan.storage import Folder

MARK = "jixiao-results.json"
_ENDING = ".parquet"
# What the questions may take of the memory before they use the disk.
_MEMORY = "512MB"


class Results(Record):
    """The results at `folder`. `parts` are those planned and done, in order; `missing` how many are planned and not done.

    `name` stands for all of it, and begins the names of what was found across files; that counts where `is_judged`.
    """

    folder: Folder
    parts: tuple[str, ...]
    missing: int
    name: str
    is_judged: bool


def mark(folder: Folder, options: Options, sources: Sequence[str], before: str) -> None:
    """Write down what the folder holds, and under which version; `before` stands for the results of an earlier year."""
    said = {
        "schema": SCHEMA_VERSION,
        "jixiao": __version__,
        "sources": list(sources),
        "options": recorded(options),
        "before": before,
    }
    folder.write(MARK, json.dumps(said, ensure_ascii=False, indent=1).encode())


def refuse(folder: Folder) -> None:
    """Raise ScanError where the folder holds something else, or results of another version."""
    data = folder.read(MARK)
    if data is None:
        if any(folder.names("").values()) or folder.names("files"):
            raise ScanError(f"{folder.address} 里有别的文件，又不是扫描的结果，没有写；请换一个空文件夹")
        return
    if _said(data, folder.address)["schema"] != SCHEMA_VERSION:
        raise ScanError(f"{folder.address} 是别的版本写的结果，读不了，也没有改动；请换一个文件夹")


def opened(address: str) -> Results:
    """The results at an address. Raises ScanError where there are none, or they are of another version."""
    folder = Folder.at(address)
    data = folder.read(MARK)
    if data is None:
        raise ScanError(f"{address} 不是 jixiao scan 的结果")
    said = _said(data, address)
    if said["schema"] != SCHEMA_VERSION:
        raise ScanError(f"{address} 是别的版本写的结果，读不了；请用写它的版本，或者重新扫描到另一个文件夹")
    plan = folder.read(manifest.NAME)
    if plan is None:
        raise ScanError(f"{address} 的扫描还没有列完文件就停了；请再运行一次 jixiao scan")
    try:
        parts = manifest.parts_in(BytesIO(plan))
    except (ValueError, OSError) as error:
        raise ScanError(f"{address} 的 {manifest.NAME} 不完整；请再运行一次 jixiao scan") from error
    done = done_parts(folder)
    here = tuple(name for name in parts if name in done)
    name = of_names((*parts, str(said.get("before", ""))))
    is_judged = len(here) == len(parts) and f"{name}.json" in folder.names("across")
    return Results(folder, here, len(parts) - len(here), name, is_judged)


def done_parts(folder: Folder) -> set[str]:
    """The names of parts of which all objects are there."""
    listed = [{name for name, size in folder.names(kind).items() if size and name.endswith(_ENDING)} for kind in KINDS]
    return {name.removesuffix(_ENDING) for name in set.intersection(*listed)}


def _said(data: bytes, address: str) -> Mapping[str, Any]:
    try:
        said = json.loads(data)
    except ValueError:
        said = None
    if not isinstance(said, Mapping) or "schema" not in said:
        raise ScanError(f"{address} 的 {MARK} 不完整；请删去这个文件，再运行一次 jixiao scan")
    return said


@contextmanager
def asked(results: Sequence[Results], spill: str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the views files, tables, indicators and findings over all of these results.

    `spill` is a folder of this machine for what does not fit into memory. Nothing is fetched, and no library is loaded.
    """
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": _MEMORY,
            "temp_directory": spill or "",
            "preserve_insertion_order": False,
        }
    )
    try:
        with sentences(results):
            for one in results:
                if not one.folder.is_local:
                    connection.register_filesystem(one.folder.fs)
            for kind in KINDS:
                views = [_view(connection, one, kind, number) for number, one in enumerate(results)]
                connection.execute(f"CREATE VIEW {kind} AS {' UNION ALL '.join(views)}")
            yield connection
    finally:
        connection.close()


@contextmanager
def sentences(results: Sequence[Results]) -> Iterator[None]:
    """What DuckDB says about objects that are not whole, as a ScanError."""
    try:
        yield
    except (duckdb.InvalidInputException, duckdb.IOException) as error:
        where = "、".join(one.folder.address for one in results)
        raise ScanError(
            f"{where} 里有不完整的文件（{str(error).splitlines()[0]}）；请删去 files 里同名的文件，再运行一次 jixiao scan"
        ) from error


def source(connection: duckdb.DuckDBPyConnection, one: Results, kind: str, number: int) -> str:
    """What stands behind FROM for the rows of the parts alone; `part` is the name of the part of each."""
    if not one.parts:
        name = f"empty_{kind}_{number}"
        connection.register(name, arrow_table(KINDS[kind], ()))
        return f"(SELECT *, '' AS part FROM {name})"
    places = [one.folder.url(f"{kind}/{name}{_ENDING}") for name in one.parts]
    return f"(SELECT * EXCLUDE filename, parse_filename(filename, true) AS part FROM {reading(places)})"


def reading(places: Sequence[str]) -> str:
    """Objects as DuckDB reads them, each row with the name of its object."""
    quoted = ", ".join("'" + place.replace("'", "''") + "'" for place in places)
    return f"read_parquet([{quoted}], filename = true)"


def _view(connection: duckdb.DuckDBPyConnection, one: Results, kind: str, number: int) -> str:
    alone = f"SELECT * EXCLUDE part FROM {source(connection, one, kind, number)}"
    if not one.is_judged or kind not in ("files", "findings"):
        return alone
    places = across_places(one)
    own = f"SELECT * EXCLUDE filename FROM {reading([place for place in places if f'.{kind}.' in place])}"
    again = f"SELECT path FROM {reading([place for place in places if '.files.' in place])}"
    if kind == "findings":  # those of a file with waivers were all told again
        again += " WHERE waived"
    return f"{alone} WHERE path NOT IN ({again}) UNION ALL {own}"


def across_places(one: Results) -> list[str]:
    """The objects that hold what was found across files."""
    names = one.folder.names("across")
    return [
        one.folder.url(f"across/{name}")
        for name in sorted(names)
        if name.startswith(f"{one.name}.") and name.endswith(_ENDING) and ".blocks." not in name
    ]
