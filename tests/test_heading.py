"""Headings as people number them, and what reports and rules take from them."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.heading import heading_number
from jixiao_lint.readers import read
from jixiao_lint.recognise import recognise
from word_parts import cell, docx, par, row, run, table

LABELS = ("一级指标", "二级指标", "三级指标", "指标值")


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("3.某某费（2025年）绩效目标表", 3),
        ("[bookmark: _Toc_4_4_0000000004]12.某某费绩效目标表", 12),
        ("表 3 项目支出绩效目标表", 3),
        ("附表2：项目支出绩效目标表", 2),
        ("（三）某某费绩效目标表", 3),
        ("二十一、某某费绩效目标表", 21),
        ("十二、某某费绩效目标表", 12),
        ("2025年某某费绩效目标表", None),
        ("3.5万亩高标准农田项目绩效目标表", None),
        ("一体化平台绩效目标表", None),
        ("项目支出绩效目标表", None),
    ],
)
def test_the_number_of_a_heading(title: str, number: int | None) -> None:
    assert heading_number(title) == number


def form(title: str, bookmark: str) -> str:
    mark = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/><w:bookmarkEnd w:id="1"/>'
    names = ("产出指标", "数量指标", "建桥数量", "≥95")
    rows = (row(*(cell(par(run(text))) for text in texts)) for texts in (LABELS, names))
    return par(mark + run(title)) + table(*rows)


def document() -> bytes:
    other = table(row(cell(par(run("目录"))), cell(par(run("页码")))))
    return docx(
        other
        + form("7.甲绩效目标表", "_Toc_4_4_0000000004")
        + form("8.乙绩效目标表", "_Toc_4_4_0000000005")
        + form("9.丙绩效目标表", "_Toc_4_4_0000000009")
    )


def test_the_address_names_heading_indicator_row_and_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("表.docx").write_bytes(document())
    main(["check", "表.docx", "--isolated", "--select", "UNI001", "-f", "json"])
    first = json.loads(capsys.readouterr().out)["findings"][0]
    assert first["location"]["address"] == "表7 第1条 第2行第4格「指标值」"
    assert (first["table"]["index"], first["table"]["number"], first["location"]["table"]) == (1, 7, 2)


def test_bookmarks_of_headings_are_heard_by_the_rule_that_looks_at_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = [one.cell("表题") for one in recognise(read("表.docx", document()).grids).tables]
    assert [title.bookmark[-2:] for title in titles if title is not None] == ["04", "05", "09"]
    assert next(title.text for title in titles if title is not None) == "7.甲绩效目标表"
    monkeypatch.chdir(tmp_path)
    Path("表.docx").write_bytes(document())
    main(["check", "表.docx", "--isolated", "--select", "PUB009", "--level", "info", "-f", "concise"])
    assert "由 5 跳到 9" in capsys.readouterr().out
