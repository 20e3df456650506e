"""`jixiao annotate` on Word documents: each finding is a comment on its very characters, and nothing else changes."""

import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from jixiao_lint.annotate.one_file import Wishes, annotate
from jixiao_lint.batch import Batch, Options
from jixiao_lint.config.files import Given
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.readers.office import Office
from jixiao_lint.table import PaperPlace
from jixiao_lint.work import checked_bytes
from made_documents import HEAD, MAIN, W, document, form
from read_comments import Comment, comments_in, parts_of
from word_parts import cell, package, par, row, run, table

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLE = FIXTURES / "samples" / "targets.docx"
DOCUMENTS = [SAMPLE, *sorted((FIXTURES / "readers").glob("*.docx")), *sorted((FIXTURES / "documents").glob("*.docx"))]
WITH_FORMS = [path for path in DOCUMENTS if path.stem != "password"]
ALWAYS_CHANGED = {MAIN, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


BATCH = Batch(Options(given=Given(isolated=True)))
LEVELS = {"info": Severity.INFO, "warning": Severity.WARNING, "error": Severity.ERROR}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def annotated(path: Path, select: str = "", *, level: str = "warning") -> bytes:
    """What is written for a file."""
    batch = Batch(Options(given=Given(isolated=True), select=(select,))) if select else BATCH
    answer = annotate(Wishes(LEVELS[level], False, {}), batch.rulebook, batch.named(str(path)), Office())
    assert answer.data is not None, answer.refusal
    return answer.data


def findings(data: bytes, *, level: str = "warning") -> list[Finding]:
    """What is found in the bytes of a file."""
    found = checked_bytes(BATCH.rulebook, BATCH.named("a.docx"), data).findings
    return [finding for finding in found if finding.severity.reaches(LEVELS[level])]


def facts(data: bytes) -> list[tuple[object, ...]]:
    return [
        (one.code, one.text, one.span, one.message, one.location[:3] if isinstance(one.location, PaperPlace) else None)
        for one in findings(data, level="info")
    ]


def about(finding: Finding) -> str:
    return finding.span.cut(finding.text).replace("\n", "") if finding.span and finding.text else ""


def own(data: bytes) -> list[Comment]:
    return [comment for comment in comments_in(data) if comment.author == "jixiao"]


def write(data: bytes, name: str = "a.docx") -> Path:
    Path(name).write_bytes(data)
    return Path(name)


# ---- the very characters


@pytest.mark.parametrize("path", WITH_FORMS, ids=lambda path: path.name)
def test_each_finding_is_a_comment_on_its_characters_and_nothing_else_changes(path: Path) -> None:
    data = path.read_bytes()
    found, written = findings(data), annotated(path)
    comments = own(written)
    assert len(comments) == len(found)
    for one in found:
        told = [comment for comment in comments if one.message in comment.text and one.code in comment.text]
        assert about(one) in [comment.about for comment in told]
        comments.remove(next(comment for comment in told if comment.about == about(one)))
    assert facts(written) == facts(data)
    others_are_copied_as_they_are(data, written)
    assert annotated(write(written, "again.docx")) == written


def test_a_comment_says_what_why_and_by_which_rule() -> None:
    lines = own(annotated(write(form(par(run("≥1")))), "UNI001"))[0].text.splitlines()
    assert lines[0].startswith(("【错误】", "【警告】"))
    assert any(line.startswith(("不符合", "建议按", "审核中", "格式问题")) for line in lines)
    assert lines[-1].startswith("规则 UNI001 missing-unit")


def test_a_comment_shows_an_example_where_the_rule_has_one() -> None:
    found = next(one for one in findings(SAMPLE.read_bytes(), level="info") if one.example and one.fix is None)
    told = [comment.text for comment in own(annotated(SAMPLE, level="info")) if found.message in comment.text]
    assert any(f"例：{found.example}" in text for text in told)


def test_the_level_is_that_of_check() -> None:
    for level in ("error", "info"):
        expected = Counter(one.code for one in findings(SAMPLE.read_bytes(), level=level))
        codes = Counter(comment.text.splitlines()[-1].split()[1] for comment in own(annotated(SAMPLE, level=level)))
        assert codes == expected


# ---- what cells are made of

INSERTED = '<w:ins w:id="7" w:author="甲">' + run("≥1") + "</w:ins>"
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>" + run("≥1") + "</w:sdtContent></w:sdt>"
SPLIT = run("≥") + '<w:bookmarkStart w:id="1" w:name="b"/><w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("≥1") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    "content", [run("≥1"), INSERTED, CONTROL, SPLIT, FIELD, f"<w:hyperlink>{run('≥1')}</w:hyperlink>"]
)
def test_values_in_every_wrapping_are_commented_where_they_stand(content: str) -> None:
    assert [comment.about for comment in own(annotated(write(form(par(content))), "UNI001"))] == ["≥1"]


