"""What a file is, by its first bytes; its ending often lies (.xls that is HTML, .doc that is RTF)."""

import re

# What a zip package holds, by the part that tells.
_PACKAGES = (("word/", "docx"), ("xl/", "xlsx"), ("OFD.xml", "ofd"), ("content.xml", "opendocument"))
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)


def sniff(data: bytes) -> str | None:
    """The format of binary and marked-up files; None for plain text, which only the ending tells apart."""
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((name for stream, name in _OLE_STREAMS if stream.encode("utf-16-le") in data), "ole")
    start = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if data[:1024].find(b"%PDF-") >= 0:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if re.match(rb"MIME-Version:", start, re.IGNORECASE):
        return "mht"
    head = data[:4096].replace(b"\0", b"")
    if re.match(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<", head):
        return "office-xml" if re.search(rb"urn:schemas-microsoft-com:office|progid=", head) and b"<html" not in head.lower() else "html"
    return None


def _package(data: bytes) -> str:
    """By the names in the central directory at the end, which is small; a broken directory is the reader's to tell."""
    for part, name in _PACKAGES:
        if part.encode() in data[-1024 * 1024 :] or part.encode() in data[:4096]:
            return name
    return "zip"
