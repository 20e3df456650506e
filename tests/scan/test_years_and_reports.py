"""Two years in two scans say what both years in one say; the other commands take results in the place of files."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from scan.commands import everything, jixiao, rows
from scan.small_province import pairs, write_province

_EVERY = pairs.planted(39)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each year, R24 of the years before, and R25 of this one, looked at together with it."""
    folder = tmp_path_factory.mktemp("years")
    pairs.write(folder, _EVERY)
    before = jixiao("scan", folder / "2023", folder / "2024", "-o", folder / "R24", "--isolated", "--year", "2024")
    now = jixiao(
        "scan", folder / "2025", "-o", folder / "R25", "--isolated", "--year", "2025", "--before", folder / "R24"
    )
    assert (before.returncode, now.returncode) == (1, 1), now.stderr
    return folder


def test_every_fact_between_the_years_is_found_and_nothing_else(years: Path) -> None:
    found = rows(years / "R25", "SELECT path, code, indicator, partners FROM findings WHERE family = 'XTB'")

    def name(path: str) -> str:
        return path.removeprefix(f"{years / 'R24'}:").removeprefix(f"{years}/")

    met = {
        pairs.Fact(name(row["path"]), row["code"], row["indicator"], tuple(sorted(map(name, row["partners"]))))
        for row in found
    }
    facts = {fact for fact in pairs.wanted(_EVERY) if fact.path.startswith("2025/")}
    assert len(facts) > 30
    assert met == facts


def test_the_year_is_asked_for_together(years: Path) -> None:
    asked = jixiao("query", years / "R24", years / "R25", "--by", "year", "--json")
    counted: Mapping[str, int] = {row["年度"]: row["文件"] for row in json.loads(asked.stdout)}
    assert counted == {
        year: len(list((years / year).rglob("*.yaml"))) for year in ("2023", "2024", "2025") if (years / year).exists()
    }


def test_other_earlier_results_are_looked_at_anew(years: Path, tmp_path: Path) -> None:
    alone = jixiao("scan", years / "2025", "-o", tmp_path / "R", "--isolated")
    assert "以前做完了" not in alone.stderr
    assert not rows(tmp_path / "R", "SELECT 1 FROM findings WHERE code = 'XTB005'")
    again = jixiao("scan", years / "2025", "-o", tmp_path / "R", "--isolated", "--before", years / "R24")
    assert "以前做完了" in again.stderr  # the files themselves are not read again
    assert rows(tmp_path / "R", "SELECT 1 FROM findings WHERE code = 'XTB005'")


@pytest.mark.parametrize("ending", ["csv", "html"])
def test_a_report_of_results_is_that_of_the_files(tmp_path: Path, ending: str) -> None:
    write_province(tmp_path / "省", 6)
    jixiao("scan", tmp_path / "省", "-o", tmp_path / "R")
    of_files = jixiao("report", tmp_path / "省", "-o", tmp_path / f"甲.{ending}")
    of_results = jixiao("report", tmp_path / "R", "-o", tmp_path / f"乙.{ending}")
    assert of_results.stderr.replace("乙", "甲") == of_files.stderr
    one, other = ((tmp_path / f"{name}.{ending}").read_text("utf-8") for name in "甲乙")
    assert one == other
    assert len(one) > 1000


def test_a_comparison_of_results_is_that_of_the_files(years: Path, tmp_path: Path) -> None:
    write = (("scan", years / "2024", "-o", tmp_path / "R24"), ("scan", years / "2025", "-o", tmp_path / "R25"))
    for words in write:
        jixiao(*words, "--isolated")
    of_files = jixiao("compare", years / "2024", years / "2025", "--isolated", "--json")
    of_results = jixiao("compare", tmp_path / "R24", tmp_path / "R25", "--isolated", "--json")
    assert (of_results.returncode, of_results.stderr) == (of_files.returncode, of_files.stderr)
    assert json.loads(of_results.stdout) == json.loads(of_files.stdout)


def test_results_that_are_not_finished_make_no_report(years: Path, tmp_path: Path) -> None:
    write_province(tmp_path / "省", 1)
    jixiao("scan", tmp_path / "省", "-o", tmp_path / "R")
    assert everything(tmp_path / "R")
    next((tmp_path / "R" / "files").iterdir()).unlink()
    done = jixiao("report", tmp_path / "R", "-o", tmp_path / "清单.csv")
    assert done.returncode == 2
    assert "还没有做完" in done.stderr
    assert not (tmp_path / "清单.csv").exists()
