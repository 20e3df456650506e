"""A page in Markdown, for the summary of a CI step or for a mail."""

from collections.abc import Iterator, Sequence

from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.overview import Deed, FileNote, Overview, Reason, Remark, overview
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.opening import opening_lines
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import address, referring
from jixiao_lint.report.summary import closing_lines
from jixiao_lint.report.words import severity_word, source_line
from jixiao_lint.result import RunResult

# GitHub refuses a step summary above 1 MiB as a whole; some room is left for other steps' words.
_MOST_BYTES = 1_000_000
# Code points of a cell's text.
_LONGEST_TEXT = 80
_HEADS = {
    "zh": ("级别", "规则", "位置", "内容", "问题", "怎么改"),
    "en": ("severity", "rule", "place", "text", "problem", "what to do"),
}
_ESCAPES = str.maketrans({c: "\\" + c for c in "\\`*_[]|~#$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def render(result: RunResult, options: RenderOptions) -> str:
    """The counts first, then a table for each file with findings, and the sources; what does not fit is counted."""
    title = "绩效目标表检查" if options.lang == "zh" else "Check of performance target tables"
    tree = overview(result)
    first, *rest = closing_lines(result, options)
    opening = (first, *opening_lines(result, tree, options.lang), *rest)
    lines = [f"## {title}", "", *(f"- {_escaped(line)}" for line in opening)]
    sources = list(_sources(tree, options))
    room = _MOST_BYTES - sum(map(_size, (*lines, *sources)))
    left_off = 0
    for file in tree.files:
        if not file.counts.total:
            continue
        for line, findings in _file(file, options):
            room -= _size(line)
            if room >= 0:
                lines.append(line)
            left_off += findings if room < 0 else 0
    if left_off:
        more = "还有 {} 条没有列出" if options.lang == "zh" else "{} more are not listed"
        lines += ["", more.format(left_off)]
    return "\n".join([*lines, *sources]) + "\n"


def _file(file: FileNote, options: RenderOptions) -> Iterator[tuple[str, int]]:
    """The lines of a file, each with the number of findings that it tells: what most tables share, then cell by cell."""
    yield "", 0
    yield f"### {_escaped(file.result.path.shown)}", 0
    if file.remarks:
        yield "", 0
    for remark in file.remarks:
        yield _remark(remark, file, options), 0
    reasons = sorted(_every_reason(file), key=lambda reason: reason.finding.order)
    if reasons:
        heads = _HEADS[options.lang]
        for line in ("", f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|"):
            yield line, 0
    for reason in reasons:
        yield _row(reason, options), 1


def _every_reason(file: FileNote) -> Iterator[Reason]:
    """All that is told of a file: who reads a page of CI looks for the one place that he has just written."""
    yield from file.about
    for remark in file.remarks:
        yield from remark.reasons
    for table in file.tables:
        for cell in table.cells:
            yield from cell.reasons


def _remark(remark: Remark, file: FileNote, options: RenderOptions) -> str:
    count, tables = len(remark.findings), len(remark.tables)
    if options.lang == "zh":
        said = f"{remark.title}：{count} 处" + (f"，{tables} 张表" if file.result.tables > 1 else "")
    else:
        said = f"{remark.title}: {count}"
    rule = f"**{severity_word(remark.severity, options.lang)}** {_code(remark.findings[0])}{_notes(remark.sources)}"
    deed = "；".join(part for part in (remark.deed.text, _example(remark.deed)) if part)
    return f"- {rule} {_escaped(said)}" + (f" → {_escaped(deed)}" if deed and options.lang == "zh" else "")


def _row(reason: Reason, options: RenderOptions) -> str:
    finding = reason.finding
    cells = (
        severity_word(finding.severity, options.lang),
        f"{_code(finding)} {_escaped(finding.name)}{_notes(reason.sources)}",
        _escaped(_place(finding, options)),
        _escaped(_shown(finding)),
        _escaped(_problem(reason, options)),
        _escaped(_deed(reason, options)),
    )
    return f"| {' | '.join(cells)} |"


def _problem(reason: Reason, options: RenderOptions) -> str:
    """What is wrong, and in brackets where to look besides."""
    finding = reason.finding
    whole = referring(finding, options.lang)
    return whole if options.lang != "zh" else reason.text + whole.removeprefix(finding.message)


def _code(finding: Finding) -> str:
    return f"[{finding.code}]({finding.url})" if finding.url else finding.code


def _notes(sources: Sequence[int]) -> str:
    return "".join(f" [{number}]" for number in sources)


def _deed(reason: Reason, options: RenderOptions) -> str:
    deed = reason.deed
    paste = _around(deed.paste, _start(reason)) if deed.paste else ""
    if options.lang == "en":
        return paste
    change = f"{'改为' if deed.is_sure else '建议改为'} {paste}" if paste else ""
    advice = "" if deed.is_sure and change else deed.text
    return "；".join(part for part in (advice, change, _example(deed)) if part) or "请核对后改正"


def _example(deed: Deed) -> str:
    return f"例：{deed.example}" if deed.example else ""


def _start(reason: Reason) -> int:
    """Where the stretch of a finding begins in the text of its cell."""
    return reason.finding.span.start if reason.finding.span else 0


def _sources(tree: Overview, options: RenderOptions) -> Iterator[str]:
    if tree.sources:
        yield from ("", "### 依据" if options.lang == "zh" else "### Sources", "")
    for source in tree.sources:
        yield f"{source.number}. {_escaped(source_line(source, options.lang))}"


def _place(finding: Finding, options: RenderOptions) -> str:
    location = finding.location
    where = (
        f"{location.line}:{location.column}" if isinstance(location, LineStretch) else address(finding, options.lang)
    )
    name = finding.indicator.level3 if finding.indicator else finding.table.project if finding.table else ""
    return " ".join(part for part in (where, name, finding.field or "") if part.strip())


def _shown(finding: Finding) -> str:
    return _around(finding.text or "", finding.span.start if finding.span else 0)


def _around(text: str, start: int) -> str:
    """The text; of a long one only what stands around an offset."""
    if len(text) <= _LONGEST_TEXT:
        return text
    low = max(0, start - _LONGEST_TEXT // 4)
    high = low + _LONGEST_TEXT
    return ("…" if low else "") + text[low:high] + ("…" if high < len(text) else "")


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def _size(line: str) -> int:
    return len(line.encode("utf-8", "surrogatepass")) + 1
