"""Lines through and under characters, texts that styles write, and signs that are drawn: read, left out or told."""

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import ReadFile, read_bytes
from made_workbooks import S, workbook
from pdf_pages import Page, grid, pdf
from word_parts import cell, docx, package, par, row, run, table

LABELS = ("一级指标", "二级指标", "三级指标", "指标值")
NAMES = ("产出指标", "数量指标", "清淤长度")
STRUCK, MADE = "有删除线的文字按已删除读取。", "带下划线的“>”“<”按“≥”“≤”读取。"


def value(file: ReadFile) -> str:
    (indicator,) = file.document.tables[0].rows()
    return indicator.text("指标值")


def told(file: ReadFile) -> bool:
    return any("图片" in problem.message for problem in file.problems)


def word(content: str) -> ReadFile:
    cells = (
        row(*(cell(par(run(each))) for each in LABELS)),
        row(*(cell(par(run(n))) for n in NAMES), cell(par(content))),
    )
    return read_bytes(FilePath.of("a.docx"), docx(table(*cells)))


def looking(what: str, content: str) -> str:
    return f"<w:r><w:rPr><w:{what}/></w:rPr><w:t>{content}</w:t></w:r>"


def page(content: str, style: str = "") -> ReadFile:
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in each)}</tr>" for each in (LABELS, (*NAMES, content)))
    return read_bytes(FilePath.of("a.html"), f"<html><style>{style}</style><table>{rows}</table></html>".encode())


def sheet(content: str) -> ReadFile:
    return read_bytes(FilePath.of("a.xlsx"), workbook(f"<si>{content}</si>", "清淤长度"))


def text_run(content: str, look: str = "") -> str:
    return f"<r><rPr>{look}</rPr><t>{content}</t></r>"


def open_text(content: str, *, spread: bool = False, shapes: str = "", cell_style: str = "") -> ReadFile:
    names = "office style text table draw svg fo"
    spaces = "".join(f' xmlns:{name}="urn:{name}"' for name in names.split())
    rows = "".join(
        f'<table:table-row table:style-name="R">{"".join(one)}</table:table-row>'
        for one in (
            [f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in LABELS],
            [
                *(f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in NAMES),
                f'<table:table-cell table:style-name="{cell_style}"><text:p>{content}</text:p></table:table-cell>',
            ],
        )
    )
    styles = (
        '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
        '</style:style><style:style style:name="U" style:family="text"><style:text-properties'
        ' style:text-underline-style="solid"/></style:style><style:style style:name="C" style:family="table-cell">'
        '<style:text-properties style:text-line-through-type="single"/></style:style><style:style style:name="R"'
        ' style:family="table-row"><style:table-row-properties style:row-height="5mm"/></style:style>'
        '<style:style style:name="W" style:family="table-column"><style:table-column-properties'
        ' style:column-width="20mm"/></style:style>'
    )
    kind = "spreadsheet" if spread else "text"
    columns = '<table:table-column table:style-name="W" table:number-columns-repeated="4"/>'
    body = f'<table:table table:name="甲"><table:shapes>{shapes}</table:shapes>{columns}{rows}</table:table>'
    data = f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
    data += f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    ending = "ods" if spread else "odt"
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return read_bytes(FilePath.of(f"a.{ending}"), package({"mimetype": mime, "content.xml": data}))


def paper(content: str, *lines: str) -> ReadFile:
    pytest.importorskip("pypdfium2")
    drawn = grid([40.0, 110.0, 200.0, 380.0, 500.0], [100.0, 130.0, 160.0], [[*LABELS], [*NAMES, content]])
    return read_bytes(FilePath.of("a.pdf"), pdf(Page((*drawn, *lines))))


def line(x0: float, x1: float, y: float) -> str:
    return f"{x0} {842 - y} m {x1} {842 - y} l S"


