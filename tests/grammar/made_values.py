"""Values made of parts whose meaning is known: what was put in must be read, or be told.

A maker draws the parts at random from a seed, so that a run can be repeated. It knows the forms of the field only as strings
beside their meaning; it shares no code with the language that is tested.
"""

import random
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")
_DIGITS = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


class Made(NamedTuple):
    """A text and what a reviewer reads in it; `high` is set for a range."""

    text: str
    op: str
    number: Decimal
    unit: str
    high: Decimal | None = None


class _Unit(NamedTuple):
    """A unit as written, as it is named in the answer, how large its numbers are, and whether it takes 万."""

    printed: str
    symbol: str
    largest: int
    counted: bool = True


_UNITS = (
    _Unit("次", "次", 500), _Unit("场", "场", 300), _Unit("人", "人", 9000), _Unit("人次", "人次", 90000), _Unit("个", "个", 900),
    _Unit("份", "份", 9000), _Unit("户", "户", 9000), _Unit("家", "家", 500), _Unit("项", "项", 100), _Unit("名", "名", 900),
    _Unit("台", "台", 500), _Unit("套", "套", 500), _Unit("册", "册", 90000), _Unit("篇", "篇", 300), _Unit("期", "期", 60),
    _Unit("元", "元", 90000), _Unit("%", "%", 100, False), _Unit("％", "%", 100, False), _Unit("‰", "‰", 100, False),
    _Unit("个百分点", "百分点", 20, False), _Unit("小时", "小时", 200, False), _Unit("分钟", "分钟", 200, False),
    _Unit("天", "天", 365, False), _Unit("个工作日", "工作日", 90, False), _Unit("个月", "个月", 36, False),
    _Unit("平方米", "平方米", 90000), _Unit("公里", "公里", 900), _Unit("亩", "亩", 90000), _Unit("吨", "吨", 9000),
    _Unit("千瓦时", "千瓦时", 90000), _Unit("分", "分", 100, False),
)  # fmt: skip
_PERS = (
    ("/年", "每年", "年"), ("/月", "每月", "月"), ("/人", "每人", "人"), ("/户", "每户", "户"), ("/季度", "每季度", "季度"),
    ("/周", "每周", "周"), ("/场", "每场", "场"), ("/次", "每次", "次"), ("/亩", "每亩", "亩"), ("/天", "每天", "天"),
)  # fmt: skip
_BEFORE = {
    ">=": ("≥", ">=", "≧", "＞＝", "大于等于", "大于或等于", "不低于", "不少于", "不小于", "至少", "未低于", "不会低于", "没有低于",
           "不得低于", "不得少于", "不应少于", "应不低于", "达到", "≮"),
    "<=": ("≤", "<=", "≦", "＜＝", "小于等于", "不超过", "不高于", "不大于", "不多于", "最多", "不得超过", "不会超过", "未超过",
           "没有超过", "未突破", "不应超过", "不能高于", "控制在", "≯"),
    ">": (">", "＞", "﹥", "大于", "高于", "超过", "多于"),
    "<": ("<", "＜", "小于", "低于", "少于", "不足"),
    "=": ("", "", "", "=", "＝", "等于", "为"),
    "~": ("约", "大约", "≈"),
}  # fmt: skip
_BEHIND = {
    ">=": ("以上", "及以上", "（含）以上", "以上（含）"), "<=": ("以下", "以内", "之内", "及以下"),
    ">": ("（不含）以上",), "~": ("左右",),
}  # fmt: skip
_SUBJECTS = (
    "", "", "", "", "培训人数", "群众满意度", "验收合格率", "完成率", "举办活动", "组织培训", "发放补贴", "修缮面积",
    "服务对象满意度", "项目验收合格率", "印发宣传资料", "平均响应时间", "新增就业", "共", "累计完成", "全年完成", "实际完成",
    "本年度举办讲座", "已建成",    "参训人员合格率", "目标值：", "资金到位率", "设备完好率", "覆盖",
)  # fmt: skip
_DASHES = ("-", "—", "～", "~", "至", "到", "－")


class Maker:
    """Draws one value after another."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def value(self) -> Made:
        """The next one."""
        draw = self._random.random()
        if draw < 0.12:
            return self._range()
        return self._behind() if draw < 0.3 else self._before()

    def _before(self) -> Made:
        unit = self._pick(_UNITS)
        op = self._pick(tuple(_BEFORE))
        sign, subject = self._pick(_BEFORE[op]), self._pick(_SUBJECTS)
        number, spelled = self._number(unit)
        per_behind, per_before, per = self._per(unit)
        amount = self._blank() + spelled + self._blank() + unit.printed
        text = f"{subject}{per_before}{sign}{amount}{per_behind}"
        return Made(text, op, number, _rate(unit, per))

    def _behind(self) -> Made:
        unit = self._pick(_UNITS)
        op = self._pick(tuple(_BEHIND))
        number, spelled = self._number(unit)
        text = f"{self._pick(_SUBJECTS)}{spelled}{unit.printed}{self._pick(_BEHIND[op])}"
        return Made(text, op, number, unit.symbol)

    def _range(self) -> Made:
        unit = self._pick(_UNITS)
        low = self._random.randint(1, max(2, unit.largest // 2))
        high = self._random.randint(low + 1, unit.largest + 1)
        dash = self._pick(_DASHES)
        left = f"{low}{unit.printed}" if self._random.random() < 0.4 else str(low)
        text = f"{self._pick(_SUBJECTS)}{left}{dash}{high}{unit.printed}"
        return Made(text, "range", Decimal(low), unit.symbol, Decimal(high))

    def _number(self, unit: _Unit) -> tuple[Decimal, str]:
        """A number of the size that the unit has, and one of its spellings."""
        whole = self._random.randint(1, unit.largest)
        draw = self._random.random()
        if draw < 0.2:
            return Decimal(whole), spell(whole)
        if draw < 0.3 and unit.counted:
            tenth = self._random.randint(1, 99)
            return Decimal(tenth) * 1000, f"{Decimal(tenth) / 10}万"
        if draw < 0.45 and unit.symbol not in ("个月", "工作日"):
            number = Decimal(self._random.randint(1, unit.largest * 10)) / 10
            return number, str(number)
        printed = f"{whole:,}" if draw < 0.6 else str(whole)
        return Decimal(whole), printed.translate(_WIDE) if draw > 0.9 else printed

    def _per(self, unit: _Unit) -> tuple[str, str, str]:
        if not unit.counted or self._random.random() < 0.6 or unit.symbol in ("人", "户", "亩", "场", "次"):
            return "", "", ""
        behind, before, per = self._pick(_PERS)
        if per == unit.symbol:
            return "", "", ""
        return (behind, "", per) if self._random.random() < 0.5 else ("", before, per)

    def _blank(self) -> str:
        return " " if self._random.random() < 0.08 else ""

    def _pick(self, options: Sequence[_T]) -> _T:
        return self._random.choice(options)


def _rate(unit: _Unit, per: str) -> str:
    top = "月" if unit.symbol == "个月" and per else unit.symbol
    return f"{top}/{per}" if per else top


def spell(number: int) -> str:
    """A whole number below a hundred million in Chinese characters."""
    if number >= 10000:
        high, low = divmod(number, 10000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{spell(high)}万{gap}{spell(low) if low else ''}"
    text, pending = "", False
    for place, name in _PLACES:
        digit, number = divmod(number, place)
        if digit:
            text += ("零" if pending and text else "") + _DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return text[1:] if text.startswith("一十") else text
