"""What could not be read, as findings: these concern the file, not a target, and no selection of rules turns them off."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jixiao_grammar.ast import Span
from jixiao_lint import MANUAL
from jixiao_lint.as_finding import indicator_ref, table_ref
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Authority, Basis, Confidence, Finding, Location
from jixiao_lint.readers.problem import Problem
from jixiao_lint.result import RuleInfo
from jixiao_lint.source import Source
from jixiao_lint.table import Cell, Table, TextPlace, all_cells
from jixiao_lint.troubles import BROKEN_RULE, EVERY_TROUBLE, FLAWS, TROUBLES, Trouble

if TYPE_CHECKING:
    from jixiao_lint.waivers.judge import Flawed

FAMILY = "file"
_BASIS = (Basis("表格填写的通行做法", Authority.HYGIENE),)


def infos() -> tuple[RuleInfo, ...]:
    """These troubles as rules, for reports that list what findings refer to."""
    return tuple(sorted((_info(trouble) for trouble in EVERY_TROUBLE), key=lambda info: info.code))


def _url(trouble: Trouble) -> str:
    return f"{MANUAL}/files.html#{trouble.code.lower()}-{trouble.name}"


def _info(trouble: Trouble) -> RuleInfo:
    page = f"{trouble.title}。\n\n怎么改：{trouble.remedy}"
    return RuleInfo(
        trouble.code,
        trouble.name,
        trouble.title,
        page,
        trouble.severity,
        Confidence.CERTAIN,
        _BASIS,
        FAMILY,
        _url(trouble),
    )


def report_problem(path: FilePath, problem: Problem, source: Source | None, tables: Sequence[Table] = ()) -> Finding:
    """The finding for something that a reader or the recogniser could not read, in one of the `tables` or outside of them."""
    message = problem.message.rstrip("。") + (f"。{problem.hint}" if problem.hint else "")
    finding = _finding(TROUBLES[problem.kind], path, message, _location(problem, source))
    for index, table in enumerate(tables, 1) if problem.place is not None else ():
        cell = next((cell for cell in all_cells(table) if cell.place == problem.place), None)
        if cell is not None:
            return finding._replace(table=table_ref(table, index), indicator=indicator_ref(table, cell))
    return finding


def report_waiver(path: FilePath, flawed: "Flawed", source: Source | None) -> Finding:
    """The finding for a waiver that is not in order: at its comment, or naming the file of waivers that it stands in."""
    trouble, written = FLAWS[flawed.flaw], flawed.waiver.written
    named = "、".join(flawed.rules)
    in_file = source is not None and written.start is not None and written.end is not None
    what = trouble.title + (f"：{named}" if named else "") + ("" if in_file else f"（{written.place}）")
    if source is None or written.start is None or written.end is None:
        return _finding(trouble, path, f"{what}。{trouble.remedy}", None)
    return _finding(trouble, path, f"{what}。{trouble.remedy}", source.stretch(written.start, written.end))


def report_broken_rule(path: FilePath, code: str, name: str, error: BaseException) -> Finding:
    """The finding for a rule that failed on a file."""
    message = (
        f"规则 {code} {name} 在这个文件上出错：{in_one_line(error)}。可以用 --ignore {code} 先略去，并请告知规则的作者"
    )
    return _finding(BROKEN_RULE, path, message, None)


def in_one_line(error: BaseException) -> str:
    """What was raised, for a message; an exception may fail even at saying what it is."""
    try:
        said = " ".join(str(error).split())[:200]
    except Exception:
        said = ""
    return f"{type(error).__name__}：{said}" if said else type(error).__name__


def _location(problem: Problem, source: Source | None) -> Location:
    place = problem.place
    if isinstance(place, TextPlace) and source is not None:
        return source.locate(Cell("", "", place, place.table).at(Span(0, 0)))
    if place is not None and not isinstance(place, TextPlace):
        return place
    if problem.start is not None and source is not None:
        return source.stretch(problem.start, problem.start if problem.end is None else problem.end)
    # Of the file as a whole: its first character where it has lines, and no place at all where it has none.
    return None if source is None else source.stretch(0, 0)


def _finding(trouble: Trouble, path: FilePath, message: str, location: Location) -> Finding:
    from hashlib import blake2b

    key = b"\0".join((trouble.code.encode(), path.key, message.encode("utf-8", "surrogatepass")))
    return Finding(
        code=trouble.code,
        name=trouble.name,
        severity=trouble.severity,
        confidence=Confidence.CERTAIN,
        message=message,
        path=path,
        table=None,
        indicator=None,
        field=None,
        text=None,
        span=None,
        location=location,
        fix=None,
        basis=_BASIS,
        url=_url(trouble),
        fingerprint=blake2b(key, digest_size=8).hexdigest(),
    )


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings, those of one message in one file told apart by their fingerprints."""
    seen: Counter[str] = Counter()
    told_apart = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        told_apart.append(finding._replace(fingerprint=f"{finding.fingerprint}:{seen[finding.fingerprint]}"))
    return tuple(told_apart)
