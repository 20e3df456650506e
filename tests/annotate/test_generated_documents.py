"""Over generated documents: what stands between the marks is what was found, and every other part has the same bytes."""

import re
from html import escape
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao_lint.annotate.one_file import Annotated, Wishes, annotate
from jixiao_lint.batch import Batch, Options
from jixiao_lint.config.files import Given
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.fix_package import cells_of
from jixiao_lint.readers.office import Office
from jixiao_lint.work import checked_bytes
from made_documents import HEAD, MAIN, document
from read_comments import comments_in, parts_of
from word_parts import cell, package, par, row, table

BATCH = Batch(Options(given=Given(isolated=True)))
OURS = {MAIN, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
LOOKS = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="21"/></w:rPr>')
TEXTS = (
    "≥1",
    "≥5000平米",
    "95%以上",
    "12月底前",
    "≥ 95 %",
    "有效提升",
    "A&B<甲>≥3",
    "100",
    "",
    " ",
    "＞=3次",
    "3人/月 工作量",
    "≥1\t套",
)


def shown(text: str) -> str:
    """A text in a run; a tabulator is an element of its own."""
    pieces = (
        "<w:tab/>" if piece == "\t" else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in re.split("(\t)", text)
        if piece
    )
    return "".join(pieces)


@st.composite
def paragraphs(draw: st.DrawFn, text: str) -> str:
    """The text as a paragraph, cut into runs anywhere, each wrapped in whatever documents wrap them in."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)) | {0, len(text)})
    pieces = [text[first:last] for first, last in pairwise(cuts)]
    return par("".join(draw(wrapped(piece)) for piece in pieces))


@st.composite
def wrapped(draw: st.DrawFn, text: str) -> str:
    """A piece of a text as runs."""
    look = draw(st.sampled_from(LOOKS))
    run = f"<w:r>{look}{shown(text)}</w:r>"
    ends = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    gone = '<w:del w:id="9" w:author="张三"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    wrappings = (
        *[run] * 4,
        f'<w:ins w:id="{draw(st.integers(1, 99))}" w:author="张三">{run}</w:ins>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>",
        f'<w:hyperlink w:anchor="a">{run}</w:hyperlink>',
        f"{ends[0]}<w:r><w:instrText>REF a</w:instrText></w:r>{ends[1]}{run}{ends[2]}",
        f'{gone}<w:bookmarkStart w:id="5" w:name="b"/>{run}<w:bookmarkEnd w:id="5"/>',
        f"<w:smartTag>{run}</w:smartTag>",
    )
    return draw(st.sampled_from(wrappings))


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A document with a few indicators."""
    lines = [row(*(cell(par(f"<w:r>{shown(text)}</w:r>")) for text in HEAD))]
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(("建设项目个数", "保洁面积", "群众满意度", " 培训人次", "")))
        values = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=2))
        value = "".join(draw(paragraphs(text)) for text in values)
        lines.append(
            row(cell(par("<w:r><w:t>产出指标</w:t></w:r>")), cell(par("")), cell(draw(paragraphs(name))), cell(value))
        )
    data = document(table(*lines))
    return package({**parts_of(data), "word/other.xml": "<a>一</a>", "docProps/app.xml": "<b/>"})


def run(data: bytes, *, as_changes: bool = False) -> Annotated:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.docx")
        path.write_bytes(data)
        return annotate(Wishes(Severity.INFO, as_changes, {}), BATCH.rulebook, BATCH.named(str(path)), Office())


def findings(data: bytes) -> tuple[Finding, ...]:
    return checked_bytes(BATCH.rulebook, BATCH.named("a.docx"), data).findings


def facts(data: bytes) -> list[tuple[object, ...]]:
    return [(one.code, one.text, one.span, one.message) for one in findings(data)]


def about(one: Finding) -> str:
    return one.span.cut(one.text).replace("\n", "") if one.span is not None and one.text is not None else ""


MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(documents())
def test_between_the_marks_stands_what_was_found(data: bytes) -> None:
    answer = run(data)
    found = findings(data)
    if answer.data is None:
        assert not found or all(one.table is None for one in found)
        return
    comments = [comment for comment in comments_in(answer.data) if comment.author == "jixiao"]
    assert len(comments) == len(found)
    for one in found:
        told = next(
            comment
            for comment in comments
            if one.message in comment.text and one.code in comment.text and comment.about == about(one)
        )
        comments.remove(told)
    assert facts(answer.data) == facts(data)
    before, after = parts_of(data), parts_of(answer.data)
    assert {name: content for name, content in after.items() if name not in OURS} == {
        name: content for name, content in before.items() if name not in OURS
    }
    assert run(answer.data).data == answer.data


@MANY
@given(documents())
def test_changes_accepted_are_the_fixes_and_rejected_the_original(data: bytes) -> None:
    answer = run(data, as_changes=True)
    if answer.data is None:
        return
    rejected = run(answer.data).data
    assert rejected is not None
    # A run without changes takes ours back first: what is left is the original, cell by cell.
    assert cells_of("a.docx", rejected) == cells_of("a.docx", data)
    assert facts(rejected) == facts(data)
    assert run(answer.data, as_changes=True).data == answer.data
