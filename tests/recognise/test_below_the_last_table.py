"""What is written below the last table of a document is read, as what stands between two tables is."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import ReadFile, read_bytes
from made_documents import document
from pdf_pages import Page, grid, pdf, text
from word_parts import cell, package, par, row, run, table

HEADING = "1.河道清淤（2025年）绩效目标表"
ROWS = [
    ["项目名称", "河道清淤（2025年）", "预算数", "55.00万元"],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "清淤长度", "≥12公里"],
]
BELOW = ["自评得分：95分　自评等级：优", "河道清淤项目", "年度预算安排：2025年预算安排58.00万元。"]


def in_word() -> bytes:
    form = table(*(row(*(cell(par(run(text))) for text in cells)) for cells in ROWS))
    return document(par(run(HEADING)) + form + "".join(par(run(text)) for text in BELOW))


def on_a_page() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in cells)}</tr>" for cells in ROWS)
    unclosed = "<p>".join(BELOW)
    return f"<p>{HEADING}</p><table>{rows}</table><p>{unclosed}".encode()


def in_open_document() -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    rows = "".join(
        f"<t:table-row>{''.join(f'<t:table-cell><x:p>{text}</x:p></t:table-cell>' for text in cells)}</t:table-row>"
        for cells in ROWS
    )
    below = "".join(f"<x:p>{text}</x:p>" for text in BELOW)
    content = (
        f'<o:document-content xmlns:o="{urn}:office:1.0" xmlns:t="{urn}:table:1.0" xmlns:x="{urn}:text:1.0"><o:body><o:text>'
        f"<x:p>{HEADING}</x:p><t:table>{rows}</t:table>{below}</o:text></o:body></o:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def in_print() -> bytes:
    drawn = grid([60, 150, 300, 400, 500], [100, 130, 160, 190], ROWS)
    lines = (text(60, 240 + 40 * nth, line) for nth, line in enumerate(BELOW))
    return pdf(Page((text(60, 80, HEADING), *drawn, *lines)))


FILES = {
    "预算.docx": in_word,
    "预算.html": on_a_page,
    "预算.odt": in_open_document,
    "预算.pdf": in_print,
}


def read(name: str) -> ReadFile:
    return read_bytes(FilePath.of(name), FILES[name]())


@pytest.mark.parametrize("name", FILES)
def test_the_grade_below_the_last_table_is_that_of_the_form(name: str) -> None:
    (form,) = read(name).document.tables
    assert form.text("自评等级") == "优"
    assert form.text("总分") == "95分"


@pytest.mark.parametrize("name", FILES)
def test_an_amount_below_the_last_table_is_stated_of_its_project(name: str) -> None:
    (stated,) = read(name).document.stated
    assert stated.span.cut(stated.cell.text) == "58.00"


def test_the_finding_says_where_to_look_by_the_part_and_not_by_the_number_of_the_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "预算.docx").write_bytes(in_word())
    main(["check", "--isolated", "--no-cache", "--output-format", "concise", str(tmp_path / "预算.docx")])
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "XTB003" in line)
    assert "预算数 55万元 与本文件“年度预算安排”里写的 58万元 不一致" in line
    assert "本文件 「年度预算安排」里的“58.00”（58万元）" in line
