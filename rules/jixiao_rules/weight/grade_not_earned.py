import re
from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.sums import Sum, score_in, sum_of_scores
from jixiao_rules.words import table as words_table

_ROWS = (
    "指标:\n"
    "          - {一级指标: 产出指标, 三级指标: 培训人数, 分值: 50, 得分: 40}\n"
    "          - {一级指标: 效益指标, 三级指标: 就业人数, 分值: 30, 得分: 20}\n"
    "          - {一级指标: 满意度指标, 三级指标: 学员满意度, 分值: 10, 得分: 9}\n"
)


@rule(
    code="WGT017",
    topic=Topic.TOTAL.turn(2),
    sees=tables,
    needs=needs("自评等级"),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="总分 {sum}，自评等级填“{grade}”，按{scale}应为“{due}”，请核对",
    variants={
        "range": Variant(
            "各指标得分合计 {sum}，加上预算执行率的得分最多 {most}，够不上“{grade}”或者超过了它（{scale}），请核对"
        ),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    options={
        "excellent": "总分从多少起为优",
        "good": "总分从多少起为良",
        "fair": "总分从多少起为中，低于它的为差",
    },
    passes=[
        "总分: 90\n自评等级: 优\n",
        "总分: 89.9分\n自评等级: 良好\n",
        "总分: 75\n自评等级: 合格\n",
        "自评等级: 中\n" + _ROWS,
        "总分: 75\n自评等级: 通过\n",
    ],
    fails=[
        "总分: 85\n自评等级: «优»\n",
        "总分: 92.5\n自评等级: «良»\n",
        "总分: 58\n自评等级: «中»\n",
        "自评等级: «优»\n" + _ROWS,
    ],
)
def grade_not_earned(table: Table, *, excellent: int = 90, good: int = 80, fair: int = 60) -> Found:
    """自评等级与总分不符。

    检查什么：自评等级（优、良、中、差）是不是总分该得的等级：90 分（含）以上为优，80 分（含）以上为良，60 分（含）以上为中，
    60 分以下为差。没有总分的，看各行得分的合计。

    为什么：等级由总分决定；分数不到而等级偏高，或者反过来，说明两处至少有一处填错。

    怎么改：核对总分和等级；本地等级的分数线不同的，可以在配置中改 excellent、good、fair。

    不报的情形：等级是这四档以外的说法；没有总分，得分又不齐全。
    """
    cell = table.cell("自评等级")
    grade = None if cell is None else words_table("grades-earned").get(re.sub(r"[\s“”\"级等。]+", "", cell.text))
    if grade is None:
        return
    total = score_in(table, "总分")
    due = sum_of_scores(table) if total is None else Sum(total, total)
    if cell is None or due is None or due.most > 100:
        return
    floors = (("优", excellent), ("良", good), ("中", fair))
    least, most = (_grade(score, floors) for score in due)
    if grade in _between(most, least):
        return
    fields = {
        "grade": cell.text.strip(),
        "sum": plain(due.least),
        "most": plain(due.most),
        "due": least,
        "scale": "、".join(f"{name}≥{floor}" for name, floor in floors),
    }
    yield Hit(trimmed(cell), fields, None if due.least == due.most else "range")


def _grade(score: Decimal, floors: tuple[tuple[str, int], ...]) -> str:
    return next((name for name, floor in floors if score >= floor), "差")


def _between(best: str, worst: str) -> str:
    grades = "优良中差"
    return grades[grades.index(best) : grades.index(worst) + 1]
