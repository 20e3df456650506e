"""Documents with one indicator, written by hand."""

from word_parts import cell, package, par, row, run, table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"
HEAD = ("一级指标", "二级指标", "三级指标", "指标值")
_KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def indicator(value: str, name: str = par(run("建设项目个数"))) -> str:
    """A table with one indicator; its value and its name are given as the paragraphs of their cells."""
    head = row(*(cell(par(run(text))) for text in HEAD))
    return table(head, row(cell(par(run("产出指标"))), cell(par(run("数量指标"))), cell(name), cell(value)))


def form(value: str, name: str = par(run("建设项目个数"))) -> bytes:
    """A document with that table."""
    return document(indicator(value, name))


def document(body: str, **parts: str) -> bytes:
    """A document, and parts that it refers to, by their kinds."""
    related = "".join(f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{_KINDS}"><Default Extension="xml" ContentType="application/xml"/></Types>',
            MAIN: f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_LINKS}">{related}</Relationships>',
            **{f"word/{kind}.xml": content for kind, content in parts.items()},
        }
    )
