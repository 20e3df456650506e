"""What a spreadsheet shows for a number: 1 with 0% is 100%, 12 with "≥"0"次" is ≥12次."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from math import isfinite

from jixiao_grammar.record import Record

# Number formats that files name only by their number, as Chinese editions show them.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy/m/d", 15: "d-mmm-yy", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 49: "@",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_TOKEN = (
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\]'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)|(?P<date>[yYmMdDhHsS]+)|(?P<number>[0#?][0#?,.]*)|(?P<other>.)"
)
_CONDITION = r"\[(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)\]"
_LONGEST = 1_000  # characters of a format; Excel takes 255
_WIDE = Context(prec=4_000)  # digits: a number has up to 309 of them, and each sign % of a format adds two
_COLOURS = r"(?i)black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|dbnum\d|黑色|红色|蓝色"


class Shown(Record):
    """The text that a person sees. `understood` is False where the format was not, and the text is the bare number."""

    text: str
    understood: bool = True


def show(value: float, code: str, *, since_1904: bool = False) -> Shown:
    """Render a number. `since_1904` tells which day the dates of the file count from."""
    if not isfinite(value) or len(code) > _LONGEST:
        return Shown(plain(value), False)
    chosen = _section(code, value)
    if chosen is None:
        return Shown(plain(value), False)
    section, value, sign = chosen
    tokens = _tokens(section)
    kinds = {kind for token in tokens if (kind := token.lastgroup) is not None}
    if "date" in kinds and "number" not in kinds:
        return _date(tokens, value, since_1904) or Shown(plain(value), False)
    if "date" in kinds or any(_is_condition(token) for token in tokens):
        return Shown(plain(value), False)
    if not kinds or section == "@":
        return Shown(plain(value))
    parts = list(_number(tokens, value))
    return Shown(sign + "".join(parts)) if None not in parts else Shown(plain(value), False)  # type: ignore[arg-type]


def plain(value: float) -> str:
    """A number as the General format shows it: no digits that are not there, at most eleven."""
    if abs(value) < 1e15 and value == int(value):
        return str(int(value))
    return format(Decimal(f"{value:.11g}"), "f")


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[re.Match[str], ...]:
    return tuple(re.finditer(_TOKEN, section))


@lru_cache(maxsize=512)
def _parts(code: str) -> tuple[str, ...]:
    """The parts of a code, for positive numbers, negative ones, zero, texts, or each for what its condition says."""
    parts = re.findall(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(?:;|$)', code)
    return tuple(parts[:-1] if len(parts) > 1 and not parts[-1] else parts)


def _section(code: str, value: float) -> tuple[str, float, str] | None:
    """The part of the code for this number, the number to show with it, and the sign that the part leaves out.

    None for a negative number where parts have conditions: there, programs differ about the sign.
    """
    parts = _parts(code)
    if any(map(_condition, parts)):
        fitting = next((part for part in parts if _holds(part, value)), None)
        return None if fitting is None or value < 0 else (re.sub(_CONDITION, "", fitting), value, "")
    if value < 0 and len(parts) > 1:
        return parts[1], -value, ""
    if value == 0 and len(parts) > 2:
        return parts[2], value, ""
    return (parts[0], -value, "-") if value < 0 else (parts[0], value, "")


def _condition(part: str) -> re.Match[str] | None:
    return re.search(_CONDITION, part)


def _holds(part: str, value: float) -> bool:
    """True where the number is one for this part; a part without a condition is for all that are left."""
    condition = _condition(part)
    if condition is None:
        return True
    limit = float(condition[2])
    return "<=>"[(value > limit) - (value < limit) + 1] in condition[1]  # a sign such as <> is made of those it allows


def _is_condition(token: re.Match[str]) -> bool:
    return token["bracket"] is not None and not re.fullmatch(_COLOURS, token["bracket"])


def _number(tokens: tuple[re.Match[str], ...], value: float) -> Iterator[str | None]:
    percent = sum(token["other"] == "%" for token in tokens)
    number = Decimal(repr(value)) * 100**percent
    patterns = [token["number"] for token in tokens if token["number"]]
    if len(patterns) > 1:
        yield None  # fractions, or digits with text between them
        return
    for token in tokens:
        if token["number"] and not token["number"].strip("?") and not number:
            yield ""  # only room for digits, as behind the "-" that stands for zero
        elif token["number"]:
            yield _digits(token["number"], number)
        elif token["general"]:
            yield plain(float(number))
        elif token["other"] and (token["other"] in "/@" or _is_letter(token["other"])):
            yield None
        else:
            yield token["quoted"] or token["escaped"] or token["money"] or token["other"] or ""


def _digits(pattern: str, number: Decimal) -> str | None:
    whole, _, fraction = pattern.partition(".")
    if whole.endswith(",") or fraction.endswith(",") or "?" in pattern:
        return None
    places = len(fraction)
    text = format(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE), ",f" if "," in whole else "f")
    optional = len(fraction) - len(fraction.rstrip("#"))
    for _ in range(optional):
        text = text[:-1] if text.endswith("0") else text
    text = text.rstrip(".") if places else text
    digits = whole.count("0")
    if not digits and text.split(".")[0] == "0":
        return text[1:]
    return text.rjust(digits + len(text) - len(text.split(".")[0]), "0")


def _is_letter(character: str) -> bool:
    """A letter outside quotes that is part of a notation which is not understood (E+00, AM/PM)."""
    return character.isascii() and character.isalpha()


def _date(tokens: tuple[re.Match[str], ...], value: float, since_1904: bool) -> Shown | None:
    if not 0 <= value < 2_958_466:
        return None
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
    moment = start + timedelta(days=int(value), seconds=round(value % 1 * 86400))
    out = ""
    minutes = False
    for token in tokens:
        if token["other"] and _is_letter(token["other"]):
            return None
        if token["date"]:
            shown = _part(token["date"].lower(), moment, minutes)
            if shown is None:
                return None
            minutes = token["date"].lower().startswith("h")
            out += shown
        else:
            out += token["quoted"] or token["escaped"] or token["other"] or ""
    return Shown(out.split(";")[0].removesuffix("@"))


def _part(letters: str, moment: datetime, minutes: bool) -> str | None:
    number = {"y": moment.year, "m": moment.minute if minutes else moment.month, "d": moment.day}
    number |= {"h": moment.hour, "s": moment.second}
    if letters in ("yy",):
        return f"{moment.year % 100:02}"
    if letters in ("yyyy", "yyy", "m", "d", "h", "s"):
        return str(number[letters[0]])
    return f"{number[letters[0]]:02}" if letters in ("mm", "dd", "hh", "ss") else None
