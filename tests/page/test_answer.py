"""What the page is told of a file, without a browser."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from jixiao_lint.batch import check_file
from jixiao_lint.cli import main
from jixiao_lint.options import Options
from jixiao_lint.page.alone import ask, page_alone
from jixiao_lint.page.answer import Page
from jixiao_lint.page.desk import plain_name
from jixiao_lint.readers import yaml_events
from jixiao_lint.yaml_parser import pure_parser

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
SAMPLES = sorted((FIXTURES / "samples").iterdir())
TARGETS = sorted((FIXTURES / "err").glob("*.yaml"))


@pytest.fixture(scope="module")
def page() -> Page:
    return page_alone()


def answered(page: Page, path: Path) -> Any:
    return json.loads(ask(page, "answer", path.name, path.read_bytes()) or b"")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_sample_gives_what_the_command_gives(page: Page, sample: Path) -> None:
    report = json.loads(ask(page, "report", sample.name, sample.read_bytes()) or b"")
    expected = check_file(str(sample))
    told = [(found["code"], found["message"], found["text"]) for found in report["findings"]]
    assert told == [(found.code, found.message, found.text) for found in expected.findings]


def test_every_finding_is_shown_once(page: Page) -> None:
    seed = FIXTURES / "tianjin-veterans-2025.txt"
    answer = answered(page, seed)
    (file,) = answer["files"]
    shown = len(file["about"]) + sum(remark["count"] for remark in file["remarks"])
    shown += sum(len(cell["reasons"]) for table in file["tables"] for cell in table["cells"])
    assert shown == len(check_file(str(seed)).findings)


def test_tables_come_as_they_stand(page: Page) -> None:
    sample = FIXTURES / "samples" / "targets.xlsx"
    (file,) = answered(page, sample)["files"]
    table = file["tables"][0]
    assert table["columns"][-1] == "指标值"
    assert table["rows"][0][table["columns"].index("三级指标")] == "网络安全巡检服务"
    assert {"field": "项目名称", "text": "退役军人信息化运维服务费（2025年）"} in table["head"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("目标.csv", "目标.csv"),
        ("../../escape.csv", "escape.csv"),
        ("..\\escape.csv", "escape.csv"),
        ("/etc/escape.csv", "escape.csv"),
        ("", "文件"),
        ("..", "文件"),
        ("a\0.csv", "a.csv"),
        ("长" * 300 + ".csv", "长" * 65 + ".csv"),
    ],
)
def test_a_name_leads_nowhere_else(page: Page, name: str, plain: str) -> None:
    assert plain_name(name) == plain
    data = (FIXTURES / "samples" / "targets.csv").read_bytes()
    (file,) = json.loads(ask(page, "answer", name, data) or b"")["files"]
    assert file["name"] == plain


def test_what_cannot_be_read_is_told_and_no_error(page: Page) -> None:
    for name, data in (
        ("坏.docx", b"PK\x03\x04"),
        ("空.txt", b""),
        ("图.png", b"\x89PNG\r\n"),
        ("坏.pdf", b"%PDF-1.7\n"),
    ):
        answer = json.loads(ask(page, "answer", name, data) or b"")
        assert len(answer["files"]) == 1
        assert answer["files"][0]["tables"] == []


@pytest.mark.parametrize("wish", ["annotated", "fixed", "opinion", "work-list"])
def test_the_copies_to_take_away(page: Page, wish: str) -> None:
    word = FIXTURES / "samples" / "targets.docx"
    copy = ask(page, wish, word.name, word.read_bytes())
    assert copy is not None
    assert copy[:2] == b"PK"
    assert copy != word.read_bytes()


def test_the_annotated_copy_names_the_documents(page: Page) -> None:
    word = FIXTURES / "samples" / "targets.docx"
    copy = ask(page, "annotated", word.name, word.read_bytes())
    comments = ZipFile(BytesIO(copy or b"")).read("word/comments.xml").decode()
    assert "《" in comments


def test_where_there_is_nothing_to_fix_there_is_no_copy(page: Page) -> None:
    clean = FIXTURES / "ok" / "信息系统运维.yaml"
    assert ask(page, "fixed", clean.name, clean.read_bytes()) is None
    picture = b"\x89PNG\r\n"
    assert [ask(page, wish, "图.png", picture) for wish in ("annotated", "fixed", "opinion")] == [None] * 3


def test_a_fixed_file_is_what_the_command_writes(page: Page, tmp_path: Path) -> None:
    table = tmp_path / "表.csv"
    table.write_text("一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,培训场次,>=12场\n", encoding="utf-8")
    fixed = ask(page, "fixed", table.name, table.read_bytes())
    main(["check", str(table), "--fix", "--isolated", "--no-cache", "-q", "--exit-zero", "-f", "concise"])
    assert fixed == table.read_bytes()


@pytest.mark.parametrize("target", TARGETS, ids=lambda path: path.stem)
def test_the_pure_parser_gives_the_same_findings(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = check_file(str(target), Options())
    monkeypatch.setattr(yaml_events, "yaml_parser", pure_parser)
    page = page_alone()
    told = [
        (found["code"], found["message"])
        for found in json.loads(ask(page, "report", target.name, target.read_bytes()) or b"")["findings"]
    ]
    assert told == [(found.code, found.message) for found in expected.findings]
