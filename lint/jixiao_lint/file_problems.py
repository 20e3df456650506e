"""What could not be read, as findings: these concern the file, not a target, and no selection of rules turns them off."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from jixiao_grammar.span import Span
from jixiao_lint import MANUAL
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Authority, Basis, Confidence, Finding, Location, Severity
from jixiao_lint.ignore import Waiver
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.result import RuleInfo
from jixiao_lint.source import Source
from jixiao_lint.table import Cell, TextPlace

FAMILY = "file"
_BASIS = (Basis("表格填写与交换的格式要求", Authority.HYGIENE),)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A kind of trouble with a file: its code and name, and its page for the user."""

    code: str
    name: str
    severity: Severity
    title: str
    remedy: str


TROUBLES = {
    Kind.UNREADABLE_FILE: Trouble(
        "FIL001", "unreadable-file", Severity.ERROR, "文件读不出来", "请用 Word、WPS 或 Excel 打开核对，另存后再检查。"
    ),
    Kind.NO_TABLE: Trouble(
        "FIL002", "no-table", Severity.ERROR, "文件里没有绩效目标表", "请核对是否选错了文件，或表头是否还在。"
    ),
    Kind.UNREAD_TABLE: Trouble(
        "FIL003",
        "unread-table",
        Severity.ERROR,
        "像绩效目标表，但没有认出来",
        "请补全表头，至少要有三级指标和指标值两栏。",
    ),
    Kind.SYNTAX_ERROR: Trouble(
        "FIL004",
        "syntax-error",
        Severity.ERROR,
        "YAML 或 JSON 写法有误",
        "请按提示的行和列改正，其余内容改好后再检查。",
    ),
    Kind.UNKNOWN_KEY: Trouble(
        "FIL005", "unknown-key", Severity.ERROR, "不认识的键", "键就是表上的栏名，请改用表上的叫法。"
    ),
    Kind.WRONG_TYPE: Trouble(
        "FIL006",
        "wrong-type",
        Severity.ERROR,
        "这里的写法不对",
        "请按目标文件的格式填写，可用 jixiao schema target 查看。",
    ),
    Kind.DUPLICATE_KEY: Trouble(
        "FIL007", "duplicate-key", Severity.ERROR, "同一个键写了两次", "请只保留一处，否则不知道以哪个为准。"
    ),
    Kind.LIMIT_EXCEEDED: Trouble(
        "FIL008", "limit-exceeded", Severity.ERROR, "超出读取上限", "请核对文件是否正常，必要时拆成几个文件。"
    ),
    Kind.NOT_OPENED: Trouble(
        "FIL011",
        "not-opened",
        Severity.ERROR,
        "文件打不开",
        "不是表的内容有误：请核对文件还在不在、有没有读取的权限、是否正被别的程序占用。",
    ),
    Kind.PROGRAM_FAILED: Trouble(
        "FIL012",
        "program-failed",
        Severity.ERROR,
        "程序没能读完这个文件",
        "其余文件不受影响。请把文件另存一份再检查；仍不行的，烦请把文件的情形告知我们。",
    ),
}
UNUSED_WAIVER = Trouble(
    "FIL009", "unused-waiver", Severity.WARNING, "豁免没有用上", "问题已经不在了，请删去这条 jixiao: ignore 注释。"
)
WAIVER_WITHOUT_REASON = Trouble(
    "FIL010", "waiver-without-reason", Severity.WARNING, "豁免没有写原因", "请在方括号后写明原因，写明之前不生效。"
)
BROKEN_RULE = Trouble(
    "FIL013",
    "broken-rule",
    Severity.ERROR,
    "有规则运行时出错",
    "其余规则不受影响。可以用 --ignore 先略去这条规则，并请告知规则的作者。",
)


def infos() -> tuple[RuleInfo, ...]:
    """These troubles as rules, for reports that list what findings refer to."""
    troubles = (*TROUBLES.values(), UNUSED_WAIVER, WAIVER_WITHOUT_REASON, BROKEN_RULE)
    return tuple(sorted((_info(trouble) for trouble in troubles), key=lambda info: info.code))


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


def report_problem(path: FilePath, problem: Problem, source: Source | None) -> Finding:
    """The finding for something that a reader or the recogniser could not read."""
    message = problem.message.rstrip("。") + (f"。{problem.hint}" if problem.hint else "")
    return _finding(TROUBLES[problem.kind], path, message, _location(problem, source))


def report_waiver(trouble: Trouble, path: FilePath, waiver: Waiver, source: Source) -> Finding:
    """The finding for a waiver that is not in order."""
    message = f"{trouble.title}：{'、'.join(waiver.names) or '没有写规则'}。{trouble.remedy}"
    return _finding(trouble, path, message, source.stretch(waiver.start, waiver.end))


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
        told_apart.append(replace(finding, fingerprint=f"{finding.fingerprint}:{seen[finding.fingerprint]}"))
    return tuple(told_apart)
