"""Many files → one verdict each, as a stream. What stands here without an underscore is the API for programs in Python."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any

from jixiao_lint.discover import Found, discover
from jixiao_lint.file_path import FilePath
from jixiao_lint.files_inside import files_inside
from jixiao_lint.finding import Finding
from jixiao_lint.options import Options
from jixiao_lint.part import Part
from jixiao_lint.read_file import ReadFile
from jixiao_lint.readers.format import converted_endings, known_endings
from jixiao_lint.readers.office import Office
from jixiao_lint.result import FileResult, RunResult
from jixiao_lint.rule import ActiveRule
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.run import check_read, examine
from jixiao_lint.source import Source
from jixiao_lint.summary import Summary
from jixiao_lint.table import Document
from jixiao_lint.work import Job, Request, Work, alone, checked, done, laid_part, part_of_several, read_alone
from jixiao_lint.workers import Workers

# What only runs over several files need, or such as are read in a process of their own, is loaded there.
if TYPE_CHECKING:
    from jixiao_lint.across.sketch import FileSketch
    from jixiao_lint.timing import Stopwatch

__all__ = ["Batch", "Options", "ReadFile", "check_document", "check_file", "check_paths", "read_file"]


def check_paths(paths: Sequence[str], options: Options | None = None) -> Iterator[FileResult]:
    """Check files, and what is met in folders, in the order of the paths. Every path given has a result, whatever lies there.

    Raises ConfigError or UnknownNameError where the configuration or the options are wrong, and nothing for a file.
    """
    batch = Batch(options or Options())
    return batch.check(batch.find(paths))


def check_file(path: str, options: Options | None = None) -> FileResult:
    """Check one file. Raises what `check_paths` raises; never for the file, which cannot outlast its limits either."""
    batch = Batch(options or Options())
    (result,) = batch.check([batch.named(path)])
    return result


def read_file(path: str, options: Options | None = None) -> ReadFile:
    """Read one file and recognise its tables, under the same limits. What was not read is among its `problems`."""
    batch = Batch(options or Options())
    return batch.read(batch.named(path))


def check_document(
    document: Document, options: Options | None = None, source: Source | None = None
) -> tuple[Finding, ...]:
    """What the rules find in tables that were read. With `source`, the text they were read from, places are its lines."""
    rulebook = Rulebook(options or Options())
    file = ReadFile(document, source=source)
    return check_read(file, rulebook.chosen(rulebook.choice(document.path)))[0]


Watch = Callable[[Iterator[Any]], Iterator[Any]]


class Batch:
    """Files under one set of options."""

    def __init__(
        self, options: Options, stopwatch: "Stopwatch | None" = None, *, alone: bool = False, watched: bool = False
    ) -> None:
        """With a stopwatch, or `alone`, everything is done in this process: where the watch can see it, and without limits.

        `watched`: there is another process that does it again if this one is ended, so that most files are read in this one.
        """
        self.rulebook = Rulebook(options, stopwatch)
        self._options = options
        self._in_this_process = alone or stopwatch is not None
        self._workers = Workers(self.rulebook, options, alone=self._in_this_process, watched=watched)
        self._summary = Summary(self.rulebook, options)

    def prepare(self, name: str, sample: bytes) -> None:
        """Check a file of our own, so that every copy of this process has loaded what files need: for who outlives a run."""
        found = Found(FilePath.of(name), named=True)
        examine(found, self.rulebook.chosen(self.rulebook.choice(found.path)), data=sample)

    def find(self, paths: Sequence[str]) -> list[Found]:
        """The files that these paths stand for."""
        found = discover(paths, known_endings(), self.rulebook.is_excluded, self.rulebook.path)
        return [each for one in found for each in (files_inside(one, self.rulebook) if one.named else [one])]

    def named(self, path: str) -> Found:
        """A file as one that was given by its path; `a.zip!b.docx` is a file in an archive."""
        return files_inside(Found(self.rulebook.path(path), named=True), self.rulebook, whole=False)[0]

    def check(self, files: Sequence[Found], watch: Watch = iter) -> Iterator[FileResult]:
        """A result for each file, in their order. `watch` is given the stream of files as they are done, and hands it on.

        Where tables of several files are to be looked at together, the first result comes when the last file was read.
        """
        rules: dict[FilePath, Sequence[ActiveRule]] = {}
        for found in files:  # a mistake in a configuration is told before the work begins
            rules[found.path] = self.rulebook.chosen(self.rulebook.choice(found.path)).rules
            self.rulebook.waivers(found.path)
        alike = tuple({id(some): path for path, some in reversed(rules.items())}.values()) if len(files) > 1 else ()
        wanted = self.rulebook.wanted(alike)
        is_together = bool(wanted.by)
        remembers = self._options.cache and not self._in_this_process
        work = partial(part_of_several if remembers else laid_part, alike) if is_together else alone
        codes = wanted.codes if is_together else ()
        parts = watch(self._remembered(files, work, codes) if remembers else self._parts(files, work))
        if not is_together:
            yield from (part.result for part in parts)
            return
        from jixiao_lint.across.judge import judged
        from jixiao_lint.laid_by import laid_by, settled

        sketches: list[FileSketch] = []
        waiting = list(laid_by(parts, sketches))
        yield from settled(waiting, judged(sketches, wanted, rules.__getitem__))

    def _remembered(self, files: Sequence[Found], work: Work, codes: tuple[str, ...]) -> Iterator[Part]:
        """As `_parts`, for the files of which nothing is known from an earlier run that looked at them by the same rules."""
        from jixiao_lint.cache.memory import Memory

        memory = Memory(self.rulebook, (self._options.as_of, *_kept(self._options), codes))
        asked = memory.ask(files)
        old = [memory.has(each) for each in asked]
        new = self._parts([found for found, is_old in zip(files, old, strict=True) if not is_old], work)
        try:
            for found, each, is_old in zip(files, asked, old, strict=True):
                part = memory.known(each) if is_old else None
                if part is None:
                    part = next(self._parts([found], work) if is_old else new)
                    memory.keep(each, part)
                yield part
        finally:
            memory.close()

    def _parts(self, files: Sequence[Found], work: Work) -> Iterator[Part]:
        with ExitStack() as stack:
            offices = self._converted_together(files, stack)
            requests = [Request(found, offices.get(found.path) or self._office(found)) for found in files]
            yield from self._workers.answers(requests, work)

    def check_bytes(self, found: Found, data: bytes, *, traced: bool = False) -> FileResult:
        """The result for what does not lie in a file: the standard input, or a file that is to be changed.

        With `traced`, the places of findings tell where their characters stand in a Word or Excel file.
        """
        result: FileResult
        (result,) = self._workers.answers([Request(found, self._office(found), data, traced)], checked)
        return result

    def each(self, files: Sequence[Found], job: Job) -> Iterator[Any]:
        """What a job makes of each file, within the limits of the file; a FileResult with the reason where it was lost."""
        requests = [Request(found, self._office(found)) for found in files]
        yield from self._workers.answers(requests, partial(done, job))

    def read(self, found: Found) -> ReadFile:
        """One file as read."""
        file: ReadFile
        (file,) = self._workers.answers([Request(found, self._office(found))], read_alone)
        return file

    def summed_up(
        self, files: Sequence[FileResult], *, with_titles: bool = False, with_digests: bool = False
    ) -> RunResult:
        """The whole run, as `Summary.of_files`."""
        return self._summary.of_files(files, with_titles=with_titles, with_digests=with_digests)

    def of_file(self, file: FileResult, *, with_titles: bool = False) -> RunResult:
        """One file of a run as a run of its own, for who prints file after file."""
        return self._summary.of_file(file, with_titles=with_titles)

    def _office(self, found: Found) -> Office:
        return Office(self.rulebook.budget(found.path).conversion_seconds)

    def _converted_together(self, files: Sequence[Found], stack: ExitStack) -> dict[FilePath, Office]:
        old = [found.path for found in files if found.path.shown.lower().endswith(converted_endings())]
        if len(old) < 2:
            return {}
        from pathlib import Path
        from tempfile import TemporaryDirectory

        from jixiao_lint.readers.doc import convert_together

        folder = stack.enter_context(TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True))
        return convert_together(old, Path(folder), self.rulebook.budget(old[0]).conversion_seconds)


def _kept(options: Options) -> tuple[bool, bool]:
    return options.keeps_source, options.keeps_tables
