from collections import defaultdict

from jixiao_grammar.ast import Amount, Op
from jixiao_grammar.record import Record
from jixiao_lint.group import Group, groups
from jixiao_lint.rule import Authority, Basis, Beside, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.projects import UNIT, year_of
from jixiao_rules.reading import amount_of, is_percent, operator_of, shown

_COMPARED = ("满意度", "满意率", "及时率", "合格率")


class _Bound(Record):
    row: Row
    amount: Amount


@rule(
    code="XTB007",
    topic=Topic.SPREAD.turn(3),
    sees=groups(by=UNIT, of=("单位", "三级指标", "指标值", "计算符号", "计量单位")),
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{head}”在这里是“{low}”，在“{other}”里是“{high}”，相差 {spread} 个百分点；同类指标的标准建议大体一致",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    options={"spread": "同类指标最高与最低相差多少个百分点才报"},
    passes=[
        """
        绩效目标表:
          - {项目名称: 线上招聘, 指标: [{三级指标: 求职人员满意度, 指标值: ≥90%}]}
          - {项目名称: 教师培训, 指标: [{三级指标: 学员满意度, 指标值: ≥95%}]}
        """,
        """
        绩效目标表:
          - {单位: 市教育局, 项目名称: 教师培训, 指标: [{三级指标: 学员满意度, 指标值: ≥98%}]}
          - {单位: 市信访局, 项目名称: 信访接待, 指标: [{三级指标: 信访人满意度, 指标值: ≥80%}]}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - {项目名称: 线上招聘, 指标: [{三级指标: 求职人员满意度, 指标值: «≥80%»}]}
          - {项目名称: 教师培训, 指标: [{三级指标: 学员满意度, 指标值: ≥98%}]}
        """
    ],
    pedantic=True,
)
def threshold_spread(group: Group, *, spread: int = 10) -> Found:
    """同类指标标准不一。

    检查什么：同一单位同一年度的各张表（同一文件里，或者一起检查的几个文件里）中，
    满意度、及时率、合格率的最低要求，最高与最低相差 10 个百分点以上（可用选项改）。

    为什么：同类项目的指标应当可以比较；标准相差太大，多是随意填写。

    怎么改：参考以前年度的完成情况，把标准定得大体一致；确有理由的可以保留。

    不报的情形：不同的单位；相差不大；服务对象不同，标准本来可以不同，所以这条默认不启用。
    """
    found: dict[tuple[int | None, str], list[_Bound]] = defaultdict(list)
    for member in group.members:
        for row in member.table.rows():
            head, amount = _compared(row), amount_of(row)
            if head is None or amount is None or not is_percent(amount):
                continue
            if operator_of(amount) is Op.AT_LEAST:
                found[year_of(member), head].append(_Bound(row, amount))
    for (_, word), bounds in found.items():
        low = min(bounds, key=lambda bound: bound.amount.number)
        high = max(bounds, key=lambda bound: bound.amount.number)
        apart = high.amount.number - low.amount.number
        if apart > spread and low.row.target is not None and high.row.target is not None:
            fields = {"head": word, "low": shown(low.row, low.amount), "high": shown(high.row, high.amount)}
            other = high.row.table.text("项目名称") or "另一张表"
            fields |= {"other": other, "spread": f"{apart:f}"}
            related = (Beside(high.row.target.at(high.amount.span), "最高的一条"),)
            yield Hit(low.row.target.at(low.amount.span), fields, related=related)


def _compared(row: Row) -> str | None:
    name = row.name_reading
    head = f"{name.deed.word if name.deed else ''}{name.measure.word}" if name.measure else ""
    return next((word for word in _COMPARED if head.endswith(word)), None)
