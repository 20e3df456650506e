"""What a file announces and does not hold is told: lost sheets, cut pages, open quotes, objects and blocks that are gone."""

import random
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import ReadFile, read_bytes

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "fixtures" / "samples"


def sample(ending: str) -> bytes:
    if ending in ("pdf", "xls", "doc"):
        pytest.importorskip({"pdf": "pypdfium2", "xls": "xlrd", "doc": "doc2docx"}[ending])
    return (SAMPLES / f"targets.{ending}").read_bytes()


def read(ending: str, data: bytes) -> ReadFile:
    return read_bytes(FilePath.of(f"表.{ending}"), data)


def told(file: ReadFile) -> str:
    return "；".join(problem.message for problem in file.problems)


@pytest.mark.parametrize("ending", ["csv", "docx", "xlsx", "xls", "doc", "ods", "odt", "html", "pdf"])
def test_of_a_whole_file_nothing_is_missing(ending: str) -> None:
    file = read(ending, sample(ending))
    assert not file.problems
    assert not any(table.partly_read for table in file.document.tables)


def test_a_sheet_whose_part_is_gone_is_named() -> None:
    with ZipFile(BytesIO(sample("xlsx"))) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != "xl/worksheets/sheet3.xml"}
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    file = read("xlsx", out.getvalue())
    assert len(file.document.tables) == 11
    assert re.search("工作表的内容不在文件里：.+。", told(file))
    assert all(table.partly_read for table in file.document.tables)


def test_a_page_that_ends_early_is_told_wherever_it_ends() -> None:
    page = sample("html")
    for at in (0.2, 0.5, 0.8):
        assert "没有" in told(read("html", page[: int(len(page) * at)]))
    behind_a_table = page.index(b"</table>") + len(b"</table>")
    assert "没有结尾" in told(read("html", page[:behind_a_table]))


def test_a_hand_written_page_without_optional_ends_is_whole() -> None:
    rows = "".join(f"<tr><td>产出指标<td>数量指标<td>修建道路长度{n}<td>≥{n}公里" for n in range(1, 30))
    page = f"<table><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值{rows}</table>"
    file = read("html", page.encode())
    assert [len(table.indicators) for table in file.document.tables] == [29]
    assert not file.problems


def rows(count: int) -> list[str]:
    return [
        "一级指标,二级指标,三级指标,指标值",
        *(f"产出指标,数量指标,修建道路长度{n},≥{n}公里" for n in range(1, count)),
    ]


def test_a_quote_that_nothing_closes_is_told_at_its_place() -> None:
    lines = rows(20)
    lines[5] = '产出指标,数量指标,"修建道路长度,≥5公里'
    file = read("csv", "\n".join(lines).encode())
    (problem,) = [one for one in file.problems if "引号" in one.message]
    assert file.source is not None
    assert problem.start is not None
    assert file.source.position(problem.start)[0] == 6


def test_a_quote_that_swallows_rows_up_to_the_next_is_told() -> None:
    lines = rows(20)
    lines[5] = '产出指标,数量指标,"修建道路长度,≥5公里'
    lines[9] = '产出指标,数量指标,"修建道路长度,大桥",≥9公里'
    assert "引号没有成对" in told(read("csv", "\n".join(lines).encode()))


def test_quotes_that_are_part_of_a_text_are_no_open_quotes() -> None:
    lines = rows(20)
    lines[4] = '产出指标,数量指标,"""十四五""道路长度",≥5公里'
    lines[5] = '产出指标,数量指标,"新建"道路长度,≥5公里'
    lines[6] = '产出指标,数量指标,"修建\n道路长度",≥5公里'
    assert not read("csv", "\n".join(lines).encode()).problems


