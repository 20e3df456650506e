"""What a goal or a purpose says in running text: its quantities, its sentences, and the sums of money in it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from jixiao_grammar.span import Span

# Numbers that are no quantity: serial numbers, years, dates, anniversaries, congresses, plans, document numbers, titles.
_NO_QUANTITY = re.compile(
    r"""\[bookmark:[^\]]*\]\s*(?:\d{1,2}[.、])?|《[^》]*》|[〔\[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]|第?[〇\d]+号
    |(?:^|[\n；;。：:\s])\s*[（(]?\d{1,2}[）).、．](?!\d(?!\d{3}年))|第[一二三四五六七八九十\d]+[，,、]?(?:届|次|季度|批|期|个)
    |(?:19|20)\d{2}\s*(?:[-—~～至]\s*(?:19|20)\d{2}\s*)?(?:年|(?!\s*(?:[\d.,万余多%个人名户场次篇期批台套件份册条处家所座亩公米平吨元项])))
    |\d{1,2}月(?:\d{1,2}日)?|\d+周年|[二三]?十[一二三四五六七八九]*(?:届|大)
    |十[二三四五六]五|“[一二三四五六七八九十\d]+[^”]{0,6}”|[A-Za-z]+[-\d]*\d+|\d+[A-Za-z]+(?!\w)""",
    re.VERBOSE,
)
_QUANTITY = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+(?:余|多)?(?:场|次|个|人|名|项|篇|期|批|台|套|件|份|册|条|处|户|家|所|座|亩|公里|万)"
)
_SENTENCE = re.compile(r"[^。；;\n]+")
_SUM = re.compile(r"(?<![0-9.])([0-9][0-9,，]*(?:\.[0-9]+)?)\s*(万元|亿元|元)(?![/／每]|人|户|以)")
_FACTORS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


class Sum(NamedTuple):
    """A sum of money as it stands in a text, in 元, with half a unit of its last printed digit, and what stands before it."""

    span: Span
    yuan: Decimal
    half_digit: Decimal
    before: str


def has_quantity(text: str) -> bool:
    """True where a number counts or measures something; serial numbers, years and names do not."""
    return bool(_QUANTITY.search(_NO_QUANTITY.sub(" ", text)))


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, without white space around them."""
    for match in _SENTENCE.finditer(text):
        bare = match[0].strip()
        if bare:
            start = match.start() + match[0].index(bare)
            yield Span(start, start + len(bare))


def sums(text: str) -> Iterator[Sum]:
    """The sums of money in a text; prices of one thing (元/人) are passed over."""
    for match in _SUM.finditer(text):
        digits = match[1].replace(",", "").replace("，", "").rstrip(".")
        factor = _FACTORS[match[2]]
        half = factor * Decimal(5).scaleb(-len(digits.partition(".")[2]) - 1)
        clause = re.split(r"[。；;，,、\n（(]", text[: match.start()])[-1]
        yield Sum(Span(match.start(), match.end()), Decimal(digits) * factor, half, clause)
