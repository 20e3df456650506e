"""Word files written by hand, as small as they can be."""

import zipfile
from io import BytesIO

from jixiao_lint.readers import Reading, read

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def package(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def docx(body: str, namespace: str = TRANSITIONAL) -> bytes:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    root = f'<w:document xmlns:w="{namespace}" xmlns:m="{math}" xmlns:mc="{compatible}"><w:body>{body}</w:body></w:document>'
    return package({"word/document.xml": root})


def document(body: str, namespace: str = TRANSITIONAL) -> Reading:
    return read("a.docx", docx(body, namespace))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def par(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def either(choice: str, fallback: str) -> str:
    choices = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    return f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
