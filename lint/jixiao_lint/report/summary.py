"""What was really checked and what was found, in a few closing lines.

A green run must say what it looked at: the worst linter is the one that checked nothing and says that all is well.
"""

from jixiao_lint.finding import Applicability, LineStretch, Severity
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.report.options import Lang, RenderOptions
from jixiao_lint.result import RunResult, Verdict


def closing_lines(result: RunResult, options: RenderOptions) -> list[str]:
    """The closing lines, the count of what was checked first."""
    return [checked_line(result, options), *remark_lines(result, options)]


# Numbers of tables in one line.
_MOST_NUMBERS = 8


def checked_line(result: RunResult, options: RenderOptions) -> str:
    """What was checked, and what was found."""
    return _checked(result, options)


def remark_lines(result: RunResult, options: RenderOptions) -> list[str]:
    """How the values were taken, what can be done next, what was left out, and what was not examined."""
    return [*_values(result, options.lang), *_remarks(result, options), *not_examined_lines(result, options.lang)]


def _values(result: RunResult, lang: Lang) -> list[str]:
    """How the 指标值 were taken: a value that was not understood was not judged, and that is to be seen."""
    read, words, unread = result.values
    if not read + words + len(unread):
        return []
    if lang == "en":
        line = f"values: {read} read, {words} taken as words, {len(unread)} not understood"
        return [line + (" (-v lists them)" if unread else "")]
    line = f"指标值：读出 {read} 个，按文字理解 {words} 个，没有读懂 {len(unread)} 个"
    return [line + ("（-v 可列出）" if unread else "")]


def not_examined_lines(result: RunResult, lang: Lang) -> list[str]:
    """What a review also looks at and no table shows: a run that found nothing is no approval."""
    if not result.tables or not result.not_examined:
        return []
    line = not_examined_sentence(result.not_examined, lang)
    return [line] if lang == "en" else [line, *_said_too_little(result)]


def _said_too_little(result: RunResult) -> list[str]:
    """What could not be judged of some tables, because their forms do not say what it takes."""
    read = [file for file in result.files if file.verdict is Verdict.READ]
    without: dict[str, list[int]] = {}
    for file in read:
        for table in file.recognised:
            for heading in table.not_examined:
                if heading not in result.not_examined:
                    without.setdefault(heading, []).append(table.index)
    if not without:
        return []
    of_one = len(read) == 1
    told = (
        f"{heading}（{f'表 {_numbers(tables)}' if of_one else f'{len(tables)} 张表'}）"
        for heading, tables in without.items()
    )
    return [f"表里没有写、因此没有检查的：{'；'.join(told)}"]


def _numbers(tables: list[int]) -> str:
    return "、".join(map(str, tables[:_MOST_NUMBERS])) + (" 等" if len(tables) > _MOST_NUMBERS else "")


def _checked(result: RunResult, options: RenderOptions) -> str:
    files = sum(file.verdict is Verdict.READ for file in result.files)
    counts = (files, result.tables, result.indicators, len(result.rules))
    if options.lang == "en":
        checked = "checked {} file(s), {} table(s), {} indicator(s), {} rule(s): ".format(*counts)
    else:
        checked = "检查了 {} 个文件、{} 张表、{} 条指标、{} 条规则：".format(*counts)
    return checked + _found(result, options)


def _found(result: RunResult, options: RenderOptions) -> str:
    lang = options.lang
    errors, warnings, infos = (result.count(severity) for severity in Severity)
    if not result.tables and not errors + warnings + infos:
        return "没有读到绩效目标表，什么也没有检查" if lang == "zh" else "no target table was read, nothing was checked"
    if not result.rules and not errors + warnings + infos:
        return "没有启用规则，什么也没有检查" if lang == "zh" else "no rule was selected, nothing was checked"
    if not errors + warnings + infos and options.hidden:
        return "要显示的级别没有问题" if lang == "zh" else "nothing at the shown level"
    if not errors + warnings + infos:
        return "没有发现问题" if lang == "zh" else "nothing found"
    if lang == "en":
        return f"{errors} error(s), {warnings} warning(s), {infos} info(s)"
    return f"错误 {errors}、警告 {warnings}、提示 {infos}"


def _remarks(result: RunResult, options: RenderOptions) -> list[str]:
    zh = options.lang == "zh"
    skipped = sum(file.skipped for file in result.files)
    unread = sum(file.verdict is not Verdict.READ and not file.skipped for file in result.files)
    safe = _with_fix(result, Applicability.SAFE)
    suggested = _with_fix(result, Applicability.SUGGESTED)
    remarks = (
        (unread, "{} 个文件没有读出绩效目标表，原因见上", "{} file(s) could not be read, see above"),
        (
            skipped,
            "另有 {} 个文件里没有绩效目标表，未检查",
            "{} more file(s) hold no target table and were not checked",
        ),
        (safe, "{} 条可用 --fix 自动改正", "{} fixable with --fix"),
        (
            suggested,
            "{} 条的改法请先核对，再用 --fix --unsafe-fixes 写入",
            "{} more with --fix --unsafe-fixes, to be reviewed first",
        ),
        (
            options.hidden,
            "另有 {} 条级别较低，未显示（--level info 可全部列出）",
            "{} below the shown level (--level info lists all)",
        ),
        (
            result.suppressed,
            "另有 {} 条已按豁免、注释或基线隐去",
            "{} silenced by waivers, comments or the baseline",
        ),
    )
    return [(chinese if zh else english).format(count) for count, chinese, english in remarks if count]


def _with_fix(result: RunResult, applicability: Applicability) -> int:
    """How many fixes can be written: those in text; a Word or Excel file is never changed."""
    fixes = (finding.fix for finding in result.findings() if isinstance(finding.location, LineStretch))
    return sum(fix is not None and fix.applicability is applicability for fix in fixes)