def test_a_record_that_lacks_cells_amid_full_ones_is_told() -> None:
    lines = rows(20)
    lines[9] = lines[9][:-8] + lines[10][:4]
    assert "这一行有" in told(read("csv", "\n".join([*lines[:9], "产出指标,数量指标", *lines[10:]]).encode()))
    assert "这一行有" in told(read("csv", ("\n".join(lines) + "\n产出指标,数量").encode()))


def test_heads_and_feet_of_few_cells_are_none_of_it() -> None:
    head = ["项目支出绩效目标表", "项目名称,修路工程", "预算数,12万元"]
    lines = [*head, *rows(20), "填表人：,张三", "联系电话：", *head, *rows(12), "填表人：,李四"]
    assert not read("csv", "\n".join(lines).encode()).problems


def holed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(1024, len(data) - 4096) // 512 * 512
    return data[:at] + bytes(4096) + data[at + 4096 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) // 10, len(data) - 200)]


@pytest.mark.parametrize("damage", [holed, cut])
@pytest.mark.parametrize(("ending", "times"), [("pdf", 12), ("xls", 12), ("xlsx", 6), ("docx", 6), ("ods", 4)])
def test_no_row_is_lost_without_a_word(
    ending: str, times: int, damage: Callable[[bytes, random.Random], bytes]
) -> None:
    data = sample(ending)
    whole = sum(len(table.indicators) for table in read(ending, data).document.tables)
    for number in range(times):
        file = read(ending, damage(data, random.Random(f"{ending} {number}")))
        left = sum(len(table.indicators) for table in file.document.tables)
        assert left == whole or file.problems, number


def test_a_block_of_an_old_document_that_is_zero_is_told() -> None:
    data = sample("doc")
    from jixiao_lint.readers.announced import shortfalls
    from jixiao_lint.readers.doc_pieces import announced_pieces

    assert not list(shortfalls(announced_pieces(data)))
    text = data.index("绩效目标".encode("utf-16-le")) // 512 * 512
    assert list(shortfalls(announced_pieces(data[:text] + bytes(1024) + data[text + 1024 :])))


def test_a_file_that_is_put_into_a_document_is_told() -> None:
    with ZipFile(BytesIO(sample("docx"))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:sectPr", b'<w:altChunk xmlns:r="x" r:id="rId99"/><w:sectPr', 1
    )
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert "插入了别的文件" in told(read("docx", out.getvalue()))


@pytest.mark.parametrize("ending", ["csv", "txt"])
def test_a_last_line_without_an_end_is_noted(ending: str) -> None:
    text = "\n".join(rows(20)) if ending == "csv" else "\n\n".join("\t" + row.replace(",", "\n\t") for row in rows(20))
    assert [note for note in read(ending, text.encode()).notes if "换行" in note]
    assert not read(ending, text.encode()).problems
    assert not [note for note in read(ending, f"{text}\n".encode()).notes if "换行" in note]


FORM = "项目名称,{name}\n一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,人数,≥10人\n"


def numbered(*numbers: int, behind: str = "") -> ReadFile:
    forms = (f"{number}.甲{number}绩效目标表\n{FORM.format(name=f'甲{number}')}\n" for number in numbers)
    return read("csv", ("".join(forms) + behind).encode())


def test_a_number_left_out_between_the_titles_is_noted() -> None:
    assert any("从 3 跳到 5" in note for note in numbered(1, 2, 3, 5, 6).notes)
    for whole in (
        numbered(1, 2, 3, 4, 5),
        numbered(4, 5, 6, 7),
        numbered(1, 4, 9, 12),
        numbered(1, 3),
        numbered(2, 1, 4, 3),
    ):
        assert not any("跳到" in note for note in whole.notes)


@pytest.mark.parametrize("behind", ["3.乙绩效目标表\n", "3.乙绩效目标表\n某局,单位：万元\n项目名称,乙\n"])
def test_a_title_at_the_end_of_a_text_is_noted(behind: str) -> None:
    assert any("下面没有指标" in note for note in numbered(1, 2, behind=behind).notes)
    assert not any(
        "下面没有指标" in note for note in numbered(1, 2, behind="填表人：张三\n以上各表为绩效目标。\n").notes
    )


