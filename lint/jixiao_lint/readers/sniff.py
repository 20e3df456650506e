"""What a file is, by its first bytes; its ending often lies (.xls that is HTML, .doc that is RTF)."""

import re

# What a zip package holds, by the part that tells.
_PACKAGES = (
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.text", "odt"),
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"OFD.xml", "ofd"),
    (b"content.xml", "odt"),
)
# What an OLE2 file holds, by the stream that tells; the names stand in its directory.
_STREAMS = (("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
# Files of other kinds that are met under the endings of ours, by their first bytes.
_OTHERS = (
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf", "archive"),
)


def sniff(data: bytes) -> str | None:
    """The format of binary and marked-up files; None for plain text, which only the ending tells apart."""
    if data.startswith(b"PK\x03\x04"):
        # The names stand in the directory at the end; a broken one is for the reader to tell.
        return next(
            (name for part, name in _PACKAGES if part in data[:4096] or part in data[-1024 * 1024 :]), "archive"
        )
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((name for stream, name in _STREAMS if _has_stream(data, stream)), "ole")
    other = next((name for start, name in _OTHERS if data.startswith(start)), None)
    if other is not None:
        return other
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _marked_up(data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower())


def _has_stream(data: bytes, stream: str) -> bool:
    """An entry of the directory, of 128 bytes each: the name, and behind 64 bytes its length. Bookman is no Book."""
    name = (stream + "\0").encode("utf-16-le")
    length = len(name).to_bytes(2, "little")
    at = data.find(name)
    while at >= 0:
        if at % 128 == 0 and data[at + 64 : at + 66] == length:
            return True
        at = data.find(name, at + 1)
    return False


def _marked_up(start: bytes) -> str | None:
    for beginning, name in ((rb"\{\\rtf", "rtf"), (rb"mime-version:", "mht"), (rb"<", "html")):
        if re.match(beginning, start):
            office = name == "html" and b"<html" not in start and re.search(rb"urn:schemas-microsoft-com:office", start)
            return "office-xml" if office else name
    return None