@pytest.mark.parametrize(
    "file",
    [
        word(run("≥10") + looking("strike", "11") + run("次")),
        page("≥10<s>11</s>次"),
        page("≥10<span class='x'>11</span>次", ".x { text-decoration: line-through }"),
        page("≥10<span style='text-decoration-line: line-through'>11</span>次"),
        sheet(text_run("≥10") + text_run("11", "<strike/>") + text_run("次", '<strike val="0"/>')),
        open_text('≥10<text:span text:style-name="S">11</text:span>次'),
        open_text('≥10<text:span text:style-name="S">11</text:span>次', spread=True),
    ],
)
def test_what_is_struck_out_is_no_part_of_the_value_and_is_said(file: ReadFile) -> None:
    assert value(file) == "≥10次"
    assert STRUCK in file.notes or any("删除线" in note for note in file.notes)


def test_a_whole_cell_that_is_struck_out_is_empty() -> None:
    for spread in (False, True):
        assert value(open_text("≥10次", spread=spread, cell_style="C")) == ""
    rows = "".join(f"<td>{each}</td>" for each in (*NAMES, "≥9次"))
    file = page(f"≥8次</td></tr><tr style='text-decoration:line-through'>{rows}</tr><tr>{rows}")
    assert [row.text("指标值") for row in file.document.tables[0].rows()] == ["≥8次", "≥9次"]
    assert STRUCK in file.notes


@pytest.mark.parametrize(
    "file",
    [
        word(looking("u", "&gt;") + run("12公里")),
        page("<u>&gt;</u>12公里"),
        page("<u><font>＞</font></u>12公里"),
        page("<span class=u>&gt;</span>12公里", "td .u { text-decoration: underline }"),
        sheet(text_run("&gt;", "<u/>") + text_run("12公里")),
        open_text('<text:span text:style-name="U">&gt;</text:span>12公里'),
        open_text('<text:span text:style-name="U">&gt;</text:span>12公里', spread=True),
    ],
)
def test_a_line_under_a_sign_makes_another_sign_and_is_said(file: ReadFile) -> None:
    assert value(file) == "≥12公里"
    assert MADE in file.notes


@pytest.mark.parametrize(
    "file",
    [
        word(looking("u", "&gt;") + looking("u", "12公里")),
        page("<u>&gt;12公里</u>"),
        sheet(text_run("&gt;12公里", "<u/>")),
        open_text('<text:span text:style-name="U">&gt;12公里</text:span>'),
    ],
)
def test_a_line_under_the_whole_value_is_one_to_write_on(file: ReadFile) -> None:
    assert value(file) == ">12公里"
    assert MADE not in file.notes


def test_lines_on_a_page_strike_out_and_make_signs() -> None:
    x, base = 384.0, 154.0
    struck = paper("≥1011次", line(x + 30, x + 50, base - 3.5))
    assert value(struck) == "≥10次"
    assert STRUCK in struck.notes
    made = paper(">12公里", line(x, x + 10, base + 1.5))
    assert value(made) == "≥12公里"
    assert MADE in made.notes
    whole = paper(">12公里", line(x, x + 10, base + 1.5), line(x + 10, x + 50, base + 1.5))
    assert value(whole) == ">12公里"
    assert MADE not in whole.notes


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("td.v::before { content: '≥' }", "≥12公里"),
        ('td.v:before{content:"\\2265"}', "≥12公里"),
        (".v::after { content: '以上' }", "12公里以上"),
        (".w::before { content: '≥' }", "12公里"),
        ("@media print { .v::before { content: '≤' } }", "12公里"),
        ("/* .v::before { content: '≤' } */", "12公里"),
        (".v::before { content: url(a.png) }", "12公里"),
    ],
)
def test_what_a_style_writes_is_read(style: str, shown: str) -> None:
    rows = "".join(f"<td>{each}</td>" for each in LABELS) + "<tr>" + "".join(f"<td>{each}</td>" for each in NAMES)
    data = f"<html><style>{style}</style><table><tr>{rows}<td class='v x'>12公里</td></tr></table></html>"
    file = read_bytes(FilePath.of("a.html"), data.encode())
    assert value(file) == shown
    assert any("样式" in note for note in file.notes) == (shown != "12公里")


def test_what_a_style_hides_is_not_read() -> None:
    assert value(page("≥12<span class=alt>—15</span>公里", ".alt { display: none }")) == "≥12公里"


