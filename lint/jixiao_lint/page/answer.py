"""What the page shows of a file: its tables as they stand, what is said about each cell, and the files that can be taken away.

Everything happens in this process: the browser gives the page a thread of its own, which ends when the page is closed.
"""

from contextlib import ExitStack, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jixiao_lint.batch import Batch, Options, ReadFile
from jixiao_lint.config.files import Given
from jixiao_lint.discover import Found
from jixiao_lint.finding import Severity
from jixiao_lint.overview import CellNote, Counts, FileNote, Overview, Reason, Remark, TableNote, overview
from jixiao_lint.report.json_report import render
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.result import FileResult, RunResult
from jixiao_lint.table import Table
from jixiao_lint.troubles import FAMILY

_NAME = "文件"


class Page:
    """One page; its rules are loaded once."""

    def __init__(self) -> None:
        """No configuration holds: there is no folder that one could lie in."""
        self._batch = Batch(Options(given=Given(isolated=True), keeps_source=False), alone=True)

    def answer(self, name: str, data: bytes) -> dict[str, Any]:
        """Everything that is shown of one file, or of the files in an archive, as plain data."""
        with _Desk(self._batch, name, data) as desk:
            result = desk.result
            files = [desk.batch.read(found) for found in desk.found]
        tree = overview(result)
        return {
            "files": [_file(note, read) for note, read in zip(tree.files, files, strict=True)],
            "sources": [[source.number, source.title or source.document, source.document] for source in tree.sources],
            "rules": {rule.code: [rule.title, rule.url] for rule in (*result.rules, *result.troubles)},
            "not_examined": list(result.not_examined) if result.tables else [],
            "counts": _counts(tree),
        }

    def report(self, name: str, data: bytes) -> str:
        """The JSON report, as `jixiao check --output-format json` writes it."""
        with _Desk(self._batch, name, data) as desk:
            return render(desk.result, RenderOptions())

    def annotated(self, name: str, data: bytes) -> bytes | None:
        """The Word or Excel file with its findings written into it; None where that cannot be done."""
        from jixiao_lint.annotate.one_file import Wishes, annotate

        with _Desk(self._batch, name, data) as desk:
            done = annotate(Wishes(Severity.INFO, False, {}), self._batch.rulebook, desk.found[0], desk.office)
        return done.data

    def opinion(self, name: str, data: bytes) -> bytes | None:
        """The review sheets as a workbook; None where no table was read."""
        from jixiao_lint.opinion.build import opinions
        from jixiao_lint.opinion.xlsx import workbook

        with _Desk(self._batch, name, data) as desk:
            result = desk.result
        sheets = opinions(overview(result), result.rules)
        return workbook(sheets) if sheets else None

    def fixed(self, name: str, data: bytes) -> bytes | None:
        """The file with its safe fixes written; None where there are none."""
        from jixiao_lint.cli import main

        with _Desk(self._batch, name, data) as desk, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            main(
                [
                    "check",
                    str(desk.path),
                    "--fix",
                    "--isolated",
                    "--no-cache",
                    "--quiet",
                    "--exit-zero",
                    "-f",
                    "concise",
                ]
            )
            now = desk.path.read_bytes()
        return now if now != data else None


class _Desk:
    """The file in a folder of its own, which is gone when the work is done."""

    def __init__(self, batch: Batch, name: str, data: bytes) -> None:
        self.batch = batch
        self._stack = ExitStack()
        folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="jixiao-")))
        self.path = folder / (name.replace("\\", "/").rpartition("/")[2].replace("\0", "") or _NAME)
        self.path.write_bytes(data)
        self.found: list[Found] = batch.find([str(self.path)])

    def __enter__(self) -> "_Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def office(self) -> Any:
        """Nothing can be converted here."""
        from jixiao_lint.readers.office import Office

        return Office()

    @property
    def result(self) -> RunResult:
        """What was found."""
        results: tuple[FileResult, ...] = tuple(self.batch.check(self.found))
        return self.batch.summed_up(results, with_titles=True)


def _file(note: FileNote, read: ReadFile) -> dict[str, Any]:
    tables = {table.index: table for table in read.document.tables}
    return {
        "name": note.result.path.shown.rpartition("/")[2],
        "verdict": note.result.verdict.value,
        "notes": list(note.result.notes),
        "about": [_reason(reason) for reason in note.about],
        "remarks": [_remark(remark) for remark in note.remarks],
        "tables": [_table(table, tables.get(table.index)) for table in note.tables],
    }


def _table(note: TableNote, table: Table | None) -> dict[str, Any]:
    return {
        "index": note.index,
        "title": note.title,
        "project": note.project,
        "counts": note.counts._asdict(),
        "head": [[field, cell.text] for field, cell in table.head.items()] if table else [],
        "columns": list(table.columns) if table else [],
        "rows": [
            [row.index, [row.cells[field].text if field in row.cells else "" for field in table.columns]]
            for row in table.indicators
        ]
        if table
        else [],
        "cells": [_cell(cell) for cell in note.cells],
    }


def _cell(note: CellNote) -> dict[str, Any]:
    return {
        "row": note.indicator.index if note.indicator else 0,
        "name": note.indicator.level3 if note.indicator else "",
        "field": note.field or "",
        "text": note.text or "",
        "spans": [[span.start, span.end] for span in note.spans],
        "reasons": [_reason(reason) for reason in note.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    finding, deed = reason.finding, reason.deed
    return {
        "code": finding.code,
        "family": finding.code.rstrip("0123456789") or FAMILY,
        "severity": finding.severity.value,
        "wrong": reason.text,
        "deed": deed.text,
        "paste": deed.paste,
        "example": deed.example,
        "sources": list(reason.sources),
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "code": remark.code,
        "family": remark.code.rstrip("0123456789") or FAMILY,
        "severity": remark.severity.value,
        "title": remark.title,
        "deed": remark.deed.text,
        "count": len(remark.findings),
        "tables": list(remark.tables),
        "places": [
            [finding.table.index, finding.indicator.index if finding.indicator else 0, finding.field or ""]
            for finding in remark.findings
            if finding.table
        ],
        "sources": list(remark.sources),
    }


def _counts(tree: Overview) -> dict[str, int]:
    counts: Counts = tree.counts
    return counts._asdict()
