"""The words around the findings, in both languages."""

from jixiao_lint.finding import Applicability, Authority, Basis, Fix, Severity
from jixiao_lint.overview import Source
from jixiao_lint.report.options import Lang

_SEVERITY: dict[Lang, dict[Severity, str]] = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
}
_BASIS: dict[Lang, dict[Authority, str]] = {
    "zh": {
        Authority.BINDING: "不符合{}要求",
        Authority.REFERENCE: "参照{}",
        Authority.GUIDANCE: "建议按{}",
        Authority.AUDIT: "审计中曾被指出：{}",
        Authority.PRACTICE: "审核中常被退回：{}",
        Authority.HYGIENE: "格式问题：{}",
    },
    "en": {
        Authority.BINDING: "does not meet {}",
        Authority.REFERENCE: "modelled on {}",
        Authority.GUIDANCE: "advised by {}",
        Authority.AUDIT: "noted in an audit: {}",
        Authority.PRACTICE: "often returned in review: {}",
        Authority.HYGIENE: "a matter of form: {}",
    },
}
_CHANGE: dict[Lang, dict[Applicability, str]] = {
    "zh": {Applicability.SAFE: "应改为", Applicability.SUGGESTED: "建议改为"},
    "en": {Applicability.SAFE: "change to", Applicability.SUGGESTED: "consider"},
}
_REMOVE: dict[Lang, dict[Applicability, str]] = {
    "zh": {Applicability.SAFE: "应删去", Applicability.SUGGESTED: "建议删去"},
    "en": {Applicability.SAFE: "remove", Applicability.SUGGESTED: "consider removing"},
}


def severity_word(severity: Severity, lang: Lang) -> str:
    """The severity as the reader calls it."""
    return _SEVERITY[lang][severity]


def fix_word(fix: Fix, lang: Lang) -> str:
    """What a fix does, and how surely; the replacement follows, where there is one."""
    return (_CHANGE if fix.replacement else _REMOVE)[lang][fix.applicability]


def basis_line(bases: tuple[Basis, ...], titles: dict[str, str], lang: Lang, *, numbered: bool) -> str:
    """The documents that ask for it, in the wording that their authority allows, the weightiest first.

    With `numbered`, the numbers of documents stand behind their titles; without, only where a title is not known.
    """
    phrases = []
    for authority, wording in _BASIS[lang].items():
        cited = [_cited(basis, titles, numbered) for basis in bases if basis.authority is authority]
        if cited:
            phrases.append(wording.format(_join(cited)))
    return "；".join(phrases) if lang == "zh" else "; ".join(phrases)


def source_line(source: Source, lang: Lang) -> str:
    """A footnote: the document in the wording that its authority allows, with its number."""
    titles = {source.basis.document: source.title} if source.title else {}
    return basis_line((source.basis,), titles, lang, numbered=True)


def _join(cited: list[str]) -> str:
    """Titles in marks stand side by side, everything else needs a comma: 《甲》《乙》, 甲、乙."""
    side_by_side = all(text.startswith("《") and text.endswith("》") for text in cited)
    return ("" if side_by_side else "、").join(cited)


def marked_title(document: str, titles: dict[str, str]) -> str:
    """《Title》 of a document that is cited by its number; empty for one that has none, or whose title is not known."""
    title = titles.get(document)
    return _in_marks(title) if title and _is_number(document) else ""


def _cited(basis: Basis, titles: dict[str, str], numbered: bool) -> str:
    clause = basis.clause or ""
    if not _is_number(basis.document):
        is_text = basis.authority in (Authority.BINDING, Authority.REFERENCE, Authority.GUIDANCE)
        return (_in_marks(basis.document) if is_text else basis.document) + clause
    title = marked_title(basis.document, titles)
    if not title:
        return basis.document + clause
    return (f"{title}（{basis.document}）" if numbered else title) + clause


def _is_number(document: str) -> bool:
    """财预〔2015〕88号 and GB/T 15835-2011 are numbers; the others are names."""
    return "〔" in document or document[:2] in ("GB", "JJ", "DB")


def _in_marks(title: str) -> str:
    return title if "《" in title else f"《{title}》"
