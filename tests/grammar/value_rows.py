"""Reads the tables beside the tests: one value a line, with what a budget reviewer reads in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jixiao_grammar import parse, resolve, to_json

HERE = Path(__file__).parent
YEAR = 2025


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a table as dictionaries."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:] if line]


def read(value: str) -> dict[str, Any]:
    """What `jixiao parse --year 2025` prints."""
    return to_json(resolve(parse(value), YEAR))


def number(answer: dict[str, Any]) -> str:
    """`3..6` for a range, every part for a compound, empty for no number."""
    if answer["kind"] == "compound":
        return ";".join(_part(part) for part in answer["parts"])
    high = answer["number_high"]
    return (answer["number"] or "") + (f"..{high}" if high else "")


def _part(part: dict[str, Any]) -> str:
    return "".join(part[key] or "" for key in ("op", "number", "unit", "date"))


def values() -> Iterator[str]:
    """Every value of every table."""
    for name in ("forms.tsv", "field_values.tsv", "decisions.tsv"):
        for row in rows(name):
            yield row["value"]
