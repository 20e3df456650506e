"""Many files → one verdict each, as a stream. What stands here without an underscore is the API for programs in Python."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.across import FileSketch, Heard, judged
from jixiao_lint.budget import MEGABYTE, Budget
from jixiao_lint.config.selection import Chosen
from jixiao_lint.discover import Found, discover
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_problems import infos
from jixiao_lint.finding import Finding
from jixiao_lint.isolate import Loss, Start, Task, answers, can_fork, forking, spawning
from jixiao_lint.isolate.limits import limited_memory, limited_time, limited_waiting
from jixiao_lint.jurisdiction import jurisdiction_of, standing
from jixiao_lint.options import Options
from jixiao_lint.packs import Cited, Pack, cited, family_names, not_examined_by
from jixiao_lint.readers.format import converted_endings, known_endings, risky_endings
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.problem import Kind, Problem, Unreadable
from jixiao_lint.result import Fault, FileResult, MadeWith, RunResult, Verdict
from jixiao_lint.rule import ActiveRule
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.run import Part, ReadFile, check_read, examine, examine_part, read_found, rule_info, settle, unread
from jixiao_lint.source import Source
from jixiao_lint.table import Document
from jixiao_lint.timing import Stopwatch
from jixiao_lint.troubles import FAMILY, FAMILY_NAME

__all__ = ["Batch", "Options", "ReadFile", "check_document", "check_file", "check_paths", "read_file"]

# A table that a process checks before it is copied more than once: then not each of the copies has to load the grammar and
# the word lists, and to compile the patterns.
_SAMPLE = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,修复管网长度,≥120公里\n".encode()


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


class _Request(Record):
    """One file for a child: where it lies, how it is converted, and its bytes where they do not lie there."""

    found: Found
    office: Office
    data: bytes | None = None
    traced: bool = False


_Work = Callable[[Rulebook, _Request], Any]
Watch = Callable[[Iterator[Any]], Iterator[Any]]
# Results that are packed together until all files have been read: files of a run are much alike.
_TOGETHER = 32
# What another door does with one file; it must be possible to pickle it.
Job = Callable[[Rulebook, Found, Office], Any]


class Batch:
    """Files under one set of options."""

    def __init__(
        self, options: Options, stopwatch: Stopwatch | None = None, *, alone: bool = False, watched: bool = False
    ) -> None:
        """With a stopwatch, or `alone`, everything is done in this process: where the watch can see it, and without limits.

        `watched`: there is another process that does it again if this one is ended, so that most files are read in this one.
        """
        self.rulebook = Rulebook(options, stopwatch)
        self._options = options
        self._cited: dict[tuple[str, ...], Mapping[str, Cited]] = {}
        self._in_this_process = alone or stopwatch is not None
        self._is_watched = watched
        self._described: dict[int, RunResult] = {}

    def prepare(self, name: str, sample: bytes) -> None:
        """Check a file of our own, so that every copy of this process has loaded what files need: for who outlives a run."""
        found = Found(FilePath.of(name), named=True)
        examine(found, self.rulebook.chosen(self.rulebook.choice(found.path)), data=sample)

    def find(self, paths: Sequence[str]) -> list[Found]:
        """The files that these paths stand for."""
        found = discover(paths, known_endings(), self.rulebook.is_excluded, self.rulebook.path)
        return [each for one in found for each in (self._inside(one) if one.named else [one])]

    def named(self, path: str) -> Found:
        """A file as one that was given by its path; `a.zip!b.docx` is a file in an archive."""
        return self._inside(Found(self.rulebook.path(path), named=True), whole=False)[0]

    def _inside(self, found: Found, *, whole: bool = True) -> list[Found]:
        """The files of an archive that was named, or the one of them that was; any other file as it is.

        Without `whole`, an archive stays one file. Of one that cannot be listed, its reader tells.
        """
        shown = found.path.shown
        if ".zip" not in shown.lower():
            return [found]
        from jixiao_lint.readers.archive import ENDING, MARK, members
        from jixiao_lint.readers.opening import opened

        outer, _, inner = shown.partition(MARK)
        is_archive = whole and shown.lower().endswith(ENDING)
        if os.path.lexists(found.path) and not is_archive:
            return [found]
        try:
            archive = found.path if is_archive and os.path.lexists(found.path) else self.rulebook.path(outer)
            listed = members(opened(archive))
        except Unreadable:
            return [found]
        if archive is found.path:
            wanted = [(f"{shown}{MARK}{member.name}", member.number) for member in listed]
        else:
            wanted = [(shown, member.number) for member in listed if member.name == inner]
        inside = [
            Found(self.rulebook.path(name), named=archive is not found.path, archive=archive, member=number)
            for name, number in wanted
            if archive is not found.path or not self.rulebook.is_excluded(name)
        ]
        return inside or [found]

    def check(self, files: Sequence[Found], watch: Watch = iter) -> Iterator[FileResult]:
        """A result for each file, in their order. `watch` is given the stream of files as they are done, and hands it on.

        Where tables of several files are to be looked at together, the first result comes when the last file was read.
        """
        rules: dict[FilePath, Sequence[ActiveRule]] = {}
        for found in files:  # a mistake in a configuration is told before the work begins
            rules[found.path] = self.rulebook.chosen(self.rulebook.choice(found.path)).rules
            self.rulebook.waivers(found.path)
        alike = tuple({id(some): path for path, some in reversed(rules.items())}.values())
        wanted = self.rulebook.wanted(alike)
        is_together = len(files) > 1 and bool(wanted.by)
        remembers = self._options.cache and not self._in_this_process
        work = partial(_part if remembers else _laid_part, alike) if is_together else _alone
        codes = wanted.codes if is_together else ()
        parts = watch(self._remembered(files, work, codes) if remembers else self._parts(files, work))
        if not is_together:
            yield from (part.result for part in parts)
            return
        sketches: list[FileSketch] = []
        waiting = list(_laid_by(parts, sketches))
        yield from _settled(waiting, judged(sketches, wanted, rules.__getitem__))

    def _remembered(self, files: Sequence[Found], work: _Work, codes: tuple[str, ...]) -> Iterator[Part]:
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

    def _parts(self, files: Sequence[Found], work: _Work) -> Iterator[Part]:
        with ExitStack() as stack:
            offices = self._converted_together(files, stack)
            requests = [_Request(found, offices.get(found.path) or self._office(found)) for found in files]
            yield from self._answered(requests, work)

    def check_bytes(self, found: Found, data: bytes, *, traced: bool = False) -> FileResult:
        """The result for what does not lie in a file: the standard input, or a file that is to be changed.

        With `traced`, the places of findings tell where their characters stand in a Word or Excel file.
        """
        result: FileResult
        (result,) = self._answered([_Request(found, self._office(found), data, traced)], _checked)
        return result

    def each(self, files: Sequence[Found], job: Job) -> Iterator[Any]:
        """What a job makes of each file, within the limits of the file; a FileResult with the reason where it was lost."""
        requests = [_Request(found, self._office(found)) for found in files]
        yield from self._answered(requests, partial(_done, job))

    def read(self, found: Found) -> ReadFile:
        """One file as read."""
        file: ReadFile
        (file,) = self._answered([_Request(found, self._office(found))], _read)
        return file

    def summed_up(
        self, files: Sequence[FileResult], *, with_titles: bool = False, with_digests: bool = False
    ) -> RunResult:
        """The whole run, with every rule that was run on some file.

        With titles, the documents that findings cite are looked up: their titles, and what each weighs for the unit of its table.
        """
        sets = self.rulebook.chosen_for(file.path for file in files if file.verdict is Verdict.READ)
        ran = {active.rule.code: active for chosen in sets for active in chosen.rules}
        packs = {pack.name: pack for chosen in sets for pack in chosen.packs}
        met = {finding.code for file in files for finding in file.findings}
        return RunResult(
            files=tuple(self._weighed(file) for file in files) if with_titles else tuple(files),
            rules=tuple(rule_info(ran[code]) for code in sorted(ran)),
            titles=self._titles(tuple(packs.values())) if with_titles else {},
            families={FAMILY: FAMILY_NAME, **family_names(packs.values())} if with_titles else {},
            troubles=tuple(info for info in infos() if info.code in met),
            suppressed=sum(file.suppressed for file in files),
            not_examined=not_examined_by(packs.values()),
            made_with=self._made_with(files, packs.values()) if with_digests else None,
        )

    def of_file(self, file: FileResult, *, with_titles: bool = False) -> RunResult:
        """One file of a run as a run of its own, for who prints file after file."""
        chosen = self.rulebook.chosen(self.rulebook.choice(file.path))
        if id(chosen) not in self._described:
            rules = tuple(map(rule_info, chosen.rules))
            titles = self._titles(chosen.packs) if with_titles else {}
            self._described[id(chosen)] = RunResult((), rules, titles, troubles=infos())
        return self._described[id(chosen)]._replace(files=(self._weighed(file) if with_titles else file,))

    def _made_with(self, files: Iterable[FileResult], packs: Iterable[Pack]) -> MadeWith:
        from jixiao_lint.made_with import made_with

        read = (file.path for file in files if file.verdict is Verdict.READ)
        return made_with(packs, map(self.rulebook.choice, read), self._options)

    def _weighed(self, file: FileResult) -> FileResult:
        if not file.findings:
            return file
        chosen = self.rulebook.chosen(self.rulebook.choice(file.path))
        return weighed(file, chosen, self._documents(chosen.packs))

    def _titles(self, packs: Sequence[Pack]) -> dict[str, str]:
        return {number: document.title for number, document in self._documents(packs).items()}

    def _documents(self, packs: Sequence[Pack]) -> Mapping[str, Cited]:
        key = tuple(pack.name for pack in packs)
        if key not in self._cited:
            self._cited[key] = cited(packs)
        return self._cited[key]

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

    def _answered(self, requests: Sequence[_Request], work: _Work) -> Iterator[Any]:
        """What the work makes of each request: in children where they are to be had, or where they are needed."""
        in_children = [self._is_for_child(request.found) for request in requests]
        tasks = [
            Task(request, self.rulebook.budget(request.found.path))
            for request, apart in zip(requests, in_children, strict=True)
            if apart
        ]
        jobs = self._options.jobs or os.cpu_count() or 1
        start = self._start(work, requests[0], several=min(jobs, len(tasks)) > 1) if tasks else None
        stream = answers(tasks, start, jobs) if start else iter(())
        for request, apart in zip(requests, in_children, strict=True):
            answer = next(stream) if apart else self._done_here(request, work)
            yield self._lost(work, request, answer) if isinstance(answer, Loss) else answer

    def _done_here(self, request: _Request, work: _Work) -> Any:
        if not self._is_watched:
            return work(self.rulebook, request)
        budget = self.rulebook.budget(request.found.path)
        with limited_memory(budget.memory), limited_time(budget.seconds), limited_waiting(budget.patience):
            return work(self.rulebook, request)

    def _is_for_child(self, found: Found) -> bool:
        """A copy of this process costs next to nothing; a fresh one is for what is often too much, and for several at once."""
        if self._in_this_process:
            return False
        if self._is_watched:
            return found.path.shown.lower().endswith(risky_endings())
        return can_fork() or self._options.jobs != 1 or found.path.shown.lower().endswith(risky_endings())

    def _start(self, work: _Work, first: _Request, *, several: bool) -> Start:
        if not can_fork():
            return spawning(partial(_prepared, self._options, work))
        if several:
            chosen = self.rulebook.chosen(self.rulebook.choice(first.found.path))
            examine(Found(FilePath.of("样表.csv"), named=True), chosen, data=_SAMPLE)
        return forking(partial(work, self.rulebook))

    def _lost(self, work: _Work, request: _Request, loss: Loss) -> FileResult | ReadFile | Part:
        found, problem = request.found, _problem(loss, self.rulebook.budget(request.found.path))
        if work is _read:
            return ReadFile(Document(found.path, "", ()), (problem,))
        is_part = work is _alone or (isinstance(work, partial) and work.func in (_part, _laid_part))
        return Part(unread(found, problem)) if is_part else unread(found, problem)


def _prepared(options: Options, work: _Work) -> Callable[[_Request], Any]:
    """The work in a process that begins afresh."""
    return partial(work, Rulebook(options))


def weighed(file: FileResult, chosen: Chosen, documents: Mapping[str, Cited]) -> FileResult:
    """The file with the bases of its findings as they stand for the unit of each table, the highest first."""
    units = {table.index: table.unit for table in file.recognised}
    findings = []
    for finding in file.findings:
        unit = units.get(finding.table.index, "") if finding.table else ""
        basis = standing(finding.basis, documents, jurisdiction_of(unit, chosen.scope))
        findings.append(finding._replace(basis=basis))
    return file._replace(findings=tuple(findings))


def _done(job: Job, rulebook: Rulebook, request: _Request) -> Any:
    return job(rulebook, request.found, request.office)


def checked_bytes(rulebook: Rulebook, found: Found, data: bytes) -> FileResult:
    """For a job that is at work on a file: what is found in these bytes of it, each place with where it stands in them."""
    result = _checked(rulebook, _Request(found, Office(), data, traced=True))
    return result._replace(source=None)


def _checked(rulebook: Rulebook, request: _Request) -> FileResult:
    choice = rulebook.choice(request.found.path)
    chosen = rulebook.chosen(choice)
    result = examine(
        request.found,
        chosen,
        year=choice.year,
        office=request.office,
        data=request.data,
        waivers=rulebook.waivers(request.found.path),
        traced=request.traced,
    )
    return _thinned(rulebook, result)


def _thinned(rulebook: Rulebook, result: FileResult) -> FileResult:
    """The text of hundreds of files, and of their tables, is handed on only to a report that quotes it."""
    if not rulebook.keeps_source:
        result = result._replace(source=None)
    if not rulebook.keeps_tables:
        result = result._replace(recognised=tuple(table._replace(texts=None) for table in result.recognised))
    return result


def _kept(options: Options) -> tuple[bool, bool]:
    return options.keeps_source, options.keeps_tables


def _alone(rulebook: Rulebook, request: _Request) -> Part:
    """One file with which no other is to be looked at."""
    return Part(_checked(rulebook, request))


def _part(alike: tuple[FilePath, ...], rulebook: Rulebook, request: _Request) -> Part:
    """One file of several. `alike` is one file for each set of rules: together they say what is wanted of every table."""
    choice = rulebook.choice(request.found.path)
    part = examine_part(
        request.found,
        rulebook.chosen(choice),
        rulebook.wanted(alike),
        year=choice.year,
        office=request.office,
        waivers=rulebook.waivers(request.found.path),
    )
    return part._replace(result=_thinned(rulebook, part.result))


class _Laid(Record):
    """A part as a child hands it over where it is needed again when all files have been read: its sketch, and the rest packed."""

    sketch: FileSketch | None
    packed: bytes


def _laid_part(alike: tuple[FilePath, ...], rulebook: Rulebook, request: _Request) -> _Laid:
    """As `_part`, for who only lays it by: the process that brings the files together need not open and pack it once more."""
    return _lay(_part(alike, rulebook, request))


def _lay(part: Part) -> _Laid:
    return _Laid(part.sketch, _pickled(part._replace(sketch=None)))


def _pickled(thing: object) -> bytes:
    import pickle  # a run over one file lays nothing by

    return pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)


def _laid_by(parts: Iterable[Part | _Laid], sketches: list[FileSketch]) -> Iterator[bytes]:
    """The parts packed small until all files have been read: of ten thousand, their findings would be most of the memory."""
    import zlib

    rest = iter(parts)
    while block := [part if isinstance(part, _Laid) else _lay(part) for part in islice(rest, _TOGETHER)]:
        sketches += (laid.sketch for laid in block if laid.sketch is not None)
        yield zlib.compress(_pickled([laid.packed for laid in block]))


def _settled(waiting: Iterable[bytes], heard: Mapping[FilePath, Heard]) -> Iterator[FileResult]:
    """The results of files of which the tables were looked at together."""
    import pickle
    import zlib

    nothing = Heard()
    for packed in waiting:
        block: list[bytes] = pickle.loads(zlib.decompress(packed))
        for laid in block:
            part: Part = pickle.loads(laid)
            yield settle(part, heard.get(part.result.path, nothing))


def _read(rulebook: Rulebook, request: _Request) -> ReadFile:
    year = rulebook.choice(request.found.path).year
    return read_found(request.found, year=year, office=request.office)


def _problem(loss: Loss, budget: Budget) -> Problem:
    match loss:
        case Loss.TIME:
            message = f"读这个文件超过 {budget.seconds:g} 秒，没有读完。"
            return Problem(Kind.LIMIT_EXCEEDED, message, "请核对文件是否正常；确要检查的，可用 --file-seconds 放宽。")
        case Loss.ENDED:
            size = budget.memory // MEGABYTE
            message = f"读这个文件时程序被系统中止，多半是内存不足（上限 {size} MB），没有读完。"
            return Problem(Kind.LIMIT_EXCEEDED, message, "请核对文件是否正常。")
        case Loss.CRASH:
            message = "读这个文件时程序异常退出，没有读完。"
            hint = "文件可能已损坏，请另存一份再检查；仍不行的，烦请告知我们。"
            return Problem(Kind.PROGRAM_FAILED, message, hint, fault=Fault.PROGRAM)
