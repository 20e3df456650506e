"""What the page asks for a file: what is shown of it, and the copies that can be taken away.

The files are looked at through `Batch`, each within its limits; in the browser, which has no processes, in a thread that ends
with the page.
"""

import json
from collections.abc import Callable
from functools import partial
from importlib.resources import files

from jixiao_grammar.record import Record
from jixiao_lint.annotate.one_file import Annotated, Wishes, annotate
from jixiao_lint.batch import Batch
from jixiao_lint.discover import Found
from jixiao_lint.documents import Cited, cited
from jixiao_lint.finding import Severity
from jixiao_lint.mending import mended
from jixiao_lint.options import Options
from jixiao_lint.overview import overview
from jixiao_lint.page.desk import on_desk
from jixiao_lint.page.shown import shown
from jixiao_lint.report.json_report import render
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.result import RunResult

_LEVEL = Severity.INFO


class Page:
    """What can be asked about a file that lies in the current folder. The rules are loaded once."""

    def __init__(self, options: Options, *, alone: bool = False) -> None:
        """`alone` where no process can be started."""
        self._batch = Batch(options._replace(keeps_source=False, keeps_tables=True), alone=alone)

    def prepare(self) -> None:
        """Load what every file needs, for a process that waits until it is asked."""
        self._batch.prepare("样表.docx", (files("jixiao_lint.page") / "static" / "sample.docx").read_bytes())

    def answer(self, path: str) -> bytes:
        """Everything that is shown of one file, or of the files in an archive: `shape.Answer` as JSON."""
        answer = shown(self._result(path))
        return json.dumps(answer, ensure_ascii=False).encode(errors="backslashreplace")

    def report(self, path: str) -> bytes:
        """The report that `jixiao check --level info --json` writes."""
        result = self._result(path, with_digests=True)
        if result.made_with is not None:
            asked = {**result.made_with.options, "level": _LEVEL.value, "baseline": None}
            result = result._replace(made_with=result.made_with._replace(options=asked))
        return render(result, RenderOptions()).encode(errors="backslashreplace")

    def annotated(self, path: str) -> bytes | None:
        """The Word or Excel file with its findings written into it; None where that cannot be done."""
        found = self._batch.named(path)
        (done,) = self._batch.each([found], partial(annotate, Wishes(_LEVEL, False, self._documents(found))))
        return done.data if isinstance(done, Annotated) else None

    def fixed(self, path: str) -> bytes | None:
        """The file with its safe fixes written; None where there are none."""
        (done,) = self._batch.each([self._batch.named(path)], mended)
        return done if isinstance(done, bytes) else None

    def opinion(self, path: str) -> bytes | None:
        """The review sheets as a workbook; None where no table was read."""
        from jixiao_lint.opinion.build import opinions
        from jixiao_lint.opinion.xlsx import workbook

        result = self._result(path)
        sheets = opinions(overview(result), result.rules)
        return workbook(sheets) if sheets else None

    def work_list(self, path: str) -> bytes | None:
        """The work list as a workbook; None where nothing was found."""
        from jixiao_lint.work_list.workbook import list_of

        result = self._result(path)
        tree = overview(result)
        return list_of(tree, "", result.not_examined) if tree.counts.total else None

    def html(self, path: str) -> bytes | None:
        """The report as a page of its own; None where nothing was read and nothing is to be said."""
        from jixiao_lint.html_report import html_of

        result = self._result(path)
        if not result.tables and not any(file.findings for file in result.files):
            return None
        return html_of(overview(result), result).encode("utf-8", "replace")

    def _result(self, path: str, *, with_digests: bool = False) -> RunResult:
        checked = self._batch.check(self._batch.find([path]))
        return self._batch.summed_up(tuple(checked), with_titles=True, with_digests=with_digests)

    def _documents(self, found: Found) -> dict[str, Cited]:
        packs = {pack.name: pack for chosen in self._batch.rulebook.chosen_for([found.path]) for pack in chosen.packs}
        return dict(cited(list(packs.values())))


class Wish(Record):
    """One thing that can be asked: what makes it, its media type, what it is, and what it is called (`{stem}`, `{ending}`)."""

    make: Callable[[Page, str], bytes | None]
    media: str
    title: str
    called: str


_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WISHES = {
    "answer": Wish(Page.answer, "application/json", "网页上显示的全部内容", "{stem}.答.json"),
    "report": Wish(Page.report, "application/json", "JSON 报告，和 jixiao check --json 的一样", "{stem}.json"),
    "annotated": Wish(Page.annotated, "application/octet-stream", "带批注的 Word、Excel 文件", "{stem}.批注{ending}"),
    "fixed": Wish(Page.fixed, "application/octet-stream", "写入了确定的改法的文件", "{stem}.改正{ending}"),
    "html": Wish(Page.html, "text/html; charset=utf-8", "网页报告，可以转给别人", "{stem}.报告.html"),
    "opinion": Wish(Page.opinion, _WORKBOOK, "审核意见（Excel）", "{stem}.审核意见.xlsx"),
    "work-list": Wish(Page.work_list, _WORKBOOK, "整改清单（Excel）", "{stem}.整改清单.xlsx"),
}


def ask(page: Page, wish: str, name: str, data: bytes) -> bytes | None:
    """What is asked of a file that lies nowhere yet; None where there is nothing to give."""
    with on_desk(name, data) as path:
        return WISHES[wish].make(page, path)
