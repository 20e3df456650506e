"""Packages that are read without `zipfile`: whatever is read so, `zipfile` reads alike, and the rest is left to it."""

from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as zlib_error

import pytest

from jixiao_lint.readers.plain_zip import content_of, plain_entries

_SAMPLES = Path(__file__).parents[2] / "fixtures" / "samples"
_MOST = 1 << 24


def _package(*, method: int = ZIP_DEFLATED, name: str = "word/document.xml", comment: bytes = b"") -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", method) as package:
        package.writestr(name, "绩效目标表" * 500)
        package.writestr("空.xml" if name == "中文.xml" else "empty.xml", "")
        package.comment = comment
    return stream.getvalue()


def _by_zipfile(data: bytes, name: str) -> bytes | None:
    try:
        with ZipFile(BytesIO(data)) as package:
            return package.read(name)
    except (BadZipFile, zlib_error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, KeyError):
        return None


def _differences(data: bytes) -> list[str]:
    """The parts that are read here and that `zipfile` reads otherwise."""
    entries = plain_entries(data) or {}
    with_content = ((name, content_of(data, entry, _MOST)) for name, entry in entries.items())
    return [name for name, content in with_content if content not in (None, _by_zipfile(data, name))]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "odt", "ods"])
def test_the_packages_of_office_programs_are_read_in_full(ending: str) -> None:
    data = (_SAMPLES / f"targets.{ending}").read_bytes()
    entries = plain_entries(data)
    assert entries is not None
    with ZipFile(BytesIO(data)) as package:
        assert {name: content_of(data, entry, _MOST) for name, entry in entries.items()} == {
            name: package.read(name) for name in package.namelist()
        }


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_STORED])
def test_a_damaged_package_is_never_read_otherwise(method: int) -> None:
    chance = Random(20261128)
    whole = _package(method=method)
    for _ in range(1_000):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert _differences(bytes(data)) == [], bytes(data)


@pytest.mark.parametrize("end", range(0, 400, 7))
def test_a_package_that_was_cut_is_left_to_zipfile(end: int) -> None:
    assert plain_entries(_package()[: -1 - end]) is None


def test_what_is_not_quite_plain_is_left_to_zipfile() -> None:
    twice = BytesIO()
    package = ZipFile(twice, "w")
    package.writestr("a.xml", "1")
    with pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("a.xml", "2")
    package.close()
    extra = BytesIO()
    with ZipFile(extra, "w") as package:
        info = ZipInfo("a.xml")
        info.extra = b"UT\5\0\1\0\0\0\0"
        package.writestr(info, "1")
    assert plain_entries(_package()) is not None
    for data in (
        _package(comment=b"2026"),
        _package(name="中文.xml"),
        twice.getvalue(),
        extra.getvalue(),
        b"",
        b"PK\3\4",
    ):
        assert plain_entries(data) is None
    assert plain_entries(b"MZ" + _package()) is None


def test_a_part_that_is_larger_than_allowed_is_left_to_zipfile() -> None:
    entries = plain_entries(_package())
    assert entries is not None
    entry = entries["word/document.xml"]
    assert content_of(_package(), entry, entry.size) is not None
    assert content_of(_package(), entry, entry.size - 1) is None
