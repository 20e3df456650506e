"""`jixiao annotate --as-changes`: who accepts everything has the fixed text, who rejects everything the original."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from jixiao_lint.annotate.one_file import Annotated, Wishes, annotate
from jixiao_lint.batch import Batch, Options
from jixiao_lint.config.files import Given
from jixiao_lint.finding import Severity
from jixiao_lint.fix_package import cells_of, edits_of, fix_package
from jixiao_lint.readers.office import Office
from jixiao_lint.work import checked_bytes
from made_documents import MAIN, form
from read_comments import W, comments_in, parts_of
from word_parts import package, par, run

SAMPLE = Path(__file__).parents[2] / "fixtures" / "samples" / "targets.docx"
BATCH = Batch(Options(given=Given(isolated=True)))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def changed(data: bytes) -> Annotated:
    Path("a.docx").write_bytes(data)
    answer = annotate(Wishes(Severity.INFO, True, {}), BATCH.rulebook, BATCH.named("a.docx"), Office())
    assert answer.data is not None, answer.refusal
    return answer


def lines(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs of a document when all tracked changes of ours are accepted, or rejected."""
    root = ElementTree.fromstring(parts_of(data)[MAIN])
    gone = f"{W}del" if accept else f"{W}ins"
    return ["".join(_shown(paragraph, gone)) for paragraph in root.iter(f"{W}p")]


def _shown(element: ElementTree.Element, gone: str) -> list[str]:
    shown: list[str] = []
    for inner in element:
        if inner.tag == gone and inner.get(f"{W}author") == "jixiao":
            continue
        if inner.tag in (f"{W}t", f"{W}delText"):
            shown.append(inner.text or "")
        elif inner.tag in (f"{W}tab", f"{W}br", f"{W}sym"):
            shown.append(inner.tag.removeprefix(W))
        else:
            shown += _shown(inner, gone)
    return shown


def fixed(data: bytes) -> bytes:
    found = checked_bytes(BATCH.rulebook, BATCH.named("a.docx"), data).findings
    result = fix_package("a.docx", data, found, unsafe=False)
    assert result is not None
    return result.data


def test_accepting_gives_the_fixed_text_and_rejecting_the_original() -> None:
    data = SAMPLE.read_bytes()
    answer = changed(data)
    assert answer.data is not None
    found = checked_bytes(BATCH.rulebook, BATCH.named("a.docx"), data).findings
    assert answer.changes == len(edits_of(found)) > 10
    assert lines(answer.data, accept=False) == lines(data, accept=True)
    assert lines(answer.data, accept=True) == lines(fixed(data), accept=True)
    assert cells_of("a.docx", answer.data) == cells_of("a.docx", fixed(data))


def test_each_change_has_a_comment_that_says_why() -> None:
    data = SAMPLE.read_bytes()
    found = checked_bytes(BATCH.rulebook, BATCH.named("a.docx"), data).findings
    texts = [comment.text for comment in comments_in(changed(data).data or b"")]
    for edit in edits_of(found):
        assert any(edit.finding.message in text for text in texts)


def test_a_second_run_gives_the_same_bytes() -> None:
    once = changed(SAMPLE.read_bytes()).data
    assert once is not None
    assert changed(once).data == once


LOOK = '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'


@pytest.mark.parametrize(
    "value",
    [
        run("≥5000平米"),
        "<w:r>" + LOOK + "<w:t>≥5000平米</w:t></w:r>",
        run("≥50") + run("00平") + "<w:r>" + LOOK + "<w:t>米</w:t></w:r>",
        "<w:r><w:t>≥5000</w:t><w:t>平米</w:t></w:r>",
        run("≥5000") + '<w:bookmarkStart w:id="3" w:name="x"/>' + run("平米") + '<w:bookmarkEnd w:id="3"/>',
    ],
)
def test_runs_of_every_cut(value: str) -> None:
    data = form(par(value), par(run("保洁面积")))
    answer = changed(data)
    assert answer.data is not None
    assert answer.changes == 1
    assert lines(answer.data, accept=False) == lines(data, accept=True)
    assert "≥5000平方米" in lines(answer.data, accept=True)
    assert lines(fixed(data), accept=True) == lines(answer.data, accept=True)
    assert changed(answer.data).data == answer.data


def test_the_new_text_looks_as_the_old_one_did() -> None:
    answer = changed(form(par("<w:r>" + LOOK + "<w:t>≥5000平米</w:t></w:r>"), par(run("保洁面积"))))
    (inserted,) = ElementTree.fromstring(parts_of(answer.data or b"")[MAIN]).iter(f"{W}ins")
    assert inserted.find(f"{W}r/{W}rPr/{W}b") is not None


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("≥5000平米")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    "value",
    [
        '<w:ins w:id="7" w:author="张三">' + run("≥5000平米") + "</w:ins>",
        run("≥5000平") + '<w:ins w:id="7" w:author="张三">' + run("米") + "</w:ins>",
        run("≥5000平") + '<w:del w:id="7" w:author="张三"><w:r><w:delText>方</w:delText></w:r></w:del>' + run("米"),
        f'<w:fldSimple w:instr="REF a">{run("≥5000平米")}</w:fldSimple>',
        FIELD,
        "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + run("≥5000平米") + "</w:sdtContent></w:sdt>",
    ],
)
def test_across_a_change_of_somebody_or_in_a_field_a_comment_is_left(value: str) -> None:
    data = form(par(value), par(run("保洁面积")))
    answer = changed(data)
    assert answer.changes == 0
    told = [comment.text for comment in comments_in(answer.data or b"") if "UNI002" in comment.text]
    assert len(told) == 1
    assert "平方米" in told[0]
    assert lines(answer.data or b"", accept=True) == lines(data, accept=True)


def test_in_a_row_that_somebody_has_put_in_a_comment_is_left() -> None:
    parts = parts_of(form(par(run("≥5000平米")), par(run("保洁面积"))))
    first, second = parts[MAIN].decode().split("<w:tr>")[1:]
    row = '<w:tr><w:trPr><w:ins w:id="7" w:author="张三"/></w:trPr>'
    data = package({**parts, MAIN: parts[MAIN].decode().replace("<w:tr>" + second, row + second)})
    assert first != second
    answer = changed(data)
    assert answer.changes == 0
    assert any("UNI002" in comment.text for comment in comments_in(answer.data or b""))
