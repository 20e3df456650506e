"""What the editor offers at a finding: its fix, all sure fixes at once, and a waiver."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from jixiao_grammar.record import Record
from jixiao_lint.discover import Found
from jixiao_lint.finding import Applicability, LineStretch
from jixiao_lint.fix import fix
from jixiao_lint.lsp.diagnostics import diagnostic
from jixiao_lint.lsp.edits import edits_to, workspace_edit
from jixiao_lint.lsp.judge import as_bytes, findings_in
from jixiao_lint.lsp.marks import Mark
from jixiao_lint.lsp.waiving import Place, by_comment, by_entry
from jixiao_lint.plain_text import one_line
from jixiao_lint.rulebook import Rulebook

FIX_ALL = "source.fixAll.jixiao"
WAIVE = "jixiao.waive"
# The client's own command, which asks for the reason before it calls ours.
ASK_REASON = "jixiao.addWaiver"
# A fix may bring another finding to light.
_ROUNDS = 5


class Asked(Record):
    """What a client asks for: the stretch, the kinds that it wants (all where it names none), and whether it asks for reasons."""

    start: int
    end: int
    kinds: Sequence[str] | None
    asks_reason: bool


def code_actions(place: Place, marks: Sequence[Mark], asked: Asked) -> list[types.CodeAction]:
    """The actions for a stretch of a document."""
    touched = [mark for mark in marks if mark.place.start <= asked.end and mark.place.end >= asked.start]
    offered = _offered(place, touched, marks, asked)
    return [action for action in offered if _is_wanted(_kind(action), asked.kinds)]


def _kind(action: types.CodeAction) -> str:
    return str(getattr(action.kind, "value", action.kind))


def _offered(place: Place, touched: Sequence[Mark], marks: Sequence[Mark], asked: Asked) -> Iterator[types.CodeAction]:
    for mark in touched:
        yield from _quick_fix(place, mark)
    for mark in {(mark.finding.code, mark.place): mark for mark in touched if not mark.is_about_file}.values():
        yield _waiver(place, mark, asked)
    if any(_is_safe(mark) for mark in marks):
        yield types.CodeAction("改正全部确定的问题（jixiao）", FIX_ALL, data={"uri": place.uri, "do": "fix-all"})


def _is_wanted(kind: str, kinds: Sequence[str] | None) -> bool:
    return not kinds or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in kinds)


def _is_safe(mark: Mark) -> bool:
    return mark.finding.fix is not None and mark.finding.fix.applicability is Applicability.SAFE


def _quick_fix(place: Place, mark: Mark) -> Iterator[types.CodeAction]:
    fix, span, text = mark.finding.fix, mark.finding.span, mark.finding.text
    if fix is None or span is None or text is None:
        return
    # Where escapes or folding stand between, the file does not hold the text as it is.
    if place.text.content[mark.place.start : mark.place.end] != span.cut(text):
        return
    new = one_line(fix.replacement)
    title = (f"改为“{new}”" if new else "删去") + ("" if _is_safe(mark) else "（请核对）")
    yield types.CodeAction(
        f"{title}：{mark.finding.code}",
        types.CodeActionKind.QuickFix,
        [diagnostic(mark, place.text, place.uri)],
        is_preferred=_is_safe(mark),
        data=_named(place, mark, "fix"),
    )


def _waiver(place: Place, mark: Mark, asked: Asked) -> types.CodeAction:
    shown = [diagnostic(mark, place.text, place.uri)]
    code, position = mark.finding.code, place.text.position(mark.place.start)
    if asked.asks_reason:
        arguments = [place.uri, code, position.line, position.character]
        command = types.Command("豁免", ASK_REASON, arguments=arguments)
        return types.CodeAction(f"写明原因，豁免 {code}…", types.CodeActionKind.QuickFix, shown, command=command)
    title = f"豁免 {code}（请在写入的豁免里补上原因）"
    return types.CodeAction(title, types.CodeActionKind.QuickFix, shown, data=_named(place, mark, "waive"))


def _named(place: Place, mark: Mark, what: str) -> dict[str, object]:
    """What an action needs in order to be worked out once it is asked for."""
    return {"uri": place.uri, "do": what, "code": mark.finding.code, "at": mark.place.start}


def edit_for(place: Place, what: str, mark: Mark, rulebook: Rulebook) -> types.WorkspaceEdit | None:
    """The edit of an action about one finding; None where a fix would change anything but its own cell."""
    if what == "waive":
        return waiver(place, mark, "", rulebook)
    edits = fix_of(place, mark)
    return workspace_edit(place.uri, place.version, edits) if edits else None


def fix_of(place: Place, mark: Mark) -> list[types.TextEdit]:
    """The edits that write the fix of a finding; none where it would change anything but its own cell."""
    if mark.finding.fix is None:
        return []
    line, column = _line_and_column(place, mark.place.start)
    end_line, end_column = _line_and_column(place, mark.place.end)
    here = mark.finding._replace(location=LineStretch(line, column, end_line, end_column))
    fixed = fix(place.found.path.shown, as_bytes(place.text.content), [here], unsafe=True)
    return edits_to(place.text, fixed.after) if fixed else []


def _line_and_column(place: Place, offset: int) -> tuple[int, int]:
    start, _ = place.text.line_at(offset)
    return place.text.position(offset).line + 1, offset - start + 1


def waiver(place: Place, mark: Mark, reason: str, rulebook: Rulebook) -> types.WorkspaceEdit:
    """The edit that waives a finding: a comment where the file can hold one, else an entry in the file of waivers."""
    return by_comment(place, mark, reason) or by_entry(place, mark, reason, rulebook)


def all_fixed(rulebook: Rulebook, found: Found, content: str) -> str:
    """The text with every sure fix written into it, and with those that come to light by them."""
    for _ in range(_ROUNDS):
        findings = [finding for finding in findings_in(rulebook, found, content) if finding.fix is not None]
        fixed = fix(found.path.shown, as_bytes(content), findings, unsafe=False) if findings else None
        if fixed is None:
            break
        content = fixed.after
    return content
