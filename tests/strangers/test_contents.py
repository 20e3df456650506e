"""What may stand in a file: half a character in a cell, parts within parts, and nothing that stops the others."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.cli import main

HEAD = "项目名称,甲{high}\n一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,建设{low}项目个数,≥1\n"
FORMATS = (
    *("text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "rdjson", "rdjsonl", "junit", "checkstyle"),
    *("azure", "teamcity", "markdown"),
)


def in_utf8(path: Path) -> None:
    path.write_bytes(HEAD.format(high="\ud800", low="\udc00").encode("utf-8", "surrogatepass"))


def in_utf16(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + HEAD.format(high="\ud800", low="\udc00").encode("utf-16-le", "surrogatepass"))


def in_json(path: Path) -> None:
    row = r'{"一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "建设\udc00项目个数", "指标值": "≥1"}'
    path.write_text(rf'{{"项目名称": "甲\ud800", "指标": [{row}]}}', encoding="utf-8")


def in_yaml(path: Path) -> None:
    row = r'{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: "建设\uDC00项目个数", 指标值: ≥1}'
    path.write_text(f'项目名称: "甲\\ud800"\n指标:\n- {row}\n', encoding="utf-8")


def in_html(path: Path) -> None:
    rows = HEAD.format(high="&#xD800;", low="&#56320;").splitlines()
    cells = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row.split(",")) for row in rows)
    path.write_text(f"<table>{cells}</table>", encoding="utf-8")


def in_a_workbook(path: Path) -> None:
    rows = ""
    for at, line in enumerate(HEAD.format(high="_xD800_", low="_xDC00_").splitlines(), 1):
        cells = zip("ABCD", line.split(","), strict=False)
        rows += f'<row r="{at}">' + "".join(
            f'<c r="{column}{at}" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in cells
        )
        rows += "</row>"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="表" r:id="a"/></sheets></workbook>'
        )
        relation = '<Relationship Id="a" Type="x/worksheet" Target="s.xml"/>'
        file.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relation}</Relationships>")
        file.writestr("xl/s.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")


HALVES: dict[str, Callable[[Path], None]] = {
    "甲.csv": in_utf8,
    "乙.csv": in_utf16,
    "丙.json": in_json,
    "丁.yaml": in_yaml,
    "戊.html": in_html,
    "己.xlsx": in_a_workbook,
}


@pytest.mark.parametrize("name", list(HALVES))
def test_half_a_character_is_read_checked_and_shown_with_a_stand_in(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    HALVES[name](Path(name))
    assert main(["check", name, "--isolated", "--select", "UNI001,PUB004", "-f", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(f["code"], f["indicator"] and f["indicator"]["level3"]) for f in told["findings"]] == [
        ("PUB004", None),
        ("PUB004", "建设\ufffd项目个数"),
        ("UNI001", "建设\ufffd项目个数"),
    ]
    assert told["findings"][0]["text"] == "甲\ufffd"
    for format_ in FORMATS:
        assert main(["check", name, "--isolated", "--select", "ALL", "-f", format_, "-o", "报告"]) == 1
        Path("报告").read_text(encoding="utf-8")
    for ending in ("yaml", "csv", "xlsx"):
        main(["convert", name, "-o", f"出.{ending}"])
    assert "内部出错" not in capsys.readouterr().err


def test_two_halves_that_belong_together_are_a_character(capsys: pytest.CaptureFixture[str]) -> None:
    def name_in(path: str) -> Any:
        main(["check", path, "--isolated", "--select", "UNI001", "-f", "json"])
        return json.loads(capsys.readouterr().out)["findings"][0]["table"]["project"]

    Path("甲.json").write_text(
        r'{"项目名称": "\ud842\udfb7野", "指标": [{"二级指标": "数量指标", "三级指标": "甲", "指标值": "≥1"}]}',
        encoding="utf-8",
    )
    assert name_in("甲.json") == "𠮷野"


def test_a_fix_leaves_halves_of_characters_as_they_are() -> None:
    Path("甲.csv").write_bytes(HEAD.replace("≥1", "≧1").format(high="\ud800", low="x").encode("utf-8", "surrogatepass"))
    main(["check", "甲.csv", "--isolated", "--fix", "--unsafe-fixes", "--select", "VAL"])
    assert Path("甲.csv").read_bytes() == HEAD.format(high="\ud800", low="x").encode("utf-8", "surrogatepass")


def test_a_web_archive_with_parts_within_parts_is_told(bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(2_000))
    Path("深.mht").write_text(
        f"MIME-Version: 1.0\n{parts}Content-Type: text/html\n\n<table><tr><td>x</table>", encoding="utf-8"
    )
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    assert main(["check", "深.mht", "目标.yaml", "--isolated", "--select", "UNI001", "-f", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(f["path"], f["code"]) for f in told["findings"]] == [("深.mht", "FIL008"), ("目标.yaml", "UNI001")]
    assert "嵌套过深" in told["findings"][0]["message"]