def test_a_value_in_a_table_inside_a_cell_is_commented_there() -> None:
    inner = table(
        row(*(cell(par(run(text))) for text in HEAD)),
        row(*(cell(par(run(text))) for text in ("产出指标", "数量指标", "修建道路个数", "≥7"))),
    )
    data = document(table(row(cell(inner + par("")))))
    assert [comment.about for comment in own(annotated(write(data), "UNI001"))] == ["≥7"]


def test_what_stands_in_a_text_box_is_commented_at_its_paragraph() -> None:
    inner = table(
        row(*(cell(par(run(text))) for text in HEAD)),
        row(*(cell(par(run(text))) for text in ("产出指标", "数量指标", "修建道路个数", "≥7"))),
    )
    box = f"<w:r><w:pict><w:txbxContent>{inner}<w:p/></w:txbxContent></w:pict></w:r>"
    written = annotated(write(document(par(run("前") + box + run("后")))), "UNI001")
    (comment,) = own(written)
    assert "≥7" in comment.about
    assert "前" not in comment.about
    assert "后" not in comment.about
    assert "位置：表1 第1条 第2行第4格「指标值」" in comment.text
    text = parts_of(written)[MAIN].decode()
    assert (
        text.index("commentRangeStart")
        < text.index("txbxContent")
        < text.rindex("txbxContent")
        < text.index("commentRangeEnd")
    )


@pytest.mark.parametrize("empty", ["<w:p/>", "<w:p></w:p>", '<w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p>'])
def test_an_empty_cell_is_commented_in_its_paragraph(empty: str) -> None:
    data = form(empty)
    blank = next(one for one in findings(data) if one.field == "指标值" and one.text == "")
    written = annotated(write(data))
    number = next(at for at, comment in enumerate(own(written)) if blank.message in comment.text)
    value = parts_of(written)[MAIN].decode().split("<w:tr>")[2].split("<w:tc>")[4]
    assert f'<w:commentRangeStart w:id="{number}"/>' in value
    assert facts(written) == facts(data)


def test_symbols_entities_and_white_space_are_kept() -> None:
    value = '<w:r><w:t xml:space="preserve"> A&amp;B 甲 </w:t><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:t>1</w:t></w:r>'
    data = form(par(value))
    written = annotated(write(data), level="info")
    assert own(written)
    assert facts(written) == facts(data)


MATHS = "<m:oMath><m:r><m:t>≥1</m:t></m:r></m:oMath>"
RUBY = f"<w:r><w:ruby><w:rt>{run('yi')}</w:rt><w:rubyBase>{run('≥1')}</w:rubyBase></w:ruby></w:r>"
BOUND = f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{run('≥1')}</w:sdtContent></w:sdt>"
CHOICE = f"<mc:AlternateContent><mc:Choice>{run('≥1')}</mc:Choice><mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("content", "outer"), [(MATHS, "m:oMath>"), (RUBY, "w:ruby>"), (BOUND, "w:sdt>"), (CHOICE, "mc:Alt")]
)
def test_what_must_not_be_cut_is_commented_around(content: str, outer: str) -> None:
    data = form(par(content))
    written = annotated(write(data), "UNI001")
    (comment,) = own(written)
    text = parts_of(written)[MAIN].decode()
    assert (
        text.index("<w:commentRangeStart")
        < text.index(f"<{outer}")
        < text.rindex(f"</{outer}")
        < text.index("<w:commentRangeEnd")
    )
    assert "位置：" in comment.text
    assert facts(written) == facts(data)


