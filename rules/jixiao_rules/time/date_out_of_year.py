from unicodedata import normalize

from jixiao_grammar.ast import Date, Period
from jixiao_grammar.compare import Order, side_of_year
from jixiao_grammar.parse import parse
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Row, Table, tables
from jixiao_rules.dates import dated, days, runs_longer
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import BENEFIT, TIMELINESS, level1, level2
from jixiao_rules.words import holds

_MAY_NAME_A_DAY = pattern(r"[0-9０-９〇零一二三四五六七八九十]\s*[年月]|(?:19|20)[0-9]{2}")


@rule(
    code="TIM001",
    topic=Topic.TIME.turn(1),
    sees=tables,
    severity=Severity.ERROR,
    message="“{date}”早于预算年度{year}年，可能沿用了以前年度的内容，不符合目标在预算期内完成的要求，请核对",
    variants={
        "later": Variant(
            "“{date}”晚于预算年度{year}年，请核对；确为跨年项目的，请在项目名称或绩效目标中写明实施期限",
            Severity.WARNING,
        )
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        年度: 2025
        项目名称: 河道清淤
        指标:
          - {二级指标: 时效指标, 三级指标: 清淤完成时间, 指标值: 2025年12月底前}
          - {二级指标: 时效指标, 三级指标: 汛前检查完成时间, 指标值: 5月底前}
          - {二级指标: 时效指标, 三级指标: 合同服务时间, 指标值: 2024年9月1日至2025年8月31日}
          - {二级指标: 经济效益指标, 三级指标: 粮食增产率, 指标值: 较2024年提高2%}
          - {一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 设施使用期限, 指标值: 2035年12月}
        """,
        """
        年度: 2025
        项目名称: 综合楼建设工程（2024至2027年）
        指标:
          - {二级指标: 时效指标, 三级指标: 竣工时间, 指标值: 2027年6月底前}
          - {二级指标: 时效指标, 三级指标: 开工时间, 指标值: 2024年3月底前}
        """,
        """
        年度: 2025
        项目名称: 农村公路养护
        指标:
          - {二级指标: 时效指标, 三级指标: 2024年工程尾款支付时间, 指标值: 2025年6月底前}
          - {二级指标: 时效指标, 三级指标: 新一轮管养开始时间, 指标值: 2024年10月1日起}
        """,
        """
        年度: 2025
        项目名称: 加装电梯补贴
        绩效目标: 对48台电梯给予补贴，当年完工40台，其余8台2026年6月底前完工。
        指标:
          - {二级指标: 时效指标, 三级指标: 剩余电梯完工时间, 指标值: 2026年6月底前}
        """,
    ],
    fails=[
        """
        年度: 2025
        项目名称: 河道清淤
        指标:
          - {二级指标: 时效指标, 三级指标: 清淤完成时间, 指标值: «2024年12月底前»}
        """,
        """
        项目名称: 河道清淤（2025年）
        指标:
          - {二级指标: 时效指标, 三级指标: 清淤完成时间, 指标值: «2026年3月31日前»}
        """,
        """
        年度: 2025
        项目名称: 实训基地建设
        绩效目标: 落实“十四五”职业教育规划，2025年建设实训室8间。
        指标:
          - {二级指标: 时效指标, 三级指标: 实训室建成时间, 指标值: «2026年3月31日前»}
        """,
        """
        年度: 2025
        项目名称: 公共机构节能改造
        指标:
          - {二级指标: 时效指标, 三级指标: 改造完成时间, 绩效指标描述: «2024年10月底前», 指标值: 2025年10月底前}
        """,
    ],
)
def date_out_of_year(table: Table) -> Found:
    """日期不在预算年度内。

    检查什么：指标值里写明年份的日期，或时效指标描述中的日期，与预算年度不同。

    为什么：年度绩效目标应当在预算年度内完成；早于预算年度的日期多是从上年的表复制而来，执行监控和评价时无从对照。

    怎么改：核对后改为预算年度内的日期；确为跨年项目的，在项目名称或绩效目标中写明实施期限，如“2024至2027年”。

    不报的情形：表头写明了更长的实施期限；绩效目标里写明了这个月份的（其余8台2027年6月底前完工）；时段跨入预算年度（2024年9月至2025年8月）；“…起”的起始日期；基期年份；
    指标名称写明是以前年度的款项、决算等；效益指标（效果可以延续到以后年度）。
    """
    if table.year is None or runs_longer(table):
        return
    for row in table.rows():
        if level1(row) != BENEFIT:
            found = [hit for cell in _timed(row) for hit in _strays(row, cell, table.year)]
            if found and not holds(row.text("三级指标"), "looking-back"):
                yield from found


def _timed(row: Row) -> list[Cell]:
    described = row.cell("绩效指标描述") if level2(row) == TIMELINESS else None
    if described is not None and not _MAY_NAME_A_DAY.search(described.text):
        described = None  # a sentence about how the date is counted; most are, and reading them takes time
    target = row.target if row.amount is None else None  # one number is no date
    return [cell for cell in (described, target) if cell is not None]


def _strays(row: Row, cell: Cell, year: int) -> Found:
    value = row.resolved if cell is row.target else parse(cell.text)
    if value is None or any(remark.code == "ambiguous-date" for remark in value.diagnostics):
        return  # 2025年1月前 is meant to lie in January
    for node in dated(value.node):
        which = side_of_year(node, year)
        years = {day.year for day in days(node)}
        if which is Order.MORE and _is_in_goal(row, node):
            continue
        if which in (Order.LESS, Order.MORE) and not any(f"{named}年" in row.text("三级指标") for named in years):
            fields = {"date": node.span.cut(cell.text), "year": str(year)}
            yield Hit(cell.at(node.span), fields, "later" if which is Order.MORE else None)


def _is_in_goal(row: Row, node: Date | Period) -> bool:
    """True where the goal itself names the month of a later year: then it was meant, and told."""
    goal = normalize("NFKC", row.table.text("绩效目标"))
    return any(day.year is not None and f"{day.year}年{day.month}月" in goal for day in days(node))
