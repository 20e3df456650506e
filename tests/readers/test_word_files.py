"""Word files with what real ones hold: tracked changes, content controls, fields, merged cells, hostile sizes."""

import time

import pytest

from jixiao_lint.readers import Reading, read
from jixiao_lint.readers.format import known_endings
from jixiao_lint.readers.grid import Grid
from jixiao_lint.readers.problem import Kind
from word_parts import STRICT, TRANSITIONAL, cell, document, either, package, par, row, run, table


def text_of(content: str) -> str:
    """The text of one cell that holds one paragraph."""
    (grid,) = document(table(row(cell(par(content))))).grids
    (only,) = grid.cells
    return only.text


def layout(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.rowspan, c.colspan, c.text) for c in grid.cells]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("≥") + "<w:ins>" + run("12") + "</w:ins>" + run("次"), "≥12次"),
        (run("≥") + "<w:del><w:r><w:delText>10</w:delText></w:r></w:del>" + run("12次"), "≥12次"),
        ("<w:moveFrom>" + run("旧") + "</w:moveFrom><w:moveTo>" + run("新") + "</w:moveTo>", "新"),
        ("<w:fldSimple>" + run("≤") + "</w:fldSimple><w:hyperlink>" + run("30") + "</w:hyperlink>" + run("分钟"), "≤30分钟"),
        ("<w:smartTag>" + run("30") + "</w:smartTag><w:sdt><w:sdtContent>" + run("分") + "</w:sdtContent></w:sdt>", "30分"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>" + run("95%"), "≥95%"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "✓"),
        ("<w:r><w:sym w:font='Wingdings 2' w:char='F0A3'/></w:r>", "□"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0A3'/></w:r>", "≤"),
        ("<w:r><w:sym w:font='Webdings' w:char='F0B3'/></w:r>", "\ufffd"),
        ("<w:r><w:sym w:font='宋体' w:char='2265'/></w:r>", "≥"),
        ("<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\uf0b3</w:t></w:r>" + run("95%"), "≥95%"),
        ("<w:r><w:t>\uf0b395%</w:t></w:r>", "\ufffd95%"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>" + run("可见"), "可见"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>可见</w:t></w:r>", "可见"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>≥10次</w:t></w:r>" + run("≥12次"), "≥12次"),
        ("<w:r><w:rPr><w:dstrike w:val='0'/></w:rPr><w:t>≥12次</w:t></w:r>", "≥12次"),
        ("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type='page'/></w:r>", "甲\n乙"),
        ("<w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3天</w:t></w:r>", "2-3天"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("5"), "5"),
        ("<m:oMath><m:r><m:t>≥</m:t></m:r></m:oMath>" + run("95%"), "≥95%"),
        (either(run("甲"), run("乙")), "甲"),
        (run("≥") + "<w:r><w:rPr><w:b/></w:rPr><w:t>5</w:t></w:r>" + run("　%"), "≥5　%"),
        (run(" 前有空格 "), " 前有空格 "),
    ],
)  # fmt: skip
def test_the_text_of_a_cell_is_what_a_person_reads(content: str, text: str) -> None:
    assert text_of(content) == text


def test_tracked_changes_are_told() -> None:
    assert "修订" in document(table(row(cell(par("<w:ins>" + run("甲") + "</w:ins>"))))).notes[0]
    assert document(table(row(cell(par(run("甲")))))).notes == ()


def test_text_that_is_struck_out_is_told() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r>"
    assert "删除线" in document(table(row(cell(par(struck.format("甲")))))).notes[0]
    assert document(table(row(cell(par(struck.format(" ")))))).notes == ()
    (grid,) = (page := read("a.html", "<table><tr><td><s>甲</s>乙<td><strike>甲</strike></table>".encode())).grids
    assert [one.text for one in grid.cells] == ["乙", ""]
    assert "删除线" in page.notes[0]


def test_paragraphs_of_a_cell_are_lines() -> None:
    (grid,) = document(table(row(cell(par(run("1.甲")) + par(run("2.乙")) + par(""))))).grids
    assert grid.cells[0].text == "1.甲\n2.乙"


def test_rows_and_cells_in_content_controls_and_deleted_rows() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    (grid,) = document(
        table(
            control.format(row(cell(par(run("甲"))), control.format(cell(par(run("乙")))))),
            "<w:tr><w:trPr><w:del/></w:trPr>" + cell(par(run("删"))) + "</w:tr>",
            row(cell(par(run("丙")))),
        )
    ).grids
    assert layout(grid) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙")]


def test_merged_cells_stand_once_with_their_spans() -> None:
    (grid,) = document(
        table(
            row(cell(par(run("甲")), '<w:gridSpan w:val="2"/>'), cell(par(run("乙")), '<w:vMerge w:val="restart"/>')),
            row(cell(par(run("丙"))), cell(par(run("丁"))), cell(par(run("盖住")), "<w:vMerge/>")),
            "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
            + cell(par(run("戊")))
            + cell(par(""), "<w:vMerge/>")
            + "</w:tr>",
            row(
                cell(par(run("己")), '<w:hMerge w:val="restart"/>'), cell(par(""), "<w:hMerge/>"), cell(par(run("庚")))
            ),
        )
    ).grids
    assert layout(grid) == [
        (0, 0, 1, 2, "甲"),
        (0, 2, 3, 1, "乙"),
        (1, 0, 1, 1, "丙"),
        (1, 1, 1, 1, "丁"),
        (2, 1, 1, 1, "戊"),
        (3, 0, 1, 2, "己"),
        (3, 2, 1, 1, "庚"),
    ]
    assert [c.place.column for c in grid.cells] == [1, 2, 1, 2, 1, 1, 3]


def test_nested_tables_are_grids_of_their_own_and_headings_stand_before() -> None:
    inner = table(row(cell(par(run("内")))))
    first, second, third = document(
        par(run("标题"))
        + table(row(cell(par(run("外")) + inner)))
        + par("")
        + par(run("另一"))
        + table(row(cell(par(run("后")))))
    ).grids
    assert [c.text for c in first.before] == ["标题"]
    assert [g.cells[0].text for g in (first, second, third)] == ["外", "内", "后"]
    assert [c.text for c in third.before] == ["另一"]
    assert [g.index for g in (first, second, third)] == [1, 2, 3]


def test_a_table_in_a_text_box_is_not_lost() -> None:
    content = f"<w:txbxContent>{table(row(cell(par(run('框中')))))}</w:txbxContent>"
    (grid,) = document(par(f"<w:r>{either(content, content)}</w:r>")).grids
    assert grid.cells[0].text == "框中"


def test_the_strict_format_is_read_alike() -> None:
    assert document(table(row(cell(par(run("甲"))))), STRICT).grids[0].cells[0].text == "甲"


def test_the_main_part_is_found_by_its_relation() -> None:
    relation = '<Relationship Id="a" Type="http://x/officeDocument" Target="/word/document2.xml"/>'
    relations = f'<Relationships xmlns="r">{relation}</Relationships>'
    body = f'<w:document xmlns:w="{TRANSITIONAL}"><w:body>{table(row(cell(par(run("甲")))))}</w:body></w:document>'
    reading = read(
        "a.docx", package({"_rels/.rels": relations, "word/document2.xml": body, "word/media/1.png": "broken"})
    )
    assert reading.grids[0].cells[0].text == "甲"


def kinds(reading: Reading) -> list[Kind]:
    return [problem.kind for problem in reading.problems]


def test_hostile_and_broken_documents_end_in_a_message_and_soon() -> None:
    begin = time.process_time()
    good = package({"word/document.xml": "<a/>"})
    entity = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert kinds(document("")) == [Kind.NO_TABLE]
    assert kinds(document(table(row(cell(par(run("甲" * 100_001))))))) == [Kind.LIMIT_EXCEEDED]
    assert kinds(document("<w:p/>" * 2_000_001)) == [Kind.LIMIT_EXCEEDED]
    assert kinds(document("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300)) == [Kind.LIMIT_EXCEEDED]
    assert kinds(read("a.docx", package({"word/document.xml": b"<a>" + b" " * 65 * 1024 * 1024}))) == [
        Kind.LIMIT_EXCEEDED
    ]
    assert kinds(read("a.docx", package({"word/document.xml": entity}))) == [Kind.UNREADABLE_FILE]
    assert kinds(read("a.docx", package({"word/document.xml": entity.encode("utf-16")}))) == [Kind.UNREADABLE_FILE]
    assert kinds(read("a.docx", package({"word/document.xml": "<a><b></a>"}))) == [Kind.UNREADABLE_FILE]
    assert kinds(read("a.docx", package({"word/other.xml": "<a/>"}))) == [Kind.UNREADABLE_FILE]
    assert kinds(read("a.docx", good[:60])) == [Kind.UNREADABLE_FILE]
    assert kinds(read("a.docx", package({"other": "x"}))) == [Kind.UNREADABLE_FILE]
    wide = document(table(row(cell(par(run("甲")), '<w:gridSpan w:val="200000000"/>'), cell(par(run("乙"))))))
    assert [c.text for c in wide.grids[0].cells] == ["甲", "乙"]
    assert time.process_time() - begin < 30


def test_a_document_with_macros_is_read_like_one_without() -> None:
    body = table(row(cell(par(run("甲")))))
    root = f'<w:document xmlns:w="{TRANSITIONAL}"><w:body>{body}</w:body></w:document>'
    reading = read("a.docm", package({"word/document.xml": root, "word/vbaProject.bin": b"\0"}))
    assert (reading.format, reading.grids[0].cells[0].text) == ("docx", "甲")
    assert ".docm" in known_endings()