@pytest.mark.parametrize("prefix", ["ns0:", ""])
def test_documents_with_other_prefixes(prefix: str) -> None:
    parts = parts_of(form(par(run("≥1") + run("甲"))))
    text = parts[MAIN].decode().replace("<w:", f"<{prefix}").replace("</w:", f"</{prefix}")
    name = f"xmlns:{prefix[:-1]}=" if prefix else "xmlns="
    other = text.replace("xmlns:w=", name).replace(" w:", " ns0:" if prefix else " ")
    data = package({**parts, MAIN: other})
    assert facts(data) == facts(form(par(run("≥1") + run("甲"))))
    written = annotated(write(data), level="info")
    assert own(written)
    assert facts(written) == facts(data)
    assert annotated(write(written, "again.docx"), level="info") == written


# ---- nothing else


def others_are_copied_as_they_are(before: bytes, after: bytes) -> None:
    """The compressed bytes of every part that is not to change are those of the original."""
    with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(BytesIO(after)) as new:
        assert set(new.namelist()) - set(old.namelist()) <= ALWAYS_CHANGED
        for entry in old.infolist():
            if entry.filename not in ALWAYS_CHANGED:
                same = new.getinfo(entry.filename)
                assert (same.CRC, same.date_time) == (entry.CRC, entry.date_time)
                assert raw(before, entry) == raw(after, same)


