"""A page in Markdown, for the summary of a CI step or for a mail."""

from collections.abc import Iterator

from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import address, referring
from jixiao_lint.report.summary import closing_lines
from jixiao_lint.report.words import severity_word
from jixiao_lint.result import FileResult, RunResult

# GitHub refuses a step summary above 1 MiB as a whole; some room is left for other steps' words.
_MOST_BYTES = 1_000_000
# Code points of a cell's text.
_LONGEST_TEXT = 80
_HEADS = {
    "zh": ("级别", "规则", "位置", "内容", "问题"),
    "en": ("severity", "rule", "place", "text", "problem"),
}
_ESCAPES = str.maketrans({c: "\\" + c for c in "\\`*_[]|~#$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def render(result: RunResult, options: RenderOptions) -> str:
    """The counts first, then a table for each file with findings; what does not fit is counted."""
    title = "绩效目标表检查" if options.lang == "zh" else "Check of performance target tables"
    lines = [f"## {title}", "", *(f"- {_escaped(line)}" for line in closing_lines(result, options))]
    room = _MOST_BYTES - sum(_size(line) for line in lines)
    left_off = 0
    for file in result.files:
        if not file.findings:
            continue
        for line, is_finding in _file(file, options):
            room -= _size(line)
            if room >= 0:
                lines.append(line)
            left_off += is_finding and room < 0
    if left_off:
        more = "还有 {} 条没有列出" if options.lang == "zh" else "{} more are not listed"
        lines += ["", more.format(left_off)]
    return "\n".join(lines) + "\n"


def _file(file: FileResult, options: RenderOptions) -> Iterator[tuple[str, bool]]:
    """The lines of a file's table, each with the word whether it is a finding."""
    heads = _HEADS[options.lang]
    for line in ("", f"### {_escaped(file.path.shown)}", "", f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|"):
        yield line, False
    for finding in file.findings:
        yield _row(finding, options), True


def _row(finding: Finding, options: RenderOptions) -> str:
    code = f"[{finding.code}]({finding.url})" if finding.url else finding.code
    cells = (
        severity_word(finding.severity, options.lang),
        f"{code} {_escaped(finding.name)}",
        _escaped(_place(finding, options)),
        _escaped(_shown(finding)),
        _escaped(referring(finding, options.lang)),
    )
    return f"| {' | '.join(cells)} |"


def _place(finding: Finding, options: RenderOptions) -> str:
    location = finding.location
    where = (
        f"{location.line}:{location.column}" if isinstance(location, LineStretch) else address(finding, options.lang)
    )
    name = finding.indicator.level3 if finding.indicator else finding.table.project if finding.table else ""
    return " ".join(part for part in (where, name, finding.field or "") if part.strip())


def _shown(finding: Finding) -> str:
    """The cell's text; of a long one only what stands around the finding."""
    text = finding.text or ""
    if len(text) <= _LONGEST_TEXT:
        return text
    low = max(0, (finding.span.start if finding.span else 0) - _LONGEST_TEXT // 4)
    high = low + _LONGEST_TEXT
    return ("…" if low else "") + text[low:high] + ("…" if high < len(text) else "")


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def _size(line: str) -> int:
    return len(line.encode("utf-8", "surrogatepass")) + 1
