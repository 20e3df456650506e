"""Small PDF files, written by hand: lines, Chinese text in any direction and shade, and pictures, at places in points."""

from typing import NamedTuple

_HEIGHT = 842


class Page(NamedTuple):
    """What is drawn on a page of A4, and how far it is turned when it is shown."""

    drawn: tuple[str, ...]
    turned: int = 0


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    """The border of a cell; y counts from the top of the page."""
    return f"{x0} {_HEIGHT - y1} {x1 - x0} {y1 - y0} re S"


def text(x: float, y: float, content: str, *, size: float = 10, turn: int = 0, grey: float = 0) -> str:
    """A line of text whose first character begins at a point; `turn` by 90 reads upwards, by 270 downwards."""
    a, b = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    codes = content.encode("utf-16-be").hex()
    return f"{grey} g BT /F {size} Tf {a} {b} {-b} {a} {x} {_HEIGHT - y} Tm <{codes}> Tj ET 0 g"


def picture(x0: float, y0: float, x1: float, y1: float) -> str:
    """A picture between these edges."""
    return f"q {x1 - x0} 0 0 {y1 - y0} {x0} {_HEIGHT - y1} cm /I Do Q"


def grid(xs: list[float], ys: list[float], rows: list[list[str]]) -> tuple[str, ...]:
    """A table with a line of text in each cell."""
    return tuple(
        part
        for y0, y1, row in zip(ys[:-1], ys[1:], rows, strict=True)
        for x0, x1, content in zip(xs[:-1], xs[1:], row, strict=True)
        for part in (box(x0, y0, x1, y1), *((text(x0 + 4, y1 - 6, content),) if content else ()))
    )


def pdf(*pages: Page) -> bytes:
    """The file."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * at} 0 R' for at in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo"
        " << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName"
        " /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 93 >> >>",
        _stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "0"),
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {_HEIGHT}] /Rotate {page.turned} /Contents {7 + 2 * at} 0 R"
            " /Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> >>"
        )
        objects.append(_stream("", "\n".join(page.drawn)))
    out = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}{trailer}").encode("ascii")


def _stream(described: str, content: str) -> str:
    return f"<< {described} /Length {len(content)} >>\nstream\n{content}\nendstream"
