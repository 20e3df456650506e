"""`jixiao compare`: two versions, two folders or two years in, what became of projects and findings out."""

from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from jixiao_grammar.record import Record
from jixiao_lint.batch import Batch
from jixiao_lint.cli import streams
from jixiao_lint.cli.arguments import given_options
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.progress import with_progress
from jixiao_lint.compare import Comparer, Comparison, comparison
from jixiao_lint.compare.as_json import as_json
from jixiao_lint.compare.screen import screen
from jixiao_lint.discover import Found
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.group import Member
from jixiao_lint.packs import load_comparer
from jixiao_lint.result import FileResult, Verdict
from jixiao_lint.whole_file import NotWrittenError, write_whole


class _Side(Record):
    """The files of one side, checked, and their tables."""

    files: tuple[FileResult, ...]
    members: tuple[Member, ...]
    is_whole: bool


def run(arguments: Namespace) -> int:
    """Compare. Returns 1 for new findings where `--fail-on new` asks for it, 2 where a side could not be read, else 0."""
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
    )
    _write(arguments, batch, found, sides)
    if not found.is_whole:
        for side in sides:
            for file in side.files:
                if file.fault is not None and not file.skipped:
                    streams.tell(f"jixiao: 没有读完：{file.path}")
        return 2
    return 1 if found.new and arguments.fail_on == "new" else 0


def _side(batch: Batch, path: str) -> _Side:
    files = batch.find([path])
    checked = tuple(batch.check(files, partial(with_progress, total=len(files), wanted=True)))
    read = [found for found, file in zip(files, checked, strict=True) if file.verdict is Verdict.READ]
    members = tuple(member for found in read for member in _members(batch, found))
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


def _write(arguments: Namespace, batch: Batch, found: Comparison, sides: Sequence[_Side]) -> None:
    is_json = arguments.output_format == "json"
    titles = (
        batch.summed_up([file for side in sides for file in side.files], with_titles=True).titles if is_json else {}
    )
    text = as_json(found, titles) if is_json else screen(found)
    if arguments.output_file is None:
        streams.hand_over(text)
        return
    try:
        write_whole(arguments.output_file, text.encode("utf-8"))
    except NotWrittenError as error:
        raise Failure(f"没有写 {arguments.output_file}：{error}") from error
    except OSError as error:
        raise Failure(f"没有写成 {arguments.output_file}：{why(error)}") from error
