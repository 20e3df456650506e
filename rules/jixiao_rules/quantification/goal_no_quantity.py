import re

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import TARGETS_2015

# Numbers that are no quantity: serial numbers, years, dates, anniversaries, congresses, plans, document numbers, titles.
_NO_QUANTITY = re.compile(
    r"""\[bookmark:[^\]]*\]\s*(?:\d{1,2}[.、])?|《[^》]*》|[〔\[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]|第?[〇\d]+号
    |(?:^|[\n；;。：:\s])\s*[（(]?\d{1,2}[）).、．](?!\d(?!\d{3}年))|第[一二三四五六七八九十\d]+[，,、]?(?:届|次|季度|批|期|个)
    |(?:19|20)\d{2}\s*[-—~～至]?\s*(?:(?:19|20)\d{2})?\s*年?|\d{1,2}月(?:\d{1,2}日)?|\d+周年|[二三]?十[一二三四五六七八九]*(?:届|大)
    |十[二三四五六]五|“[一二三四五六七八九十\d]+[^”]{0,6}”|[A-Za-z]+[-\d]*\d+|\d+[A-Za-z]+(?!\w)""",
    re.VERBOSE,
)
_QUANTITY = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+(?:余|多)?(?:场|次|个|人|名|项|篇|期|批|台|套|件|份|册|条|处|户|家|所|座|亩|公里|万)"
)


@rule(
    code="QNT004",
    sees=cells("绩效目标"),
    severity=Severity.INFO,
    confidence=Confidence.LIKELY,
    message="绩效目标里没有数量，建议写明要完成多少、达到什么水平，并与指标值对应",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=["举办专场招聘2场，提供岗位3000个", "全年开展巡查十二次，保障河道畅通", "''"],
    fails=[
        "«开展线下招聘，助力充分就业»",
        "«1.2025年将迎来抗战胜利80周年，弘扬爱国主义精神»",
        "«按照财预〔2015〕88号要求，贯彻二十届三中全会精神，提升服务能力»",
    ],
)
def goal_no_quantity(cell: Cell) -> Found:
    """绩效目标没有数量。

    检查什么：绩效目标的文字里，除序号、年份、周年、文号、会议届次以外，没有一个数量。

    为什么：绩效目标应当细化量化，并与任务数、计划数相对应；只有方向的目标无法分解成指标。

    怎么改：把主要任务的数量写进目标，例如“举办专场招聘2场，提供岗位3000个”。

    不报的情形：目标里有任何一个带单位的数；目标为空（由 STR001 检查）。
    """
    if not cell.is_blank and not _QUANTITY.search(_NO_QUANTITY.sub(" ", cell.text)):
        yield Hit(cell.whole())
