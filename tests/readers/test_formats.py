"""Which reader a file wants: what the package says that it is, not what lies somewhere inside it or what its name says."""

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from jixiao_lint.readers import format as registry
from jixiao_lint.readers import formats, read
from jixiao_lint.readers.format import every_format, format_of, known_endings

SAMPLES = Path(__file__).parents[2] / "fixtures" / "samples"
MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/></Relationships>'
)


def package(**parts: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def office(main: str, kind: str, *others: str) -> bytes:
    types = f'<Types><Override PartName="/{main}" ContentType="{MAIN.format(kind)}"/></Types>'
    parts = {"[Content_Types].xml": types, "_rels/.rels": RELATIONS.format(main), main: "<a/>"}
    return package(**parts, **dict.fromkeys(others, "x"))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("targets*")), ids=lambda path: path.name)
def test_every_sample_is_known_by_what_is_in_it_whatever_its_name(path: Path) -> None:
    ending = path.suffix[1:]
    for name in (path.name, "表", "表.docx"):
        if ending in ("csv", "txt") and name != path.name:
            continue  # plain text has nothing but its ending
        assert format_of(name, path.read_bytes()).name == ending


def test_a_presentation_with_a_workbook_for_its_chart_is_a_presentation() -> None:
    slides = office("ppt/presentation.xml", "presentationml.presentation", "ppt/embeddings/a.xlsx", "xl/workbook.xml")
    assert format_of("a.xlsx", slides).name == "presentation"
    (problem,) = read("a.xlsx", slides).problems
    assert "演示文稿" in problem.message


def test_a_document_with_parts_of_a_workbook_is_a_document() -> None:
    both = office("word/document.xml", "wordprocessingml.document", "xl/workbook.xml")
    assert format_of("a", both).name == "docx"
    assert format_of("a", office("xl/workbook.xml", "spreadsheetml.sheet", "word/document.xml")).name == "xlsx"
    assert format_of("a", package(**{"word/document.xml": "<a/>"})).name == "docx"


def test_a_document_with_macros_is_read_as_a_document() -> None:
    with ZipFile(SAMPLES / "targets.docx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    types = parts["[Content_Types].xml"].replace(
        MAIN.format("wordprocessingml.document").encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    assert types != parts["[Content_Types].xml"]
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, content in (parts | {"[Content_Types].xml": types}).items():
            file.writestr(name, content)
    assert ".docm" in known_endings()
    assert len(read("a.docm", out.getvalue()).grids) == 12


def with_inner_stream(data: bytes, name: str) -> bytes:
    """A compound file with an entry more in its directory that is none of the root's: the stream of an object inside."""
    start = (int.from_bytes(data[48:52], "little") + 1) * 512
    at = next(at for at in range(start, start + 512 * 8, 128) if not any(data[at : at + 128][:66]))
    encoded = (name + "\0").encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + len(encoded).to_bytes(2, "little") + b"\2" + b"\0" + b"\xff" * 12
    return data[:at] + entry.ljust(128, b"\0") + data[at + 128 :]


def test_an_old_workbook_with_a_document_inside_is_a_workbook() -> None:
    data = (SAMPLES / "targets.xls").read_bytes()
    inner = with_inner_stream(data, "WordDocument")
    assert "WordDocument".encode("utf-16-le") in inner
    assert format_of("a.doc", inner).name == "xls"


def test_what_is_left_of_a_cut_package_still_says_what_it_was() -> None:
    for name in ("docx", "xlsx"):
        data = (SAMPLES / f"targets.{name}").read_bytes()
        assert format_of("a", data[: len(data) // 2]).name == name


# What is worked out once from the files in the folder.
KEPT = (every_format, known_endings, registry._told_by_content, registry._told_by_ending)


def test_a_format_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bars.py").write_text(
        "from jixiao_lint.readers.delimited import read_delimited\n"
        "from jixiao_lint.readers.format import Format\n"
        "from jixiao_lint.readers.reading import Content, Reading\n"
        "def _read(content: Content) -> Reading:\n"
        "    return Reading('bars', None, read_delimited(content.data.decode()[1:], '|'))\n"
        "FORMATS = (Format('bars', _read, ('.bars',), lambda look: look.begins(b'|')),)\n",
        "utf-8",
    )
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    for known in KEPT:
        known.cache_clear()
    try:
        assert ".bars" in known_endings()
        assert [cell.text for cell in read("x", "|甲|乙".encode()).grids[0].cells] == ["甲", "乙"]
    finally:
        monkeypatch.undo()
        sys.modules.pop("jixiao_lint.readers.formats.bars", None)
        for known in KEPT:
            known.cache_clear()
    assert ".bars" not in registry.known_endings()
