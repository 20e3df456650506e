from jixiao_grammar.ast import Date, Day, Period, Relation
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, needs
from jixiao_rules.documents import REVIEW
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import node_of
from jixiao_rules.seasons import season_in
from jixiao_rules.views import timed_rows
from jixiao_rules.words import longest_first


@rule(
    code="TIM012",
    topic=Topic.AGREEMENT.turn(9),
    sees=timed_rows,
    needs=needs(words=longest_first("seasons")),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”说的是{season}的事，完成时间却是“{value}”，已经过了时候，请核对日期",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 春季学期末考核完成时间, 指标值: 2025年7月10日前}",
        "{二级指标: 时效指标, 三级指标: 春季造林完成时间, 指标值: 2025年5月底前}",
        "{二级指标: 时效指标, 三级指标: 汛前检查完成时间, 指标值: 2025年5月31日前}",
        "{二级指标: 时效指标, 三级指标: 春节慰问完成时间, 指标值: 2025年1月25日前}",
        "{二级指标: 时效指标, 三级指标: 春季招录学员培训完成时间, 指标值: 2026年3月底前}",
        "{二级指标: 时效指标, 三级指标: 春秋两季防疫完成时间, 指标值: 2025年11月底前}",
        "{二级指标: 时效指标, 三级指标: 春播种子质量抽检完成时间, 指标值: 2025年4月底前}",
    ],
    fails=[
        "{二级指标: 时效指标, 三级指标: 春季造林完成时间, 指标值: «2025年11月30日前»}",
        "{二级指标: 时效指标, 三级指标: 汛前检查完成时间, 指标值: «2025年9月30日前»}",
        "{二级指标: 时效指标, 三级指标: 采暖季前管网检修完成时间, 指标值: «2025年12月底前»}",
    ],
)
def out_of_season(row: Row) -> Found:
    """完成时间过了时候。

    检查什么：时效指标的名称写明了时节（春季、汛前、春节前、采暖季前、开学前 …），而完成日期比它晚得多。

    为什么：春天的树秋后才栽完、汛前的检查到汛期末才做，事情就失去了意义；多是月份填错。

    怎么改：核对日期，按时节填写。

    不报的情形：日期在下一年的；名称里另有“秋”“冬”“两季”“全年”的；日期只是开始的。
    """
    node, year, name = node_of(row), row.table.year, row.text("三级指标")
    if row.target is None or level2(row) != TIMELINESS or year is None or not isinstance(node, Date | Period):
        return
    season = season_in(name, year)
    day = _last_day(node)
    if (
        season is None
        or day is None
        or any(word in name.replace(season.said, "") for word in longest_first("other-seasons"))
    ):
        return
    over = (day.month, day.day or 0) > (season.month, season.day)
    if (day.year or year) + day.year_shift == year and over:
        fields = {"name": name, "season": season.said, "value": node.span.cut(row.target.text)}
        yield Hit(row.target.at(node.span), fields)


def _last_day(node: Date | Period) -> Day | None:
    if isinstance(node, Period):
        return node.end
    return None if node.relation is Relation.FROM else node.day
