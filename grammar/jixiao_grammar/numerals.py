"""Chinese numerals, everyday (二十五) and capital (叁拾伍)."""

from decimal import Decimal

_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
    "俩": 2,
}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def read_numeral(text: str) -> Decimal | None:
    """The number that a Chinese numeral names (一百零五 → 105, 三点五 → 3.5, 二〇二五 → 2025); None if it is not one."""
    whole, point, decimals = text.partition("点")
    number = _whole(whole)
    if number is None or not point:
        return None if number is None or point else Decimal(number)
    digits = [_DIGITS.get(character) for character in decimals]
    if not digits or None in digits:
        return None
    return Decimal(f"{number}.{''.join(map(str, digits))}")


def _whole(text: str) -> int | None:
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return _digit_by_digit(text)
    if len(text) > 1 and text[-1] in _DIGITS and text[-2] in "百千万亿佰仟":
        return None  # 三百五 is 350 in speech and 305 by the letter
    total, smallest = 0, 10**12
    section = ""
    for character in text:
        myriad = _MYRIADS.get(character)
        if myriad is None:
            section += character
            continue
        amount = _section(section)
        if not amount or myriad >= smallest:
            return None
        total, smallest, section = total + amount * myriad, myriad, ""
    rest = _section(section)
    return None if rest is None or not text else total + rest


def _section(text: str) -> int | None:
    """A number below ten thousand; 0 for an empty text."""
    total = digit = 0
    smallest = 10000
    for character in text:
        place = _PLACES.get(character)
        if place is None:
            if digit or character not in _DIGITS:
                return None
            digit = _DIGITS[character]
            continue
        if place >= smallest or (not digit and (place != 10 or total)):
            return None
        total, digit, smallest = total + (digit or 1) * place, 0, place
    return total + digit


def _digit_by_digit(text: str) -> int | None:
    """二〇二五 and 一五 are read digit by digit; 二三 could be "two or three" and is left alone."""
    if len(text) == 4 or "〇" in text or "零" in text:
        return int("".join(str(_DIGITS[character]) for character in text))
    return None