def raw(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    at = entry.header_offset
    begin = (
        at + 30 + int.from_bytes(data[at + 26 : at + 28], "little") + int.from_bytes(data[at + 28 : at + 30], "little")
    )
    return data[begin : begin + entry.compress_size]


COMMENTED = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="4" w:author="审核人"><w:p w:rsidR="1"><w:r><w:t>%s</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
MARKED = (
    '<w:commentRangeStart w:id="4"/>'
    + run("≥1")
    + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
)


def test_comments_of_others_stay_and_ours_are_replaced() -> None:
    data = form(par(MARKED))
    parts = parts_of(data)
    path = write(with_comments(parts, COMMENTED % "请核对单位"))
    first = annotated(path, "UNI001")
    assert [(comment.author, comment.about) for comment in comments_in(first)] == [("审核人", "≥1"), ("jixiao", "≥1")]
    again = annotated(write(first, "b.docx"), "UNI001")
    assert again == first
    other = annotated(write(first, "c.docx"), "QNT001")
    assert comments_in(other)[0].author == "审核人"
    assert not any("UNI001" in comment.text for comment in comments_in(other))


def with_comments(parts: dict[str, bytes], comments: str) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rc" Type="{office}/comments" Target="comments.xml"/></Relationships>'
    rels = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", link)
    texts: dict[str, str | bytes] = {**parts, "word/_rels/document.xml.rels": rels, "word/comments.xml": comments}
    return package(texts)


# ---- 已说明


def codes(data: bytes) -> list[str]:
    return [one.code for one in findings(data)]


def test_a_comment_that_explains_is_a_waiver() -> None:
    parts = parts_of(form(par(MARKED)))
    assert "UNI001" in codes(with_comments(parts, COMMENTED % "请核对单位"))
    said = with_comments(parts, COMMENTED % "已说明：系统自带单位")
    assert "UNI001" not in codes(said)
    assert not any("UNI001" in comment.text for comment in own(annotated(write(said))))


def test_an_explanation_without_words_is_none_and_is_told_of() -> None:
    met = codes(with_comments(parts_of(form(par(MARKED))), COMMENTED % "已说明："))
    assert "UNI001" in met
    assert "FIL010" in met


def test_our_own_comment_edited_so_is_a_waiver_and_stays() -> None:
    parts = parts_of(annotated(write(form(par(run("≥1")))), "UNI001"))
    edited = parts["word/comments.xml"].decode().replace("【", "已说明：上级下达的数，没有单位。【", 1)
    data = package({**parts, "word/comments.xml": edited})
    assert "UNI001" not in codes(data)
    assert [comment.text[:4] for comment in own(annotated(write(data), "UNI001"))] == ["已说明："]


def test_an_explanation_elsewhere_silences_nothing() -> None:
    name = par(MARKED.replace("≥1", "建设项目个数"))
    met = codes(with_comments(parts_of(form(par(run("≥1")), name=name)), COMMENTED % "已说明：另有文件"))
    assert "UNI001" in met
    assert "FIL009" not in met


LINKS = "word/_rels/document.xml.rels"
EXTENDED = "http://schemas.microsoft.com/office/word/2012/wordml"


def answered(data: bytes, text: str, *, with_range: bool) -> bytes:
    """Our only comment with an answer of somebody, as Word writes a thread, or as LibreOffice leaves of one."""
    parts = parts_of(data)
    comments = parts["word/comments.xml"].decode()
    comments = comments.replace("<w:p>", f'<w:p w14:paraId="00000001" xmlns:w14="{EXTENDED}">')
    said = f'<w:p w14:paraId="00000002" xmlns:w14="{EXTENDED}"><w:r><w:t>{text}</w:t></w:r></w:p>'
    answer = f'<w:comment w:id="9" w:author="编制人">{said}</w:comment></w:comments>'
    thread = (
        f'<w15:commentsEx xmlns:w15="{EXTENDED}"><w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    )
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    link = f'<Relationship Id="rx" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
    document_part = parts[MAIN].decode()
    end = document_part.index("<w:commentRangeEnd")
    mark = '<w:r><w:commentReference w:id="9"/></w:r>'
    if with_range:
        begin = '<w:commentRangeStart w:id="0"/>'
        document_part = document_part.replace(begin, begin + begin.replace("0", "9"))
        end = document_part.index("<w:commentRangeEnd")
        mark = '<w:commentRangeEnd w:id="9"/>' + mark
    return package(
        {
            **parts,
            MAIN: document_part[:end] + mark + document_part[end:],
            "word/comments.xml": comments.replace("</w:comments>", answer),
            "word/commentsExtended.xml": thread,
            "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"]
            .decode()
            .replace("</Relationships>", link),
        }
    )


@pytest.mark.parametrize("with_range", [True, False])
def test_an_answer_in_a_thread_is_a_waiver_and_its_question_stays(with_range: bool) -> None:
    once = annotated(write(form(par(run("≥1")))), "UNI001")
    data = answered(once, "已说明：系统自带单位", with_range=with_range)
    assert "UNI001" not in codes(data)
    kept = comments_in(annotated(write(data), "UNI001"))
    assert [comment.author for comment in kept] == ["jixiao", "编制人"]


def test_an_answered_question_is_not_asked_twice() -> None:
    once = annotated(write(form(par(run("≥1")))), "UNI001")
    data = answered(once, "为什么？", with_range=True)
    again = annotated(write(data), "UNI001")
    assert [comment.author for comment in comments_in(again)] == ["jixiao", "编制人"]
    assert annotated(write(again), "UNI001") == again


# ---- other spellings of a document


def test_a_strict_document_is_commented_in_its_own_namespace() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = parts_of(form(par(run("≥1"))))
    data = package({**parts, MAIN: parts[MAIN].decode().replace(W, strict)})
    after = parts_of(annotated(write(data), "UNI001"))
    assert f'xmlns:w="{strict}"' in after["word/comments.xml"].decode()
    assert b"commentRangeStart" in after[MAIN]


def test_a_document_that_is_not_utf8_is_left_and_that_is_told() -> None:
    parts = parts_of(form(par(run("≥1"))))
    text = '<?xml version="1.0" encoding="UTF-16"?>' + parts[MAIN].decode()
    path = write(package({**parts, MAIN: text.encode("utf-16")}))
    answer = annotate(Wishes(Severity.WARNING, False, {}), BATCH.rulebook, BATCH.named(str(path)), Office())
    assert answer.data is None
    assert "UTF-8" in answer.refusal
