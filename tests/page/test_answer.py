"""What the page is told of a file, without a browser."""

import json
from pathlib import Path

import pytest

from jixiao_lint.batch import check_file
from jixiao_lint.options import Options
from jixiao_lint.page.answer import Page
from jixiao_lint.readers import yaml as yaml_reader
from jixiao_lint.yaml_parser import pure_parser

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
SAMPLES = sorted((FIXTURES / "samples").iterdir())
TARGETS = sorted((FIXTURES / "err").glob("*.yaml"))


@pytest.fixture(scope="module")
def page() -> Page:
    return Page()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_sample_gives_what_the_command_gives(page: Page, sample: Path) -> None:
    report = json.loads(page.report(sample.name, sample.read_bytes()))
    expected = check_file(str(sample))
    told = [(found["code"], found["message"], found["text"]) for found in report["findings"]]
    assert told == [(found.code, found.message, found.text) for found in expected.findings]


def test_every_finding_is_shown_once(page: Page) -> None:
    seed = FIXTURES / "tianjin-veterans-2025.txt"
    answer = page.answer(seed.name, seed.read_bytes())
    (file,) = answer["files"]
    shown = len(file["about"]) + sum(remark["count"] for remark in file["remarks"])
    shown += sum(len(cell["reasons"]) for table in file["tables"] for cell in table["cells"])
    assert shown == len(check_file(str(seed)).findings)
    assert json.loads(json.dumps(answer)) == answer


def test_tables_come_as_they_stand(page: Page) -> None:
    sample = FIXTURES / "samples" / "targets.xlsx"
    (file,) = page.answer(sample.name, sample.read_bytes())["files"]
    table = file["tables"][0]
    assert table["columns"][-1] == "指标值"
    assert table["rows"][0][1][table["columns"].index("三级指标")] == "网络安全巡检服务"
    assert ["项目名称", "退役军人信息化运维服务费（2025年）"] in table["head"]


def test_a_name_leads_nowhere_else(page: Page, tmp_path: Path) -> None:
    data = (FIXTURES / "samples" / "targets.csv").read_bytes()
    for name in ("../../escape.csv", "..\\escape.csv", "/etc/escape.csv", "", "a\0.csv"):
        page.answer(name, data)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_told_and_no_error(page: Page) -> None:
    for name, data in (
        ("坏.docx", b"PK\x03\x04"),
        ("空.txt", b""),
        ("图.png", b"\x89PNG\r\n"),
        ("坏.pdf", b"%PDF-1.7\n"),
    ):
        answer = page.answer(name, data)
        assert len(answer["files"]) == 1
        assert answer["files"][0]["tables"] == []


def test_the_copies_to_take_away(page: Page) -> None:
    word = FIXTURES / "samples" / "targets.docx"
    commented, sheets = page.annotated(word.name, word.read_bytes()), page.opinion(word.name, word.read_bytes())
    assert commented is not None
    assert commented[:2] == b"PK"
    assert sheets is not None
    assert sheets[:2] == b"PK"
    clean = FIXTURES / "ok" / "信息系统运维.yaml"
    assert page.fixed(clean.name, clean.read_bytes()) is None
    text = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,培训场次,＞＝12 场\n".encode()
    fixed = page.fixed("表.csv", text)
    assert fixed is None or fixed != text


@pytest.mark.parametrize("target", TARGETS, ids=lambda path: path.stem)
def test_the_pure_parser_gives_the_same_findings(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = check_file(str(target), Options())
    monkeypatch.setattr(yaml_reader, "yaml_parser", pure_parser)
    page = Page()
    told = [
        (found["code"], found["message"])
        for found in json.loads(page.report(target.name, target.read_bytes()))["findings"]
    ]
    assert told == [(found.code, found.message) for found in expected.findings]
