"""`jixiao report`: a list to hand on, one row a finding."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from jixiao_lint.batch import Batch, Options
from jixiao_lint.cli import main
from jixiao_lint.config.files import Given
from jixiao_lint.overview import Overview, overview
from jixiao_lint.result import RunResult
from jixiao_lint.work_list import COLUMNS, STATES

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEED = FIXTURES / "tianjin-veterans-2025.txt"
GOOD = FIXTURES / "ok" / "环卫保洁-湖南.yaml"
_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def checked(*paths: Path) -> RunResult:
    batch = Batch(Options(given=Given(isolated=True)))
    return batch.summed_up(tuple(batch.check(batch.find([str(path) for path in paths]))), with_titles=True)


def listed(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def sheets(data: bytes) -> dict[str, list[list[str]]]:
    """The texts of each sheet of a workbook, row by row."""
    with ZipFile(io.BytesIO(data)) as book:
        shared = [
            "".join(item.itertext())
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", _NS)
        ]
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        found = {}
        for number, name in enumerate(names, 1):
            rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iterfind(".//m:row", _NS)
            found[name] = [[_text(cell, shared) for cell in row.iterfind("m:c", _NS)] for row in rows]
        return found


def _text(cell: ElementTree.Element, shared: list[str]) -> str:
    value = cell.findtext("m:v", "", _NS)
    return shared[int(value)] if cell.get("t") == "s" else value


def written(tree: Overview, folder: str = "/") -> bytes:
    from jixiao_lint.work_list.workbook import list_of

    return list_of(tree, folder, ("立项的必要性",))


def test_every_finding_is_a_row_with_its_deed(tmp_path: Path) -> None:
    output = tmp_path / "清单.csv"
    assert main(["report", str(SEED), "-o", str(output), "--isolated", "--level", "info"]) == 0
    rows, findings = listed(output), list(checked(SEED).findings())
    assert [row["标识"] for row in rows] == [finding.fingerprint for finding in findings]
    assert [row["序号"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert all(row["怎么改"] and row["问题"] and row["依据"] for row in rows)
    assert {row["处理"] for row in rows} == {STATES[0]}
    unit = next(row for row in rows if row["规则"] == "UNI002")
    assert (unit["单位"], unit["表"], unit["第几条"]) == ("381101天津市退役军人事务局", "2", "1")
    assert (unit["现在的内容"], unit["怎么改"], unit["位置"]) == ("≥5000平米", "改为：≥5000平方米", "第 114 行")


def test_the_level_of_the_screen_is_that_of_the_list(tmp_path: Path) -> None:
    output = tmp_path / "清单.csv"
    assert main(["report", str(SEED), "-o", str(output), "--isolated"]) == 0
    assert {row["级别"] for row in listed(output)} == {"警告"}


def test_the_workbook_has_the_list_the_counts_and_the_clean_files() -> None:
    tree = overview(checked(SEED, GOOD))
    found = sheets(written(tree))
    assert list(found) == ["整改清单", "按单位", "按规则", "没有问题的文件"]
    rows = found["整改清单"]
    assert rows[0] == [column.heading for column in COLUMNS]
    assert len(rows) - 1 == tree.counts.total
    for name, groups in (("按单位", tree.by_unit), ("按规则", tree.by_rule)):
        assert sum(int(row[-1]) for row in found[name][1:]) == sum(group.counts.total for group in groups)
    clean = [file.result.path.shown for file in tree.clean]
    assert [row[0] for row in found["没有问题的文件"][1:]] == clean


def test_the_workbook_can_be_filtered_and_filled_in(tmp_path: Path) -> None:
    data = written(overview(checked(SEED)), str(tmp_path))
    with ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert "<autoFilter" in sheet
    assert '"待处理,已改,不改"' in sheet.replace("&quot;", '"')
    assert "rules/vague-value.html" in links
    assert "tianjin-veterans-2025.txt" in links


def test_the_same_run_gives_the_same_bytes() -> None:
    tree = overview(checked(SEED))
    assert written(tree) == written(tree)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_looks_like_a_formula_stays_text(ending: str, tmp_path: Path) -> None:
    table, output = tmp_path / "目标.yaml", tmp_path / f"清单.{ending}"
    name = '=HYPERLINK("http://x","y")'
    table.write_text(
        f"项目名称: '{name}'\n指标:\n- {{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: '{name}', 指标值: 明显改善}}\n",
        encoding="utf-8",
    )
    assert main(["report", str(table), "-o", str(output), "--isolated"]) == 0
    if ending == "csv":
        assert {row["项目"] for row in listed(output)} == {f"'{name}"}
    else:
        with ZipFile(output) as book:
            assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
        assert name in {row[2] for row in sheets(output.read_bytes())["整改清单"][1:]}


def test_no_findings_make_an_empty_list_that_names_the_file(tmp_path: Path) -> None:
    output = tmp_path / "清单.xlsx"
    assert main(["report", str(GOOD), "-o", str(output), "--isolated"]) == 0
    found = sheets(output.read_bytes())
    assert len(found["整改清单"]) == 1
    assert [row[0] for row in found["没有问题的文件"][1:]] == [str(GOOD)]


@pytest.mark.parametrize(
    ("inputs", "name", "said"),
    [
        ([SEED], "清单.pdf", "报告可以写成 .html、.xlsx 或 .csv"),
        ([SEED], "已有.csv", "已经存在，要覆盖请加 --force"),
        ([SEED], "没有这个文件夹/清单.csv", "没有写"),
    ],
)
def test_what_cannot_be_written_is_told_and_nothing_is_lost(
    inputs: list[Path], name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "已有.csv").write_text("我的", encoding="utf-8")
    assert main(["report", *map(str, inputs), "-o", str(tmp_path / name), "--isolated"]) == 2
    assert said in capsys.readouterr().err
    assert (tmp_path / "已有.csv").read_text(encoding="utf-8") == "我的"
    assert [path.name for path in tmp_path.iterdir()] == ["已有.csv"]


def test_the_input_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "表.csv"
    table.write_text("一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,修复管网长度,≥120公里\n", encoding="utf-8")
    before = table.read_bytes()
    assert main(["report", str(table), "-o", str(table), "--force", "--isolated"]) == 2
    assert "是要读的文件，没有写" in capsys.readouterr().err
    assert table.read_bytes() == before


def test_a_file_that_was_not_read_is_a_row_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output, broken = tmp_path / "清单.csv", tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 no document")
    assert main(["report", str(SEED), str(broken), "-o", str(output), "--isolated"]) == 2
    assert "坏.docx" in capsys.readouterr().err
    assert any(row["文件"].endswith("坏.docx") and row["规则"].startswith("FIL") for row in listed(output))
