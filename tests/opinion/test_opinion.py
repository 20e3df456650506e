"""`jixiao opinion`: what a reviewer gets to read, under the headings of his form."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest

from jixiao_lint.batch import Batch
from jixiao_lint.cli import main
from jixiao_lint.opinion import Opinion, opinions
from jixiao_lint.opinion.build import Threshold
from jixiao_lint.opinion.headings import COLUMN_OF, HEADING_OF, Heading
from jixiao_lint.options import Options
from jixiao_lint.overview import overview
from jixiao_lint.result import RunResult
from jixiao_lint.topic import Topic

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
SEED = FIXTURES / "tianjin-veterans-2025.txt"
GOOD = FIXTURES / "ok" / "环卫保洁-湖南.yaml"


def checked(*paths: Path) -> RunResult:
    batch = Batch(Options())
    return batch.summed_up(tuple(batch.check(batch.find([str(path) for path in paths]))), with_titles=True)


def sheets(*paths: Path, thresholds: tuple[Threshold, ...] = ()) -> tuple[Opinion, ...]:
    result = checked(*paths)
    return opinions(overview(result), result.rules, *([thresholds] if thresholds else []))


def test_every_topic_has_its_heading() -> None:
    assert set(HEADING_OF) == set(Topic)
    assert set(COLUMN_OF) <= set(Topic)


def test_every_finding_stands_under_one_heading() -> None:
    result = checked(SEED)
    told = [
        fingerprint
        for opinion in opinions(overview(result), result.rules)
        for section in opinion.sections
        for sentence in section.sentences
        for fingerprint in sentence.fingerprints
    ]
    assert sorted(told) == sorted(finding.fingerprint for finding in result.findings())


def test_what_no_table_shows_is_never_called_good() -> None:
    for opinion in sheets(SEED, GOOD):
        by_heading = {section.heading: section for section in opinion.sections}
        assert by_heading[Heading.CONDITIONS].verdict == "未审"
        assert by_heading[Heading.CONDITIONS].good == ()
        assert by_heading[Heading.RELEVANT].not_examined


def test_what_the_form_does_not_ask_for_was_not_examined() -> None:
    (section,) = (found for found in sheets(SEED)[0].sections if found.heading is Heading.SCIENTIFIC)
    assert "分值合计" in section.not_examined
    assert "分值合计" not in section.good


def test_a_topic_that_a_finding_speaks_of_is_not_good() -> None:
    for opinion in sheets(SEED):
        for section in opinion.sections:
            assert not set(section.good) & set(section.not_examined)
    (clear,) = (found for found in sheets(SEED)[2].sections if found.heading is Heading.CLEAR)
    assert any("人/月" in sentence.text for sentence in clear.sentences)
    assert Topic.UNIT.value not in clear.good


def test_the_grade_is_a_ceiling_with_its_reason() -> None:
    opinion = sheets(SEED)[0]
    assert opinion.ceiling.grade in ("良", "中", "差")
    assert re.fullmatch(r"表面上不高于“.”：错误 \d+ 处，警告 \d+ 处", opinion.ceiling.text)
    strict = sheets(SEED, thresholds=(Threshold("优", 0, 0),))[0]
    assert strict.ceiling.grade == "差"


def test_a_file_that_was_not_read_to_the_end_gets_no_grade() -> None:
    opinion = sheets(FIXTURES / "documents" / "p21_one_page_scanned.pdf")[0]
    assert opinion.ceiling.grade is None
    assert "没有读全" in opinion.ceiling.text


def bookmarks(path: Path) -> Iterator[str]:
    for element in docx.Document(str(path)).element.iter():
        if str(element.tag).endswith("}bookmarkStart"):
            yield str(next(value for key, value in element.attrib.items() if str(key).endswith("}name")))


def texts_of(path: Path) -> list[str]:
    return [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]


def test_each_sentence_of_the_document_carries_the_fingerprints_of_its_findings(tmp_path: Path) -> None:
    out = tmp_path / "审核意见.docx"
    assert main(["opinion", str(SEED), "-o", str(out), "--isolated"]) == 0
    expected = {finding.fingerprint[:32] for finding in checked(SEED).findings() if finding.severity.value != "info"}
    marks = list(bookmarks(out))
    assert {mark.split("_")[1] for mark in marks} == expected
    assert len(marks) == len(set(marks))
    text = "\n".join(texts_of(out))
    assert "条件充分性" in text
    assert "3人/月工作量" in text


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    for ending in (".docx", ".xlsx"):
        first, second = tmp_path / f"一{ending}", tmp_path / f"二{ending}"
        for out in (first, second):
            assert main(["opinion", str(SEED), "-o", str(out), "--isolated", "-q"]) == 0
        assert first.read_bytes() == second.read_bytes()


def cells_of(path: Path) -> list[list[str]]:
    """The texts of the only sheet, row by row; a formula would show as its sign."""
    with ZipFile(path) as package:
        shared = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    strings = ["".join(part.itertext()) for part in shared]
    rows = [row for row in sheet.iter() if row.tag.endswith("}row")]
    return [[_text(cell, strings) for cell in row] for row in rows]


def _text(cell: ElementTree.Element, strings: list[str]) -> str:
    if any(part.tag.endswith("}f") for part in cell):
        return "="
    value = next((part.text for part in cell if part.tag.endswith("}v")), None)
    return strings[int(value)] if value is not None and cell.get("t") == "s" else value or ""


def test_the_workbook_has_a_row_for_each_project_and_a_column_for_each_heading(tmp_path: Path) -> None:
    out = tmp_path / "审核意见.xlsx"
    assert main(["opinion", str(SEED), str(GOOD), "-o", str(out), "--isolated", "-q"]) == 0
    rows = cells_of(out)
    assert "审核结论" in rows[0]
    labels = [heading.label for heading in Heading]
    assert [label for label in rows[1] if label in labels] == labels
    assert len(rows) - 2 == len(sheets(SEED, GOOD))


def test_text_of_a_table_is_no_formula(tmp_path: Path) -> None:
    table, out = tmp_path / "表.yaml", tmp_path / "意见.xlsx"
    table.write_text(re.sub("项目名称: .*", '项目名称: "=1+1"', GOOD.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["opinion", str(table), "-o", str(out), "--isolated", "-q"]) == 0
    rows = cells_of(out)
    assert "=1+1" in rows[2]
    assert not any(text == "=" for row in rows for text in row)


# ---- what can go wrong


def test_another_ending_is_refused_before_the_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["opinion", str(SEED), "-o", str(tmp_path / "意见.pdf")]) == 2
    assert ".docx 或 .xlsx" in capsys.readouterr().err


def test_an_output_that_exists_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "意见.docx"
    out.write_bytes(b"mine")
    assert main(["opinion", str(SEED), "-o", str(out)]) == 2
    assert out.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    assert main(["opinion", str(SEED), "-o", str(out), "--force", "--isolated"]) == 0


def test_a_file_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    table = tmp_path / "表.xlsx"
    table.write_bytes((FIXTURES / "documents" / "x12_two_row_header.xlsx").read_bytes())
    before = table.read_bytes()
    assert main(["opinion", str(table), "-o", str(table), "--force"]) == 2
    assert table.read_bytes() == before


def test_nothing_to_judge_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "说明.txt").write_text("会议通知", encoding="utf-8")
    out = tmp_path / "意见.docx"
    assert main(["opinion", str(tmp_path / "说明.txt"), "-o", str(out)]) == 2
    assert not out.exists()
    assert "没有读到绩效目标表" in capsys.readouterr().err


def test_an_unreadable_file_among_others_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, out = tmp_path / "坏.docx", tmp_path / "意见.docx"
    broken.write_bytes(b"PK\x03\x04 and nothing else")
    assert main(["opinion", str(SEED), str(broken), "-o", str(out), "--isolated"]) == 2
    assert out.exists()
    assert "坏.docx" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_what_is_not_read_in_a_folder_is_named_in_the_document(
    tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "表", tmp_path / f"意见.{ending}"
    folder.mkdir()
    (folder / "好.txt").write_bytes(SEED.read_bytes())
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 and nothing else")
    (folder / "会议通知.txt").write_text("会议通知", encoding="utf-8")
    assert main(["opinion", str(folder), "-o", str(out), "--isolated"]) == 0
    with ZipFile(out) as package:
        parts = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    assert "坏.docx：" in parts
    assert "没有读出来或者没有读全的文件" in parts
    assert "会议通知" not in parts
    assert "坏.docx" in capsys.readouterr().err


def test_a_configuration_sets_its_own_thresholds(tmp_path: Path) -> None:
    config, out = tmp_path / "jixiao.yaml", tmp_path / "意见.docx"
    config.write_text("opinion:\n  优: {warnings: 500}\n", encoding="utf-8")
    assert main(["opinion", str(SEED), "-o", str(out), "--config", str(config), "-q"]) == 0
    assert any("表面上不高于“优”" in text for text in texts_of(out))
    assert not any("不高于“良”" in text for text in texts_of(out))


def test_a_cell_of_the_workbook_says_what_was_found_what_was_good_and_what_was_not_examined(tmp_path: Path) -> None:
    out = tmp_path / "意见.xlsx"
    assert main(["opinion", str(SEED), "-o", str(out), "--isolated", "-q"]) == 0
    text = next(cell for cell in cells_of(out)[2] if cell.startswith("发现问题"))
    assert re.search(r"^1\. .+。$", text, re.MULTILINE)
    assert "已查，未发现这些方面的问题：" in text


def test_rows_are_as_high_as_their_texts(tmp_path: Path) -> None:
    out = tmp_path / "意见.xlsx"
    assert main(["opinion", str(SEED), "-o", str(out), "--isolated", "-q"]) == 0
    with ZipFile(out) as package:
        heights = re.findall(r'<row r="\d+"[^>]* ht="([\d.]+)"', package.read("xl/worksheets/sheet1.xml").decode())
    lines = [max(text.count("\n") + 1 for text in row) for row in cells_of(out)[2:]]
    assert len(heights) == len(lines)
    assert all(15 * least <= float(height) <= 409 for least, height in zip(lines, heights, strict=True))


def test_where_to_look_besides_is_said(tmp_path: Path) -> None:
    other = tmp_path / "另一份.yaml"
    other.write_bytes(GOOD.read_bytes())
    texts = [
        sentence.text
        for opinion in sheets(GOOD, other)
        for section in opinion.sections
        for sentence in section.sentences
    ]
    assert any("另一个文件里" in text and f"（见 {other}" in text for text in texts)


def test_a_cell_that_was_not_read_is_named_among_what_was_not_read(tmp_path: Path) -> None:
    out = tmp_path / "意见.docx"
    picture = FIXTURES / "documents" / "d13_equation_object.docx"
    assert main(["opinion", str(picture), "-o", str(out), "--isolated", "-q"]) == 0
    last = docx.Document(str(out)).paragraphs[-1].text
    assert "d13_equation_object.docx（只读出一部分）：表1 第2条 第7行第5格：" in last
    assert "没有检查" in last