def test_a_row_of_a_text_that_two_rows_became_is_told() -> None:
    def text(*rows: str) -> bytes:
        return "\n".join("".join(f"\t{cell}\n" for cell in row.split("|")) for row in rows).encode()

    head = (
        "项目名称|甲",
        "一级指标|二级指标|三级指标|指标值",
        *(f"产出指标|数量指标|人数{n}|≥{n}人" for n in range(1, 7)),
    )
    behind = "效益指标|社会效益指标|受益人数|≥5人"
    assert "这一行有 5 格" in told(read("txt", text(*head, "产出指标|质量指标|合格率|≥9|2026年底前", behind)))
    assert not told(read("txt", text(*head, behind, "填表人|张三")))


def test_rows_lost_from_a_page_are_noted() -> None:
    def page(*rows: str) -> ReadFile:
        return read(
            "html", f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>".encode()
        )

    head = "<td>一级指标<td>二级指标<td>三级指标<td>指标值"
    rows = [f"<td>产出指标<td>数量指标<td>人数{n}<td>≥{n}人" for n in range(1, 8)]
    for whole in (page(head, *rows, "<td>填表人<td>张三"), page("<td>绩效目标表", head, *rows)):
        assert not any("宽窄不一" in note for note in whole.notes)
    assert any(
        "宽窄不一" in note for note in page(head, *rows[:4], "<td>产出指标<td>数量指标<td>人数", *rows[4:]).notes
    )
    assert any("宽窄不一" in note for note in page(head, *rows[:6], rows[6].replace("<td>", "<td rowspan=3>", 1)).notes)


def test_zero_bytes_behind_a_byte_order_mark_are_told() -> None:
    data = FORM.format(name="甲").encode("utf-8-sig")
    assert "控制字符" in told(read("csv", data + bytes(64)))
    assert not told(read("csv", data))


def test_a_goal_that_is_merged_over_the_columns_of_a_form_is_no_short_row() -> None:
    rows = ["甲\t乙\t丙\t丁"] * 3 + ["{label}\t清淤河道12公里"] + ["甲\t乙\t丙\t丁"] * 3
    text = "\n".join("\n".join("\t" + cell for cell in row.split("\t")) + "\n" for row in rows) + "\n"
    for label, lost in (("年度绩效目标", False), ("项目名称", False), ("数量指标", True)):
        read_ = read("a.txt", text.replace("{label}", label).encode())
        assert any("可能丢失了内容" in problem.message for problem in read_.problems) is lost


EXPORTED = (
    "项目名称 沟渠清淤",
    "一级指标 二级指标 三级指标 指标值 备注",
    "产出指标 数量指标 清淤长度 ≥12公里 无",
    "- 质量指标 验收合格率 ≥98% 无",
    "效益指标 社会效益指标 受益农户 ≥260户 无",
    "- 可持续影响指标 使用年限 ≥5年 无",
    "{row}",
    "- 服务对象满意度指标 巡查员满意度 ≥90% 无",
    "- 服务对象满意度指标 村干部满意度 ≥90% 无",
)


def word_export(row: str) -> bytes:
    lines = [line.format(row=row).replace("-", "") for line in EXPORTED]
    return "".join("".join(f"\t{cell}\n" for cell in line.split(" ")) + "\n" for line in lines).encode()


def test_a_level_that_is_merged_over_two_columns_is_no_lost_cell() -> None:
    assert not read("txt", word_export("社会公众满意度指标 村民满意度 ≥95% 无")).problems


def test_a_row_that_lost_a_cell_is_told_in_a_word_export() -> None:
    assert "这一行有 4 格，前后各行都是 5 格" in told(read("txt", word_export("- 生态效益指标 水质 ≥90%")))
