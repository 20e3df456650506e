"""A work list that came back (`jixiao report`): each row that says 不改, with its reason, is a waiver of its one finding."""

import os
from collections.abc import Iterator, Mapping

from jixiao_lint.config.failure import ConfigError
from jixiao_lint.readers import read
from jixiao_lint.readers.grid import Grid
from jixiao_lint.waivers.listed import Listed
from jixiao_lint.waivers.waiver import Marked, Waiver, Written

ENDINGS = (".csv", ".xlsx")
# The columns that are read; the others are for people.
_FILE, _RULE, _STATE, _REASON, _MARK = _READ = ("文件", "规则", "处理", "原因", "标识")
_STAYS = "不改"


def read_returned_list(path: str) -> tuple[Listed, ...]:
    """The waivers of a list. Raises ConfigError for a file that is none, and for a row that says 不改 without a reason."""
    try:
        with open(path, "rb") as file:
            reading = read(path, file.read())
    except OSError as error:
        raise ConfigError(f"{path}：打不开") from error
    for grid in reading.grids:
        rows = _rows(grid)
        heads = {text.strip(): column for column, text in rows.get(0, {}).items()}
        if set(_READ) <= heads.keys():
            return tuple(_listed(path, rows, heads))
    raise ConfigError(f"{path}：不是整改清单（jixiao report 写的，要有{'、'.join(_READ)}这几列），没有按豁免读")


def _rows(grid: Grid) -> dict[int, dict[int, str]]:
    """The texts of a grid by row and column, counted from its first row."""
    rows: dict[int, dict[int, str]] = {}
    first = min((cell.row for cell in grid.cells), default=0)
    for cell in grid.cells:
        rows.setdefault(cell.row - first, {})[cell.col] = cell.text
    return rows


def _listed(path: str, rows: Mapping[int, Mapping[int, str]], heads: Mapping[str, int]) -> Iterator[Listed]:
    for number in sorted(rows)[1:]:
        texts = {head: rows[number].get(heads[head], "").strip() for head in _READ}
        if texts[_STATE] != _STAYS:
            continue
        where = f"{path} 第 {number + 1} 行"
        if not texts[_REASON]:
            raise ConfigError(f"{where}：写了“{_STAYS}”，没有写原因")
        waiver = Waiver((texts[_RULE],), texts[_REASON], Marked(texts[_MARK]), Written(where))
        yield Listed(os.path.basename(texts[_FILE].replace("\\", "/")), waiver)
