import re
from datetime import date
from functools import cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import OPEN_INFORMATION, PERSONAL_INFORMATION

_LEFT, _RIGHT = r"(?<![0-9A-Za-z.\-_/=])", r"(?![0-9A-Za-z\-_/]|\.[0-9])"
_PATTERNS = (
    ("身份证号码", rf"{_LEFT}[1-9][0-9]{{5}}(?:19|20)[0-9]{{9}}[0-9Xx]{_RIGHT}"),
    ("银行卡号", rf"{_LEFT}62[0-9]{{2}}(?:[ ]?[0-9]{{4}}){{3}}(?:[ ]?[0-9]{{1,3}})?{_RIGHT}"),
    ("手机号码", rf"{_LEFT}(?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{{4}}){{2}}{_RIGHT}(?![ ]?[万亿千]?元)"),
    ("护照号码", r"(?<=护照)(?:号码?)?[:：为]?[ ]?[A-Z]{1,2}[0-9]{7,8}(?![0-9A-Za-z])"),
    ("电子邮箱", r"(?<![0-9A-Za-z._%+\-])[0-9A-Za-z][0-9A-Za-z._%+\-]*@[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)+"),
)
_NEAR = 8
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
# The shortest of them has eleven digits, but for a passport's.
_HINT = pattern(r"[0-9](?:[ \-]?[0-9]){10}|护照|@")


@rule(
    code="PUB001",
    topic=Topic.PRIVACY.turn(1),
    sees=cells(holding=_HINT),
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="写有{kind}“{masked}”，不符合公开前去除个人信息的要求，请删除或者遮盖",
    variants={
        "mail": Variant("写有{kind}“{masked}”，公开前请核对是否属于个人信息", Severity.WARNING, Confidence.LIKELY)
    },
    basis=[Basis(PERSONAL_INFORMATION, Authority.BINDING), Basis(OPEN_INFORMATION, Authority.BINDING)],
    passes=[
        "咨询电话 022-23110000，统一社会信用代码 11120000000125196L",
        "项目编码 120000000000000000，金额 13800000000元",
        "设备型号 E12345678，合同编号 HT-13812345678-2",
        "'预算数 15212345678.50'",
    ],
    fails=[
        "联系人张某，电话«13812345678»",
        "受助人身份证«11010519491231002X»",
        "由张某（身份证号«110101199003072118»）负责",
        "发放至«6222021234567890128»账户",
        "材料报«zhangsan@example.com»",
    ],
)
def personal_id(cell: Cell) -> Found:
    """含有个人身份信息。

    检查什么：各栏里的身份证号码（校验位正确，或者前面写着“身份证”）、手机号码、银行卡号（校验位正确）、护照号码、电子邮箱。

    为什么：绩效目标表随预算公开，个人信息一经公开难以收回；《个人信息保护法》《政府信息公开条例》都不允许。

    怎么改：删去，或者遮盖中间几位，如“138****5678”。

    不报的情形：座机号码；统一社会信用代码；项目编码、合同编号、设备型号；金额。
    """
    if cell.field == "项目编码":
        return
    for found in _numbers().finditer(cell.text):
        kind, text = str(found.lastgroup), found[0]
        named = "身份证" in cell.text[max(found.start() - _NEAR, 0) : found.start()]  # a slip of the pen there, too
        if not named and not _is_real(kind, re.sub(r"[ -]", "", text)):
            continue
        masked = _masked(text)
        fields = {"kind": kind, "masked": masked}
        span = Span(found.start(), found.end())
        yield Hit(cell.at(span), fields, "mail" if kind == "电子邮箱" else None, Fix(masked))


@cache
def _numbers() -> re.Pattern[str]:
    return pattern("|".join(f"(?P<{kind}>{source})" for kind, source in _PATTERNS))


def _is_real(kind: str, text: str) -> bool:
    match kind:
        case "身份证号码":
            return _is_birthday(text[6:14]) and _check_character(text) == text[-1].upper()
        case "银行卡号":
            return _luhn(text)
        case _:
            return True


def _is_birthday(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _check_character(number: str) -> str:
    """The last character that an identity number must have, by ISO 7064 MOD 11-2."""
    return _ID_CHECK[sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False)) % 11]


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _masked(text: str) -> str:
    if "@" in text:
        name, _, host = text.partition("@")
        return f"{name[0]}***@{host}"
    return f"{text[:3]}{'*' * (len(text) - 7)}{text[-4:]}"
