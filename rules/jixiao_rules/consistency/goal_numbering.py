import re
from itertools import pairwise

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.finding import Applicability
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.debris import BOOKMARK
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.list_numbers import list_numbers

_ITEM = pattern(
    rf"^(?:{BOOKMARK}|[ \t\u3000])*(?P<mark>(?P<number>[0-9]{{1,2}})[.．、](?![0-9](?!0[0-9][0-9]年)))", re.MULTILINE
)
_SECOND = pattern(r"(?<![0-9])2[.．、)）](?![0-9])|[二②][、.．）)]|②|其二|第二[，,、]")


@rule(
    code="CON007",
    topic=Topic.GOAL_FORM.turn(1),
    sees=cells("绩效目标"),
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="绩效目标只有一项，不必编号“{mark}”，建议删去",
    variants={"gap": Variant("绩效目标的编号不连续：“{mark}”前面是“{before}”，请核对是否漏了一项")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "开展培训12期，培训500人。",
        '"1.开展培训12期\\n2.编印教材2000册"',
        '"1.整治小区6个；\\n2.12345热线诉求按期办结率不低于98%；\\n3.排查隐患1500处"',
        "1.开展培训12期；2.编印教材2000册。",
        "1.5万亩农田得到灌溉",
        "2.4公里河道完成清淤",
    ],
    fails=[
        "«1.»开展培训12期，培训500人。",
    ],
)
def goal_numbering(cell: Cell) -> Found:
    """绩效目标的编号。

    检查什么：绩效目标只有一项却编了“1.”；各项的编号不连续。

    为什么：单独一个“1.”使人以为后面还有；编号跳开多是漏了一项。

    怎么改：只有一项的删去编号（可以自动删除）；不连续的补上或者重新编号。

    不报的情形：以小数开头的目标（1.5万亩）；没有编号的目标。
    """
    items = list(_ITEM.finditer(cell.text))
    counted = {number.start for number in list_numbers(cell.text)}
    if len(items) == 1 and items[0]["number"] == "1" and not _SECOND.search(cell.text):
        yield Hit(cell.at(_span(items[0])), {"mark": items[0]["mark"]}, fix=Fix("", Applicability.SAFE))
    for before, item in pairwise(items):
        if int(item["number"]) not in (1, int(before["number"]) + 1) and item.start("mark") not in counted:
            fields = {"mark": item["mark"], "before": before["mark"]}
            yield Hit(cell.at(_span(item)), fields, "gap")


def _span(item: re.Match[str]) -> Span:
    return Span(item.start("mark"), item.end("mark"))
