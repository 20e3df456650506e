"""The kinds of trouble with files and with waivers: they are about no target, and no selection of rules leaves them out."""

from jixiao_grammar.record import Closed, Record
from jixiao_lint.finding import Severity
from jixiao_lint.readers.problem import Kind

FAMILY = "FIL"
# What reports call them, as packs say it of their families.
FAMILY_NAME = "文件"


class Flaw(Closed):
    """What may be wrong with a waiver."""

    WITHOUT_RULE = "waiver-without-rule"
    UNKNOWN_RULE = "waiver-of-unknown-rule"
    WITHOUT_REASON = "waiver-without-reason"
    EXPIRED = "expired-waiver"
    UNUSED = "unused-waiver"


class Trouble(Record):
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
FLAWS = {
    Flaw.UNUSED: Trouble(
        "FIL009", "unused-waiver", Severity.WARNING, "豁免没有用上", "问题已经不在了，请删去这条豁免。"
    ),
    Flaw.WITHOUT_REASON: Trouble(
        "FIL010", "waiver-without-reason", Severity.WARNING, "豁免没有写原因", "请写明原因，写明之前不生效。"
    ),
    Flaw.EXPIRED: Trouble(
        "FIL014", "expired-waiver", Severity.WARNING, "豁免已经过期", "请改正问题，或者重新说明并更改 until 的日期。"
    ),
    Flaw.UNKNOWN_RULE: Trouble(
        "FIL015",
        "waiver-of-unknown-rule",
        Severity.WARNING,
        "豁免写的规则不存在",
        "请核对规则代码，可用 jixiao rule --all 查看。",
    ),
    Flaw.WITHOUT_RULE: Trouble(
        "FIL016",
        "waiver-without-rule",
        Severity.WARNING,
        "豁免没有写规则",
        "请在方括号里写明规则代码，如 jixiao: ignore[QNT002] 原因。",
    ),
}
BROKEN_RULE = Trouble(
    "FIL013",
    "broken-rule",
    Severity.ERROR,
    "有规则运行时出错",
    "其余规则不受影响。可以用 --ignore 先略去这条规则，并请告知规则的作者。",
)


EVERY_TROUBLE = (*TROUBLES.values(), *FLAWS.values(), BROKEN_RULE)
