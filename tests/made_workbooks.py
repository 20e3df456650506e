"""Workbooks with one indicator, written by hand."""

from word_parts import package

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
SHARED = "xl/sharedStrings.xml"
_KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TAB = '<sheet name="目标" sheetId="1" r:id="r0"/>'
_HEAD = ("一级指标", "二级指标", "三级指标", "指标值")


def plain(text: str) -> str:
    """A shared text without looks."""
    return f'<si><t xml:space="preserve">{text}</t></si>'


def workbook(
    value: str, name: str = "保洁面积", *, more_rows: str = "", behind: str = "", beside: dict[str, str] | None = None
) -> bytes:
    """A workbook whose cell D2 holds the value, given as a shared text. `behind` stands behind the rows of the sheet.

    `beside` are parts that the sheet refers to, by their kinds.
    """
    texts = [*map(plain, (*_HEAD, "产出指标", "数量指标", name)), value]
    rows = [
        "".join(f'<c r="{column}{row}" t="s"><v>{index}</v></c>' for column, index in zip("ABCD", indices, strict=True))
        for row, indices in ((1, range(4)), (2, range(4, 8)))
    ]
    inner = "".join(f'<row r="{row}">{cells}</row>' for row, cells in enumerate(rows, 1)) + more_rows
    related = {f"../{kind}.xml": kind for kind in beside or {}}
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{_KINDS}"><Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": _links({BOOK: "officeDocument"}),
            BOOK: f'<workbook xmlns="{S}" xmlns:r="{_OFFICE}"><sheets>{_TAB}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _links(
                {"worksheets/sheet1.xml": "worksheet", "sharedStrings.xml": "sharedStrings"}
            ),
            SHEET: f'<worksheet xmlns="{S}" xmlns:r="{_OFFICE}"><sheetData>{inner}</sheetData>{behind}</worksheet>',
            SHARED: f'<sst xmlns="{S}" count="8" uniqueCount="8">{"".join(texts)}</sst>',
            "xl/worksheets/_rels/sheet1.xml.rels": _links(related),
            **{f"xl/{kind}.xml": content for kind, content in (beside or {}).items()},
        }
    )


def _links(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_LINKS}">{inner}</Relationships>'


def notes(text: str, author: str = "审核人", cell: str = "D2") -> str:
    """A part with one note."""
    note = f'<comment ref="{cell}" authorId="0"><text><r><t xml:space="preserve">{text}</t></r></text></comment>'
    return f'<comments xmlns="{S}"><authors><author>{author}</author></authors><commentList>{note}</commentList></comments>'
