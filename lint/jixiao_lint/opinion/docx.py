"""Review sheets as a Word document: one form for each project, each sentence with the fingerprints of its findings as bookmarks."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm
from docx.table import Table, _Cell

from jixiao_lint.new_document import bytes_of, headed, new_document, new_row, new_table, reach_down, set_widths, write
from jixiao_lint.opinion.sheet import UNREAD, Opinion, Section, Sentence
from jixiao_lint.plain_text import one_line

_TITLE = "项目支出绩效目标审核意见"
_COLUMNS = (("审核内容", Cm(2.6)), ("审核要点", Cm(2.8)), ("审核意见", Cm(11.2)))
_NOTE = (
    "本表由 jixiao 按规则逐项核对后列出，供审核人参考。“表面上不高于”是只看表面得出的上限，不是评定结果；"
    "表里看不出来的内容列为“未审”，由审核人判断。"
)
_GRADING = "审核人评定：____    审核人：________    日期：________"


def document(opinions: Sequence[Opinion], unread: Sequence[str] = ()) -> bytes:
    """The document; the same opinions give the same bytes. `unread` are the files not read, on a page of their own."""
    made = new_document(_TITLE)
    numbers = iter(range(1, 1_000_000))
    for place, opinion in enumerate(opinions):
        if place:
            made.add_page_break()  # type: ignore[no-untyped-call]
        _sheet(made, opinion, numbers)
    if unread:
        made.add_page_break()  # type: ignore[no-untyped-call]
        headed(made, UNREAD, level=1)
        for said in unread:
            made.add_paragraph(said)
    return bytes_of(made)


def _sheet(made: Document, opinion: Opinion, numbers: Iterator[int]) -> None:
    headed(made, _TITLE, level=1)
    for label, text in _facts(opinion):
        made.add_paragraph(f"{label}：{text}")
    table = new_table(made, [label for label, _ in _COLUMNS])
    for part, sections in groupby(opinion.sections, key=lambda section: section.heading.part):
        _part(table, part, list(sections), numbers)
    cells = new_row(table)
    write(cells[0].merge(cells[1]).paragraphs[0], "综合评定", bold=True)
    cells[2].paragraphs[0].add_run(opinion.ceiling.text)
    cells[2].add_paragraph(_GRADING)
    set_widths(table, [width for _, width in _COLUMNS])
    made.add_paragraph(_NOTE)


def _facts(opinion: Opinion) -> Iterator[tuple[str, str]]:
    yield "项目名称", one_line(opinion.project or opinion.title) or "（表里没有写）"
    yield "单位", one_line(opinion.unit) or "（表里没有写）"
    yield "年度", str(opinion.year) if opinion.year else "（表里没有写）"
    yield "文件", f"{one_line(opinion.path.shown)}，第 {opinion.index} 张表"


def _part(table: Table, part: str, sections: Sequence[Section], numbers: Iterator[int]) -> None:
    rows = [new_row(table) for _ in sections]
    reach_down([cells[0] for cells in rows])
    write(rows[0][0].paragraphs[0], part, bold=True)
    for cells, section in zip(rows, sections, strict=True):
        cells[1].paragraphs[0].add_run(section.heading.label)
        write(cells[2].paragraphs[0], section.verdict, bold=True)
        for number, sentence in enumerate(section.sentences, 1):
            _sentence(cells[2], f"{number}. ", sentence, numbers)
        if section.good:
            cells[2].add_paragraph(f"已查，未发现这些方面的问题：{'、'.join(section.good)}")
        if section.not_examined:
            cells[2].add_paragraph(f"未审：{'；'.join(section.not_examined)}")


def _sentence(cell: _Cell, number: str, sentence: Sentence, numbers: Iterator[int]) -> None:
    paragraph = cell.add_paragraph(number)
    marks = [(next(numbers), fingerprint) for fingerprint in sentence.fingerprints]
    for identity, fingerprint in marks:
        start = OxmlElement("w:bookmarkStart")
        start.set(qn("w:id"), str(identity))
        start.set(qn("w:name"), f"jx_{fingerprint[:32]}_{identity}")
        paragraph._p.append(start)
    paragraph.add_run(one_line(sentence.text))
    for identity, _ in marks:
        end = OxmlElement("w:bookmarkEnd")
        end.set(qn("w:id"), str(identity))
        paragraph._p.append(end)
