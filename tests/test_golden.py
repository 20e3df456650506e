"""Every command shown in the documents prints what they say, and the seed's screen and report stay as they were read over."""

import pytest

from golden import DOCUMENTS, ROOT, SCREENS, Shown, kept, printed, shown


def test_both_documents_show_commands() -> None:
    assert {piece.document for piece in shown()} == set(DOCUMENTS)


@pytest.mark.parametrize("piece", list(shown()), ids=lambda piece: piece.command)
def test_output_is_as_the_document_says(piece: Shown) -> None:
    assert printed(piece.command) == piece.output


@pytest.mark.parametrize("name", list(SCREENS))
def test_the_seed_is_reported_as_it_was_read_over(name: str) -> None:
    assert kept(printed(SCREENS[name])) == (ROOT / name).read_text(encoding="utf-8")
