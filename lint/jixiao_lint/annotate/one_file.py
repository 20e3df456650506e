"""One file with its findings written into it, from bytes to bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from jixiao_lint.annotate.document import commented, with_changes, without_comments
from jixiao_lint.annotate.other_formats import instead
from jixiao_lint.annotate.wording import nothing_found
from jixiao_lint.annotate.workbook import noted, without_notes
from jixiao_lint.discover import Found
from jixiao_lint.documents import Cited
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.office.refused import RefusedError
from jixiao_lint.packs import not_examined_by
from jixiao_lint.read_file import problem_of
from jixiao_lint.readers.format import format_of
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.opening import not_opened, opened
from jixiao_lint.readers.problem import Problem, Unreadable
from jixiao_lint.result import FileResult, Verdict
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.weighed import weighed
from jixiao_lint.work import checked_bytes


@dataclass(frozen=True, slots=True)
class Annotated:
    """What became of a file. `data` is what is to be written, None where nothing is; `refusal` says why.

    `before` is the SHA-256 of the file as it was read. `count` is the number of findings that are in it as comments,
    `changes` that of fixes as tracked changes. A file that was
    met in a folder and holds no table is `skipped`. `notes` are what else is to be said, `not_examined` the headings
    of a review that no rule can judge from a table. `hidden` findings are below the level that is written.
    """

    before: str
    data: bytes | None = None
    count: int = 0
    changes: int = 0
    refusal: str = ""
    skipped: bool = False
    notes: tuple[str, ...] = ()
    not_examined: tuple[str, ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be written: findings down to a level, and fixes as tracked changes.

    `documents` are those that rules cite, by number.
    """

    level: Severity
    as_changes: bool
    documents: Mapping[str, Cited]

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the documents."""
        return {number: document.title for number, document in self.documents.items()}


def annotate(wishes: Wishes, rulebook: Rulebook, found: Found, office: Office) -> Annotated:
    """Write the findings of one file into it. What goes wrong is a refusal."""
    del office  # nothing that would have to be converted is written into
    try:
        if found.trouble is not None:
            raise not_opened(found.path, found.trouble)
        data = opened(found.path)
        before = sha256(data).hexdigest()
    except Unreadable as error:
        return Annotated("", refusal=_sentence(error.problem))
    try:
        kind = format_of(found.path.shown, data).name
        if kind not in ("docx", "xlsx"):
            return Annotated(before, refusal=instead(kind, found.path.shown), skipped=not found.named)
        return _annotated(kind, data, before, wishes, rulebook, found)
    except RefusedError as error:
        return Annotated(before, refusal=str(error.args[0]))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Annotated(before, refusal=_sentence(problem_of(error)))


def _sentence(problem: Problem) -> str:
    return (problem.message + problem.hint).rstrip("。")


def _annotated(kind: str, data: bytes, before: str, wishes: Wishes, rulebook: Rulebook, found: Found) -> Annotated:
    clean = without_comments(data) if kind == "docx" else without_notes(data)
    chosen = rulebook.chosen(rulebook.choice(found.path))
    result = weighed(checked_bytes(rulebook, found, clean), chosen, wishes.documents)
    if result.verdict is not Verdict.READ:
        told = "；".join(finding.message for finding in result.findings)
        return Annotated(before, refusal=told, skipped=result.skipped)
    findings = _down_to(wishes.level, result)
    unjudged = not_examined_by(chosen.packs)
    done = Annotated(before, None, len(findings), not_examined=unjudged, hidden=len(result.findings) - len(findings))
    if kind == "xlsx":
        nothing = "。".join(filter(None, (nothing_found(done.hidden), not_examined_sentence(unjudged))))
        written = noted(clean, findings, wishes.titles, nothing)
        return replace(done, data=written.data, notes=written.notes)
    if not wishes.as_changes:
        return replace(done, data=commented(clean, findings, wishes.titles))
    changed = with_changes(found.path.shown, clean, findings, wishes.titles)
    if changed.changes:
        result = weighed(checked_bytes(rulebook, found, changed.data), chosen, wishes.documents)
    rest = _down_to(wishes.level, result)
    data = commented(changed.data, rest, wishes.titles)
    hidden = len(result.findings) - len(rest)
    return replace(done, data=data, count=len(rest), changes=changed.changes, hidden=hidden)


def _down_to(level: Severity, result: FileResult) -> list[Finding]:
    return [finding for finding in result.findings if finding.severity.reaches(level)]
