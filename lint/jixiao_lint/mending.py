"""One file with its fixes written into it, from bytes to bytes."""

from collections.abc import Sequence

from jixiao_lint.discover import Found
from jixiao_lint.finding import Applicability, Finding, LineStretch
from jixiao_lint.fix import Fixed, fix
from jixiao_lint.office.refused import RefusedError
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.opening import opened
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.table import PaperPlace, SheetPlace
from jixiao_lint.work import checked_bytes

# A fix may bring another finding to light; this many rounds are enough for every pair of rules that we have.
ROUNDS = 5


def mended(rulebook: Rulebook, found: Found, office: Office) -> bytes | None:
    """The file with its safe fixes written; None where there are none, or where they cannot be written into such a file.

    A job for `Batch.each`: whatever reads the file does so within the limits of the file.
    """
    del office  # nothing that would have to be converted is written into
    try:
        before = data = opened(found.path)
        for _ in range(ROUNDS):
            fixable = to_write(checked_bytes(rulebook, found, data).findings, unsafe=False)
            fixed = fixed_once(found.path.shown, data, fixable, unsafe=False)
            if fixed is None:
                break
            data = fixed.data
    except (RefusedError, Unreadable):
        return None
    return data if data != before else None


def to_write(findings: Sequence[Finding], *, unsafe: bool) -> list[Finding]:
    """The findings whose fixes are to be written; those that need review only with `unsafe`."""
    return [
        finding
        for finding in findings
        if finding.fix is not None and (unsafe or finding.fix.applicability is Applicability.SAFE)
    ]


def fixed_once(path: str, data: bytes, fixable: Sequence[Finding], *, unsafe: bool) -> Fixed | None:
    """The file with these fixes written; None where nothing is. Raises RefusedError for a file that must stay as it is."""
    in_text = [finding for finding in fixable if isinstance(finding.location, LineStretch)]
    if in_text:
        return fix(path, data, in_text, unsafe=unsafe)
    if not any(isinstance(one.location, PaperPlace | SheetPlace) and one.location.origin for one in fixable):
        return None
    from jixiao_lint.fix_package import fix_package

    return fix_package(path, data, fixable, unsafe=unsafe)
