"""A comparison as a Word document: both rounds side by side."""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.shared import Cm, Length

from jixiao_lint.compare.build import Comparison
from jixiao_lint.compare.project import Project
from jixiao_lint.compare.rounds import Chapter, chapters
from jixiao_lint.compare.words import (
    CHANGED,
    DOUBT,
    QUIET,
    REST,
    TITLE,
    TOLD,
    change_cells,
    heading,
    line_cells,
    place,
    summary,
)
from jixiao_lint.new_document import bytes_of, headed, new_document, new_row, new_table, set_widths, write

_CHANGED = (Cm(4.6), Cm(6.6), Cm(7.0), Cm(7.0))
_TOLD = (Cm(1.8), Cm(2.6), Cm(5.2), Cm(5.2), Cm(5.2), Cm(5.2))


def as_document(found: Comparison, names: tuple[str, str], unread: Sequence[str]) -> bytes:
    """The document; the same comparison gives the same bytes. `names` are what was compared, `unread` the files not read."""
    made = new_document(TITLE, lying=True)
    headed(made, TITLE, level=1)
    for text in (f"旧：{names[0]}", f"新：{names[1]}", *summary(found)):
        made.add_paragraph(text)
    if unread:
        headed(made, "没有读完的文件", level=2)
        for text in unread:
            made.add_paragraph(text)
    every = chapters(found)
    for chapter in every:
        if not chapter.is_quiet:
            _chapter(made, chapter)
    quiet = [heading(chapter.project) for chapter in every if chapter.is_quiet and chapter.project]
    if quiet:
        headed(made, QUIET.format(len(quiet)), level=2)
        made.add_paragraph("；".join(quiet))
    return bytes_of(made)


def _chapter(made: Document, chapter: Chapter) -> None:
    project = chapter.project
    headed(made, heading(project) if project else REST, level=2)
    if project:
        _project(made, project)
    if chapter.lines:
        made.add_paragraph("问题")
        _table(made, TOLD, _TOLD, map(line_cells, chapter.lines))


def _project(made: Document, project: Project) -> None:
    for pair in project.pairs:
        made.add_paragraph(f"{place(pair.old)} → {place(pair.new)}{'' if pair.is_sure else DOUBT}")
        if pair.changes:
            _table(made, CHANGED, _CHANGED, map(change_cells, pair.changes))
        made.add_paragraph(f"{pair.unchanged} 条指标没有改动")
    for members, side in ((project.only_old, "旧"), (project.only_new, "新")):
        for member in members:
            made.add_paragraph(f"只在{side}的一边：{place(member)}")


def _table(made: Document, labels: Sequence[str], widths: Sequence[Length], rows: Iterable[Sequence[str]]) -> None:
    table = new_table(made, labels)
    for texts in rows:
        for number, (cell, text) in enumerate(zip(new_row(table), texts, strict=True)):
            write(cell.paragraphs[0], text, bold=number == 0)
    set_widths(table, widths)
