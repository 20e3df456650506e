"""What is done with one file: in this process, in a copy of it, or in a fresh one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jixiao_grammar.record import Record
from jixiao_lint.discover import Found
from jixiao_lint.file_path import FilePath
from jixiao_lint.part import Part, examine_part
from jixiao_lint.read_file import ReadFile, read_found
from jixiao_lint.readers.office import Office
from jixiao_lint.result import FileResult
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.run import examine

if TYPE_CHECKING:
    from jixiao_lint.laid_by import Laid


class Request(Record):
    """One file for a child: where it lies, how it is converted, and its bytes where they do not lie there."""

    found: Found
    office: Office
    data: bytes | None = None
    traced: bool = False


Work = Callable[[Rulebook, Request], Any]
# What another door does with one file; it must be possible to pickle it.
Job = Callable[[Rulebook, Found, Office], Any]


def done(job: Job, rulebook: Rulebook, request: Request) -> Any:
    """What the job of another door makes of the file."""
    return job(rulebook, request.found, request.office)


def checked_bytes(rulebook: Rulebook, found: Found, data: bytes) -> FileResult:
    """For a job that is at work on a file: what is found in these bytes of it, each place with where it stands in them."""
    result = checked(rulebook, Request(found, Office(), data, traced=True))
    return result._replace(source=None)


def checked(rulebook: Rulebook, request: Request) -> FileResult:
    """The result of one file, without what no report of this run quotes."""
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
    return thinned(rulebook, result)


def thinned(rulebook: Rulebook, result: FileResult) -> FileResult:
    """The text of hundreds of files, and of their tables, is handed on only to a report that quotes it."""
    if not rulebook.keeps_source:
        result = result._replace(source=None)
    if not rulebook.keeps_tables:
        result = result._replace(recognised=tuple(table._replace(texts=None) for table in result.recognised))
    return result


def alone(rulebook: Rulebook, request: Request) -> Part:
    """One file with which no other is to be looked at."""
    return Part(checked(rulebook, request))


def part_of_several(alike: tuple[FilePath, ...], rulebook: Rulebook, request: Request) -> Part:
    """One file of several. `alike` is one file for each set of rules: together they say what is wanted of every table."""
    choice = rulebook.choice(request.found.path)
    part = examine_part(
        request.found,
        rulebook.chosen(choice),
        rulebook.wanted(alike),
        year=choice.year,
        office=request.office,
        waivers=rulebook.waivers(request.found.path),
        with_texts=rulebook.keeps_tables,
    )
    return part._replace(result=thinned(rulebook, part.result))


def laid_part(alike: tuple[FilePath, ...], rulebook: Rulebook, request: Request) -> "Laid":
    """As `part_of_several`, for who only lays it by: it need not be opened and packed once more where the files meet."""
    from jixiao_lint.laid_by import lay

    return lay(part_of_several(alike, rulebook, request))


def read_alone(rulebook: Rulebook, request: Request) -> ReadFile:
    """One file as read; no rule is run over it."""
    year = rulebook.choice(request.found.path).year
    return read_found(request.found, year=year, office=request.office)
