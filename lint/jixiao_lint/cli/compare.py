"""`jixiao compare`: two versions, two folders or two years in, what became of projects and findings out."""

import os
from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from jixiao_grammar.record import Record
from jixiao_lint.batch import Batch
from jixiao_lint.cli import streams
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.given import given_options
from jixiao_lint.cli.progress import with_progress
from jixiao_lint.cli.scan_library import is_results
from jixiao_lint.compare import Comparer, Comparison, comparison
from jixiao_lint.compare.as_json import as_json
from jixiao_lint.compare.screen import screen
from jixiao_lint.discover import Found
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.group import Member
from jixiao_lint.packs import load_comparer, not_examined_by
from jixiao_lint.plain_text import one_line
from jixiao_lint.result import FileResult, Verdict
from jixiao_lint.whole_file import NotWrittenError, write_whole
from jixiao_lint.work_list.unread import why_unread

# Endings of an output that is a document to hand on; any other output is the screen, or JSON.
_DOCUMENTS = (".html", ".htm", ".docx")


class _Side(Record):
    """The files of one side, checked, and their tables."""

    files: tuple[FileResult, ...]
    members: tuple[Member, ...]
    is_whole: bool

    @property
    def unread(self) -> list[FileResult]:
        """The files of which something was not read."""
        return [file for file in self.files if file.fault is not None and not file.skipped]


def run(arguments: Namespace) -> int:
    """Compare. Returns 1 for new findings where `--fail-on new` asks for it, 2 where a side could not be read, else 0."""
    document = _is_document(arguments)
    batch = Batch(given_options(arguments)._replace(keeps_source=False))
    sides = [_side(batch, path) for path in (arguments.old, arguments.new)]
    packs = batch.rulebook.chosen(batch.rulebook.choice(arguments.new)).packs
    comparer: Comparer = load_comparer(packs)
    level = Severity(arguments.level)
    found = comparison(
        comparer(sides[0].members, sides[1].members),
        _findings(sides[0], level),
        _findings(sides[1], level),
        is_whole=all(side.is_whole for side in sides),
    )._replace(not_examined=not_examined_by(packs))
    _write(arguments.output_file, _printed(arguments, batch, found, sides, document), sides)
    if not found.is_whole:
        for side in sides:
            for file in side.unread:
                streams.tell(f"jixiao: {why_unread(file)}")
        return 2
    return 1 if found.new and arguments.fail_on == "new" else 0


def _side(batch: Batch, path: str) -> _Side:
    if is_results(path):
        from jixiao_lint.cli.from_results import files_of, members_of

        return _whole_side(path, files_of(path), members_of(path))
    files = batch.find([path])
    checked = tuple(batch.check(files, partial(with_progress, total=len(files), wanted=True)))
    read = [found for found, file in zip(files, checked, strict=True) if file.verdict is Verdict.READ]
    return _whole_side(path, checked, tuple(member for found in read for member in _members(batch, found)))


def _whole_side(path: str, checked: tuple[FileResult, ...], members: tuple[Member, ...]) -> _Side:
    if not members:
        told = next((finding.message for file in checked for finding in file.findings if finding.table is None), "")
        raise Failure(f"{path} 里没有读到绩效目标表，无法比较{'：' + told if told else ''}")
    whole = all(file.skipped or file.fault is None for file in checked)
    return _Side(checked, members, whole)


def _members(batch: Batch, found: Found) -> list[Member]:
    file = batch.read(found)
    tables = (table.changed(partly_read=True) if file.problems else table for table in file.document.tables)
    return [Member(found.path, table.sure()) for table in tables]


def _findings(side: _Side, level: Severity) -> Sequence[Finding]:
    return [finding for file in side.files for finding in file.findings if finding.severity.reaches(level)]


def _printed(arguments: Namespace, batch: Batch, found: Comparison, sides: Sequence[_Side], document: bool) -> bytes:
    if not document:
        is_json = arguments.output_format == "json"
        files = [file for side in sides for file in side.files]
        titles = batch.summed_up(files, with_titles=True).titles if is_json else {}
        return (as_json(found, titles) if is_json else screen(found)).encode("utf-8")
    names = (one_line(arguments.old), one_line(arguments.new))
    unread = [why_unread(file) for side in sides for file in side.unread]
    if _ending(arguments) == ".docx":
        from jixiao_lint.compare.as_document import as_document

        return as_document(found, names, unread)
    from jixiao_lint.compare.as_page import as_page

    return as_page(found, names, unread).encode("utf-8", "replace")


def _ending(arguments: Namespace) -> str:
    return os.path.splitext(arguments.output_file or "")[1].lower()


def _is_document(arguments: Namespace) -> bool:
    """True where the ending of the output asks for a page or a document. Raises Failure where that cannot be written."""
    if _ending(arguments) not in _DOCUMENTS:
        return False
    if arguments.output_format == "json":
        raise Failure(f"{arguments.output_file} 是网页或者 Word 文件，不能同时要 JSON")
    if _ending(arguments) == ".docx":
        try:
            import docx  # noqa: F401 - told before the work, not after it
        except ImportError as error:
            raise Failure(f"写 .docx 需要 {error.name}，请安装：pip install 'jixiao-lint[report]'") from error
    if os.path.lexists(arguments.output_file) and not arguments.force:
        raise Failure(f"{arguments.output_file} 已经存在，要覆盖请加 --force")
    return True


def _write(output: str | None, data: bytes, sides: Sequence[_Side]) -> None:
    if output is None:
        streams.hand_over(data.decode("utf-8"))
        return
    if any(os.path.realpath(file.path) == os.path.realpath(output) for side in sides for file in side.files):
        raise Failure(f"{output} 是要读的文件，没有写")
    try:
        write_whole(output, data)
    except NotWrittenError as error:
        raise Failure(f"没有写 {output}：{error}") from error
    except OSError as error:
        raise Failure(f"没有写成 {output}：{why(error)}") from error
