from collections.abc import Sequence
from decimal import Decimal

from jixiao_grammar.ast import Approx, Span
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.promises import Promise, counted, promises
from jixiao_rules.reading import is_money, is_percent, plain
from jixiao_rules.words import records

_OF_IT = "其中"
_SENTENCE = pattern("[。；;\n]")
# 共1000张，其中A 600张、B 360张: said to be all of them.
_IN_ALL = pattern("共|合计|总计")
_FEW, _MANY = 2, 3
# How names of places end that are told one by one.
_PLACES = ("镇", "乡", "县", "区")


@rule(
    code="CON021",
    topic=Topic.GOAL.turn(6),
    sees=tables,
    needs=needs("绩效目标", words=(_OF_IT,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{whole}”，“其中”的各项加起来却是 {sum}，对不上，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "绩效目标: 全年共建设养老床位1000张，其中家庭养老床位640张、机构护理型床位360张。\n",
        "绩效目标: 培训教师600人次，其中骨干教师200人次。\n",
        "绩效目标: 资助学生3000人，其中高中生800人、中职生500人。\n",
        "绩效目标: 新建道路12公里，其中主干道5公里、支路3公里等。\n",
    ],
    fails=[
        "绩效目标: «全年共建设养老床位1000张，其中家庭养老床位600张、机构护理型床位360张»。\n",
        "绩效目标: «送教下乡60次，其中城关镇15次、河口镇15次、山口镇10次»。\n",
        "绩效目标: «资助学生500人，其中男生200人、女生260人»。\n",
        "绩效目标: «培训教师600人次，其中骨干教师400人次、新任教师300人次»。\n",
    ],
)
def parts_and_whole(table: Table) -> Found:
    """“其中”的各项与总数对不上。

    检查什么：绩效目标里“其中”后面同一单位的几项，加起来超过前面的总数；或者总数写明是“共”“合计”、各项是同一级的几个地方（三个镇）、互不重复的几类（男、女），加起来又少了。

    为什么：总数和分项都是考核的依据，对不上就不知道按哪个算。

    怎么改：核对总数和各项。

    不报的情形：只列了一部分（加起来比总数少，而看不出列全了，或者写了“等”）；单位不同；百分数和金额；约数。
    """
    goal = table.cell("绩效目标")
    if goal is None or _OF_IT not in goal.text:
        return
    said = promises(goal.text)
    for at, part in enumerate(said):
        if not part.clause.startswith(_OF_IT) or not at:
            continue
        whole, parts = said[at - 1], _same_list(goal.text, said[at:])
        total = sum((in_base(counted(one.amount)) for one in parts), Decimal(0))
        if len(parts) >= _FEW and _counts(whole) and _clash(goal.text, whole, parts, total):
            span = Span(whole.span.start, parts[-1].span.end)
            unit = whole.amount.unit.printed if whole.amount.unit is not None else ""
            yield Hit(goal.at(span), {"whole": whole.clause, "sum": plain(total) + unit})


def _same_list(goal: str, said: Sequence[Promise]) -> list[Promise]:
    """The parts behind 其中, up to the end of their sentence, as long as they count the same."""
    end = _SENTENCE.search(goal, said[0].span.start)
    stop = end.start() if end is not None else len(goal)
    parts: list[Promise] = []
    for one in said:
        alike = same_scale(counted(one.amount).unit, counted(said[0].amount).unit)
        if one.span.start >= stop or not alike or not _counts(one):
            break
        parts.append(one)
    return parts


def _counts(one: Promise) -> bool:
    return not is_percent(one.amount) and not is_money(one.amount) and one.amount.approx is Approx.NONE


def _clash(goal: str, whole: Promise, parts: Sequence[Promise], total: Decimal) -> bool:
    if not same_scale(counted(whole.amount).unit, counted(parts[0].amount).unit):
        return False
    asked = in_base(counted(whole.amount))
    if total > asked:
        return True
    listed = goal[parts[-1].span.end :][:1] not in ("等", "及")
    return listed and total < asked and (_IN_ALL.search(whole.clause) is not None or _are_all(parts))


def _are_all(parts: Sequence[Promise]) -> bool:
    """True for several places of one kind, and for the kinds of one way to divide things: all of them are named."""
    names = [(one.amount.subject or "").removeprefix(_OF_IT) for one in parts]
    if len(names) >= _MANY and all(name[-1:] in _PLACES and name[-1:] == names[0][-1:] for name in names):
        return True
    ways = [kinds for kinds in records("apart") if len(kinds) == len(names)]
    return any(all(sum(word in name for word in kinds) == 1 for name in names) for kinds in ways)
