"""What a goal or a purpose says in running text: its sentences, and the sums of money in it."""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import HAN, pattern
from jixiao_grammar.record import Record
from jixiao_rules.words import holds, phrase

_SENTENCE = pattern(r"[^。；;\n]+")
_BREAK = pattern(r"[。；;，,、\n（(]")
_SUM = pattern(r"(?<![0-9.])([0-9][0-9,，]*(?:\.[0-9]+)?)\s*(万元|亿元|元)(?![/／每]|人|户|以(?!及))")
# The whole that the text itself names: 共申请资金…, 合计…, 预算资金….
_WHOLE = phrase(
    r"(?:(?:{whole-sums.said}|本?年度?)?(?:财政)?(?:预算|项目)(?:总)?(?:资金|经费|总额|金额|数)|申请(?:财政)?(?:资金|经费)|{whole-sums.alone})(?:共计?|合计|为|约|安排)?[:：]?$"
)
# The price of one thing: 每座, 人均, 单价. 每年20万元 is no price, and what it makes in a year nobody says.
_PRICE = phrase(rf"(?:每一?(?![年月]){HAN}{{1,3}}?|[人户生亩床校村场次页台件]均|单价|标准){{whole-sums.about}}*[:：]?$")
_BUILT = pattern("已建(?!成)|社会(?![资捐筹投力化])")
# 每月手工采样分析14万元 says how often the work is done, 每月2万元 how often it is paid.
_OFTEN = pattern(f"每(?:半年|季度?|[年月周日天])(?={HAN}{{4}})")
_TIMES = ("×", "x", "X", "*", "＊")
_FACTORS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


class Sum(Record):
    """A sum of money as it stands in a text, in 元, with half a unit of its last printed digit, and what stands before it."""

    span: Span
    yuan: Decimal
    half_digit: Decimal
    before: str

    @property
    def is_whole(self) -> bool:
        """True where the text itself says that this is all the money: 共, 合计, 申请资金."""
        return _WHOLE.search(self.before.strip()) is not None

    @property
    def is_price(self) -> bool:
        """True for what one thing costs: 每座45万元, 人均1.5万元, 单价3000元, 8个×40万元."""
        return self.is_factor or _PRICE.search(self.before.strip()) is not None

    @property
    def is_factor(self) -> bool:
        """True behind a sign of multiplication."""
        return self.before.rstrip().endswith(_TIMES)

    @property
    def is_background(self) -> bool:
        """True for sums of other years, of the whole investment, or of somebody else."""
        # 已建驿站运营补助 is for what was built before, and is paid now; 社会体育指导员 are no money of others.
        return holds(_OFTEN.sub("", _BUILT.sub("", self.before)), "background-sums")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, without white space around them."""
    for match in _SENTENCE.finditer(text):
        bare = match[0].strip()
        if bare:
            start = match.start() + match[0].index(bare)
            yield Span(start, start + len(bare))


@lru_cache(maxsize=256)
def sums(text: str) -> tuple[Sum, ...]:
    """The sums of money in a text; prices of one thing (元/人) are passed over."""
    return tuple(_sums(text)) if "元" in text else ()


def _sums(text: str) -> Iterator[Sum]:
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    for match in _SUM.finditer(text):
        digits = match[1].replace(",", "").replace("，", "").rstrip(".")
        factor = _FACTORS[match[2]]
        half = factor * Decimal(5).scaleb(-len(digits.partition(".")[2]) - 1)
        clause = text[starts[bisect_right(starts, match.start()) - 1] : match.start()]
        yield Sum(Span(match.start(), match.end()), Decimal(digits) * factor, half, clause)
