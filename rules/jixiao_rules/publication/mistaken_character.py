from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from jixiao_grammar.ast import Span
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import REVIEW
from jixiao_rules.words import records

_HEAD = ("项目名称", "资金用途", "绩效目标")
_WORD = 2  # characters of the word beside the one that is mistaken


@rule(
    code="PUB031",
    topic=Topic.NAME_FORM.turn(5),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{written}”疑似错字，本表别处写作“{meant}”，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        项目名称: 气象站维护
        绩效目标: 更换传感器40套
        指标:
          - {三级指标: 更换传感器套数, 指标值: =40套}
        """,
        """
        项目名称: 灾害防治
        绩效目标: 扑灭火灾，处置灾害隐患点12处
        指标:
          - {三级指标: 灭火器材套数, 指标值: =40套}
          - {三级指标: 灾后恢复面积, 指标值: ≥300亩}
        """,
        """
        项目名称: 已建成桥梁管护
        绩效目标: 管护已建成桥梁12座，未建成的不计
        指标:
          - {三级指标: 未建成桥梁数, 指标值: ≤2座}
          - {三级指标: 未建成桥梁处置率, 指标值: 100%}
        """,
    ],
    fails=[
        """
        项目名称: 气象站维护
        绩效目标: 更换传感器40套
        指标:
          - {三级指标: 更换«传感嚣»套数, 指标值: =40套}
        """,
        """
        项目名称: 渔业资源增殖放流
        绩效目标: 放流鱼苗1200万尾
        指标:
          - {三级指标: «增植放»流苗种数量, 指标值: ≥1200万尾}
        """,
    ],
)
def mistaken_character(table: Table) -> Found:
    """三级指标里的字写成了形近、同音的另一个字。

    检查什么：三级指标里的一个词，与项目名称、资金用途、绩效目标里的词只差一个字，而这两个字形近或者同音（传感嚣与传感器），
    这样的写法在本表别处一处也没有。

    为什么：绩效目标要向社会公开，错别字有损严肃；名称写错，系统汇总时也认不出来。

    怎么改：核对后改为正确的字。

    不报的情形：同样的写法在别的指标、目标里也有的；两个字不在词表里的。
    """
    head = "\n".join(table.text(field) for field in _HEAD)
    # Only what the head writes otherwise can be told: few of the characters of the list.
    told: dict[str, list[str]] = {}
    for right in sorted(_taken_for().keys() & set(head)):
        for written in _taken_for()[right]:
            told.setdefault(written, []).append(right)
    names = [row.name for row in table.rows() if row.name is not None]
    if not any(not told.keys().isdisjoint(name.text) for name in names):
        return
    whole = "\n".join([head, *(name.text for name in names)])
    for name in names:
        for span, meant in _slips(name.text, told, head, whole):
            yield Hit(name.at(span), {"written": span.cut(name.text), "meant": meant})


def _slips(text: str, told: Mapping[str, Sequence[str]], head: str, whole: str) -> Iterator[tuple[Span, str]]:
    """Three characters of which the head has the same but for one that is taken for another."""
    for at, letter in enumerate(text):
        for other in told.get(letter, ()):
            for start in range(max(at - _WORD, 0), min(at, len(text) - _WORD - 1) + 1):
                written = text[start : start + _WORD + 1]
                meant = written[: at - start] + other + written[at - start + 1 :]
                if meant in head and whole.count(written) == 1 and written.isalpha():
                    yield Span(start, start + len(written)), meant
                    return


@cache
def _taken_for() -> dict[str, tuple[str, ...]]:
    """Each character of the list with those that it is taken for."""
    found: dict[str, tuple[str, ...]] = {}
    for group in records("mistaken-characters"):
        for letter in group:
            found[letter] = (*found.get(letter, ()), *(other for other in group if other != letter))
    return found
