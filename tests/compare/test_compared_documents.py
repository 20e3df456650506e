"""`jixiao compare -o 比较.html` and `.docx`: both rounds side by side, in a document to hand on."""

import re
from html import unescape
from pathlib import Path

import docx
import pytest

from jixiao_lint.cli import main

TABLE = """\
表题: 河道清淤（2025年）绩效目标表
单位: 101市水利局
金额单位: 万元
项目名称: 河道清淤（2025年）
预算数: 55.00
财政资金: 55.00
资金用途: 用于城区河道清淤
绩效目标: 清淤城区河道12公里，保护沿岸3万人
指标:
- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
- {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥95%}
- {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 清淤效果, 指标值: 良好}
- {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完工时间, 指标值: 2025年10月底前}
- {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: ≥3万人}
- {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 沿岸居民满意度, 指标值: ≥90%}
"""
HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    """In the second round a length lost its unit, a rate was eased, and an indicator went together with its defect."""
    old, new = tmp_path / "旧.yaml", tmp_path / "新.yaml"
    old.write_text(TABLE, encoding="utf-8")
    now = re.sub(r"- .*清淤效果.*\n", "", TABLE.replace("≥12公里", "≥12").replace("≥95%", "≥90%"))
    new.write_text(now, encoding="utf-8")
    return old, new


def compare(old: Path, new: Path, output: Path, *more: str, code: int = 0) -> None:
    assert main(["compare", str(old), str(new), "-o", str(output), "--isolated", "--no-cache", *more]) == code


def rows_of(output: Path) -> list[list[str]]:
    """The texts of every row of every table."""
    if output.suffix == ".docx":
        tables = docx.Document(str(output)).tables
        return [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    page = output.read_text(encoding="utf-8")
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page)
    return [
        [unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in rows
    ]


def text_of(output: Path) -> str:
    if output.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(str(output)).paragraphs)
    return unescape(re.sub("<[^>]*>", "\n", output.read_text(encoding="utf-8")))


BOTH = pytest.mark.parametrize("ending", ["html", "docx"])


@BOTH
def test_changes_and_findings_stand_side_by_side(sides: tuple[Path, Path], ending: str, tmp_path: Path) -> None:
    output = tmp_path / f"比较.{ending}"
    compare(*sides, output)
    rows = rows_of(output)
    assert ["要求放宽", "验收合格率", "≥95%", "≥90%"] in rows
    assert ["去掉了指标", "清淤效果", "良好", ""] in rows
    unit = next(row for row in rows if row[0] == "新出现" and "UNI001" in row[1])
    assert unit[3] == "（没有）"
    assert "缺少计量单位" in unit[4]
    assert unit[5]
    gone = next(row for row in rows if "“清淤效果”" in row[2])
    assert (gone[0], gone[4]) == ("已去掉", "（这条指标已去掉）")
    assert "101市水利局 · 河道清淤（2025年）" in text_of(output)
    assert re.search(r"问题：改好 \d+ 处，还在 \d+ 处，新出现 \d+ 处", text_of(output))


@BOTH
def test_what_was_mended_and_what_is_left_is_told_of_both_rounds(
    sides: tuple[Path, Path], ending: str, tmp_path: Path
) -> None:
    old, new = sides
    old.write_text(TABLE.replace("≥3万人", "≥3").replace("良好", "明显"), encoding="utf-8")
    new.write_text(TABLE.replace("良好", "显著"), encoding="utf-8")
    output = tmp_path / f"比较.{ending}"
    compare(old, new, output)
    rows = rows_of(output)
    mended = next(row for row in rows if row[0] == "已改好" and "受益人口" in row[2])
    assert "缺少计量单位" in mended[3]
    assert mended[4:] == ["（没有再发现）", ""]
    left = next(row for row in rows if row[0] == "还在" and "清淤效果" in row[2])
    assert "明显" in left[3]
    assert "显著" in left[4]


@BOTH
def test_a_project_without_changes_is_only_named(ending: str, tmp_path: Path) -> None:
    good = re.sub(r"- .*清淤效果.*\n", "", TABLE)
    sides = [tmp_path / "旧.yaml", tmp_path / "新.yaml"]
    for side in sides:
        side.write_text(good, encoding="utf-8")
    output = tmp_path / f"比较.{ending}"
    compare(sides[0], sides[1], output)
    assert "没有改动、也没有发现问题的项目（1 个）" in text_of(output)
    assert rows_of(output) == []


@BOTH
def test_the_same_comparison_gives_the_same_bytes(sides: tuple[Path, Path], ending: str, tmp_path: Path) -> None:
    outputs = [tmp_path / f"一.{ending}", tmp_path / f"二.{ending}"]
    for output in outputs:
        compare(*sides, output)
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_text_of_a_table_is_never_markup(sides: tuple[Path, Path], tmp_path: Path) -> None:
    for side in sides:
        side.write_text(
            side.read_text(encoding="utf-8").replace("河道清淤（2025年）\n", f"{HOSTILE}\n"), encoding="utf-8"
        )
    output = tmp_path / "比较.html"
    compare(*sides, output)
    page = output.read_text(encoding="utf-8")
    assert HOSTILE not in page
    assert HOSTILE in unescape(page)
    assert "<script" not in page
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)


@BOTH
def test_files_that_were_not_read_are_named(sides: tuple[Path, Path], ending: str, tmp_path: Path) -> None:
    folders = [tmp_path / "旧稿", tmp_path / "新稿"]
    for folder, side in zip(folders, sides, strict=True):
        folder.mkdir()
        side.rename(folder / "表.yaml")
    (folders[1] / "坏.docx").write_bytes(b"PK\x03\x04 no document")
    output = tmp_path / f"比较.{ending}"
    compare(folders[0], folders[1], output, code=2)
    assert "坏.docx：" in text_of(output)
    assert "上面的数只是读出来的部分" in text_of(output)


@BOTH
def test_what_is_there_is_kept(
    sides: tuple[Path, Path], ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / f"比较.{ending}"
    output.write_bytes(b"mine")
    compare(*sides, output, code=2)
    assert output.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    compare(*sides, output, "--force")
    assert output.read_bytes() != b"mine"


def test_a_side_is_never_written_over(sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    before = sides[1].read_bytes()
    compare(*sides, sides[1], code=2)
    assert "是要读的文件，没有写" in capsys.readouterr().err
    assert sides[1].read_bytes() == before


def test_a_document_and_json_are_not_asked_for_at_once(
    sides: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compare(*sides, tmp_path / "比较.html", "--json", code=2)
    assert "不能同时要 JSON" in capsys.readouterr().err
    assert not (tmp_path / "比较.html").exists()