def test_a_comment_that_office_programs_export_is_no_part_of_the_value() -> None:
    file = page("<comment>请核</comment>≥12公里")
    assert value(file) == "≥12公里"
    assert any("批注" in note for note in file.notes)


SMALL = '<wp:extent cx="180000" cy="180000"/>'
LARGE = '<wp:extent cx="1500000" cy="1500000"/>'


def floating(extent: str) -> str:
    return f'<w:r><w:drawing xmlns:wp="urn:wp"><wp:anchor>{extent}</wp:anchor></w:drawing></w:r>'


def older(size: str) -> str:
    return f'<w:r><w:pict xmlns:v="urn:v"><v:shape style="position:absolute;{size}" path="m0,0l9,9e"/></w:pict></w:r>'


def shape(size: str, place: str = "") -> str:
    return f'<draw:custom-shape text:anchor-type="char" {place} svg:width="{size}" svg:height="{size}"/>'


@pytest.mark.parametrize(
    ("file", "is_sign"),
    [
        (word(floating(SMALL) + run("12公里")), True),
        (word(floating(LARGE) + run("12公里")), False),
        (word(older("width:9pt;height:12pt") + run("12公里")), True),
        (word(older("width:90pt;height:90pt") + run("12公里")), False),
        (open_text(shape("4mm") + "12公里"), True),
        (open_text(shape("40mm") + "12公里"), False),
        (open_text("12公里", spread=True, shapes=shape("4mm", 'svg:x="62mm" svg:y="5.5mm"')), True),
        (open_text("12公里", spread=True, shapes=shape("30mm", 'svg:x="45mm" svg:y="5.5mm"')), False),
        (page("<svg></svg>12公里"), True),
        (paper("　12公里", "386 690 m 392 694 l 386 698 l S"), True),
        (paper("　12公里", "390 700 m 420 670 450 690 470 700 c S"), False),
    ],
)
def test_a_drawing_as_large_as_a_sign_is_told_and_a_seal_is_not(file: ReadFile, is_sign: bool) -> None:
    assert told(file) is is_sign


def test_a_font_that_strikes_out_reaches_what_has_no_font_of_its_own() -> None:
    styles = (
        f'<styleSheet xmlns="{S}"><fonts count="3"><font/><font><strike/></font><font><u/></font></fonts>'
        '<cellXfs count="3"><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>'
    )
    for style, shown in (("0", "&gt;"), ("1", ""), ("2", "≥")):
        data = _styled(workbook("<si><t>&gt;</t></si>", "清淤长度"), styles, style)
        assert value(read_bytes(FilePath.of("a.xlsx"), data)) == shown.replace("&gt;", ">")


def _styled(data: bytes, styles: str, number: str) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    links = "xl/_rels/workbook.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    more = f'<Relationship Id="r9" Type="{kind}" Target="styles.xml"/></Relationships>'
    parts[links] = parts[links].replace(b"</Relationships>", more.encode())
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<c r="D2"', f'<c r="D2" s="{number}"'.encode())
    return package({**parts, "xl/styles.xml": styles})


@pytest.mark.parametrize(
    "cell",
    [
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">≥10<S>11</S>次</ss:Data></Cell>',
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">≥10<S><B>1</B>1</S>次</ss:Data></Cell>',
    ],
)
def test_what_is_struck_out_in_the_xml_of_excel_2003(cell: str) -> None:
    def line(*texts: str, last: str = "", style: str = "a") -> str:
        cells = "".join(f'<Cell ss:StyleID="{style}"><Data ss:Type="String">{text}</Data></Cell>' for text in texts)
        return f"<Row>{cells}{last}</Row>"

    data = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"/><Style ss:ID="b">'
        '<Font ss:StrikeThrough="1"/></Style></Styles><Worksheet ss:Name="甲"><Table>'
        f"{line(*LABELS)}{line(*NAMES, last=cell)}{line(*NAMES, '≥9次', style='b')}</Table></Worksheet></Workbook>"
    )
    file = read_bytes(FilePath.of("a.xls"), data.encode())
    assert value(file) == "≥10次"
    assert STRUCK in file.notes
