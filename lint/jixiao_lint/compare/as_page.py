"""A comparison as one web page: both rounds side by side. It needs no script."""

import os
from collections.abc import Iterator, Sequence

from jixiao_lint import __version__
from jixiao_lint.compare.build import Comparison
from jixiao_lint.compare.project import Compared, Project
from jixiao_lint.compare.rounds import Chapter, Line, Outcome, chapters
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
from jixiao_lint.html_page import Markup, base_style, element, page

_CLASSES = {Outcome.NEW: "error", Outcome.LEFT: "warning", Outcome.MENDED: "good", Outcome.GONE: "good"}


def as_page(found: Comparison, names: tuple[str, str], unread: Sequence[str]) -> str:
    """The page; the same comparison gives the same text. `names` are what was compared, `unread` the files that were not read."""
    every = chapters(found)
    body = [
        element(
            "header",
            element("h1", TITLE),
            element("p", f"旧：{names[0]}"),
            element("p", f"新：{names[1]}"),
            *(element("p", sentence, class_="sum") for sentence in summary(found)),
        ),
        element(
            "main",
            *_unread(unread),
            *(_chapter(chapter) for chapter in every if not chapter.is_quiet),
            *_quiet([chapter.project for chapter in every if chapter.is_quiet and chapter.project]),
        ),
        element("footer", element("p", f"由 jixiao {__version__} 比较。")),
    ]
    return page(TITLE, base_style() + _style(), body)


def _unread(unread: Sequence[str]) -> Iterator[Markup]:
    if unread:
        items = (element("li", said) for said in unread)
        yield element("section", element("h2", "没有读完的文件"), element("ul", *items), class_="unread")


def _chapter(chapter: Chapter) -> Markup:
    return element("section", *_parts(chapter), class_="chapter")


def _parts(chapter: Chapter) -> Iterator[Markup]:
    project = chapter.project
    yield element("h2", heading(project) if project else REST)
    if project:
        for pair in project.pairs:
            yield from _pair(pair)
        for members, side in ((project.only_old, "旧"), (project.only_new, "新")):
            for member in members:
                yield element("p", f"只在{side}的一边：{place(member)}")
    if chapter.lines:
        yield _table("问题", TOLD, (_line(line) for line in chapter.lines), "told")


def _pair(pair: Compared) -> Iterator[Markup]:
    yield element("p", f"{place(pair.old)} → {place(pair.new)}{'' if pair.is_sure else DOUBT}", class_="small")
    if pair.changes:
        rows = (
            element("tr", *(element("td", text) for text in change_cells(change)), class_=change.kind.value)
            for change in pair.changes
        )
        yield _table("改动", CHANGED, rows, "changed")
    yield element("p", f"{pair.unchanged} 条指标没有改动", class_="small")


def _line(line: Line) -> Markup:
    first, *rest = line_cells(line)
    return element(
        "tr", element("th", first, scope="row", class_=_CLASSES[line.outcome]), *(element("td", text) for text in rest)
    )


def _table(caption: str, heads: Sequence[str], rows: Iterator[Markup], kind: str) -> Markup:
    table = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        element("tbody", *rows),
        class_=kind,
    )
    return element("div", table, class_="scroll", tabindex="0", role="group", aria_label=caption)


def _quiet(projects: Sequence[Project]) -> Iterator[Markup]:
    if projects:
        names = (element("li", heading(project)) for project in projects)
        said = QUIET.format(len(projects))
        yield element("details", element("summary", said), element("ul", *names))


def _style() -> str:
    with open(os.path.join(os.path.dirname(__file__), "page.css"), encoding="utf-8") as stream:
        return stream.read()
