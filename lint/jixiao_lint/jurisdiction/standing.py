"""What the documents that a rule cites weigh for one table: the highest that holds comes first."""

from collections.abc import Mapping, Sequence

from jixiao_lint.documents import Cited
from jixiao_lint.finding import Authority, Basis
from jixiao_lint.jurisdiction.units import CENTRAL, Jurisdiction, provinces

Documents = Mapping[str, Cited]

_OF_CENTRAL = f"{CENTRAL}部门"
_AUDIT = "审计"
# The heaviest first. A local unit follows a central model before it follows advice.
_WEIGHT = (
    Authority.BINDING,
    Authority.REFERENCE,
    Authority.GUIDANCE,
    Authority.AUDIT,
    Authority.PRACTICE,
    Authority.HYGIENE,
)


def standing(bases: Sequence[Basis], documents: Documents, where: Jurisdiction) -> tuple[Basis, ...]:
    """The bases that hold there, each with the authority that it has there, the highest first.

    Where a province has a rule of its own that carries out a cited document, that one is cited in its place.
    """
    held = [_held(basis, documents, where) for basis in bases]
    found = [basis for basis in held if basis is not None]
    return tuple(sorted(dict.fromkeys(found), key=lambda basis: _WEIGHT.index(basis.authority)))


def _held(basis: Basis, documents: Documents, where: Jurisdiction) -> Basis | None:
    document = documents.get(basis.document)
    if document is None:
        return basis
    if where.province and (own := _carried_out(basis.document, documents, where.province)):
        return Basis(own, basis.authority)
    if document.scope in provinces():
        return basis if document.scope == where.province else None
    if (
        document.scope == _OF_CENTRAL
        and not where.is_central
        and basis.authority in (Authority.BINDING, Authority.GUIDANCE)
    ):
        return basis._replace(authority=Authority.REFERENCE)
    if basis.authority is Authority.PRACTICE and document.kind == _AUDIT:
        return basis._replace(authority=Authority.AUDIT)
    return basis


def _carried_out(number: str, documents: Documents, province: str) -> str | None:
    """The document of this province that carries out a central one."""
    own = (name for name, document in documents.items() if document.scope == province and document.adopts == number)
    return next(own, None)
