from jixiao_grammar.ast import Amount
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.beside_promises import beside
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.goal_conflict import conflict, is_by_one, is_sum
from jixiao_rules.promise_of_row import (
    alone_in_unit,
    are_comparable,
    are_of,
    closest,
    counts_more,
    is_in_another_unit,
    is_named_so,
    is_of_its_sentence,
    is_told,
)
from jixiao_rules.promised_parts import parts
from jixiao_rules.promises import is_of_the_year, promises
from jixiao_rules.rates import is_capped, is_over_full
from jixiao_rules.reading import amount_of, is_damaged
from jixiao_rules.spots import trimmed
from jixiao_rules.zero_promises import allowed


@rule(
    code="CON005",
    topic=Topic.PROMISED.turn(1),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，这里的指标值是“{value}”，两处数量不一致，不符合目标与指标相匹配的要求，请核对",
    variants={
        "lower": Variant(
            "绩效目标写“{said}”，指标值却是“{value}”，比目标承诺的低，不符合目标与指标相匹配的要求，请核对"
        ),
        "looser": Variant(
            "绩效目标写“{said}”，指标值却是“{value}”，比目标承诺的宽，不符合目标与指标相匹配的要求，请核对"
        ),
        "none": Variant("绩效目标写“{said}”，指标值却是“{value}”，允许发生，不符合目标与指标相匹配的要求，请核对"),
        "opposite": Variant("绩效目标写“{said}”，指标值却是“{value}”，一个是上限，一个是下限，方向相反，请核对"),
        "weaker": Variant(
            "绩效目标写“{said}”，指标值“{value}”定得比目标低，建议与目标一致", Severity.INFO, Confidence.POSSIBLE
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 为14所寄宿制学校各安装热水机组1套、改造浴室1间并完成水质检测。
        指标:
          - {二级指标: 数量指标, 三级指标: 安装热水机组数量, 指标值: 14套}
          - {二级指标: 数量指标, 三级指标: 改造浴室数量, 指标值: 14间}
        """,
        """
        绩效目标: 举办专场招聘2场，提供岗位3000个，培训约500人。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办专场招聘场次, 指标值: ≥2场}
          - {二级指标: 数量指标, 三级指标: 提供岗位数量, 指标值: ≥3000个}
          - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥480人}
        """,
        """
        绩效目标: 全市现有专业招聘平台5个，累计举办专场招聘30场，每场专场招聘岗位500个。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办专场招聘场次, 指标值: ≥2场}
          - {二级指标: 数量指标, 三级指标: 专场招聘岗位数量, 指标值: ≥3000个}
        """,
        """
        绩效目标: 工程验收合格率达到100%，群众满意度达到90%以上，三年内改造公路100公里。
        指标:
          - {二级指标: 质量指标, 三级指标: 培训合格率, 指标值: ≥95%}
          - {二级指标: 数量指标, 三级指标: 公路改造里程, 指标值: ≥30000米}
          - {一级指标: 满意度指标, 三级指标: 村民满意度, 指标值: ≥92%}
        """,
        """
        绩效目标: 全县建成服务点180个，其中今年新建60个，用三年时间改造管网90公里，慰问老兵200人，安全事故为零，零投诉。
        指标:
          - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥30人}
          - {二级指标: 数量指标, 三级指标: 建成服务点数量, 指标值: ≥60个}
          - {二级指标: 数量指标, 三级指标: 改造管网长度, 指标值: ≥30公里}
          - {二级指标: 质量指标, 三级指标: 安全事故起数, 指标值: 0起}
          - {二级指标: 时效指标, 三级指标: 投诉处理时间, 指标值: ≤3天}
        """,
        """
        绩效目标: 1.走访困难群众3600户次；2.10件民生实事全部完成；3.信访总量下降5%
        指标:
          - {二级指标: 数量指标, 三级指标: 民生实事件数, 指标值: =10件}
        """,
        """
        绩效目标: 保障区图书馆、文化馆和13个乡镇综合文化站免费开放。
        指标:
          - {二级指标: 数量指标, 三级指标: 免费开放场馆数, 指标值: =15个}
        """,
        """
        绩效目标: 举办乡村医生培训班3期，举办护士培训班2期。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办培训班期数, 指标值: ≥5期}
        """,
        """
        绩效目标: 故障2小时内修复，有害生物成灾率控制在8.5‰以下，项目总成本控制在80万元以内。
        指标:
          - {二级指标: 时效指标, 三级指标: 故障修复时间, 指标值: ≤90分钟}
          - {二级指标: 时效指标, 三级指标: 故障响应时间, 指标值: ≤30分钟}
          - {二级指标: 质量指标, 三级指标: 有害生物成灾率, 指标值: ≤0.8%}
          - {二级指标: 成本指标, 三级指标: 项目总成本, 指标值: ≤90万元}
        """,
        """
        绩效目标: 疫木除治3200亩，飞防5万亩，购置课桌椅35套。
        指标:
          - {二级指标: 数量指标, 三级指标: 疫木除治面积, 指标值: ≥3200亩}
          - {二级指标: 数量指标, 三级指标: 飞防面积, 指标值: ≥50000亩}
          - {二级指标: 数量指标, 三级指标: 课桌椅购置数量, 指标值: ≥35套（张）}
        """,
    ],
    fails=[
        """
        绩效目标: 基层诊疗量占比达到55%。
        指标:
          - {二级指标: 社会效益指标, 三级指标: 基层诊疗量占比, 指标值: «≥43%»}
          - {二级指标: 社会效益指标, 三级指标: 县域内住院量占比, 指标值: ≥85%}
        """,
        """
        绩效目标: 培训540人，取得技能等级证书人数不少于450人。
        指标:
          - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: «≥450人»}
          - {二级指标: 社会效益指标, 三级指标: 取得技能等级证书人数, 指标值: ≥450人}
        """,
        """
        绩效目标: 举办专场招聘3场，提供岗位3000个。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办专场招聘场次, 指标值: «2场»}
          - {二级指标: 数量指标, 三级指标: 提供岗位数量, 指标值: ≥3000个}
        """,
        """
        绩效目标: 保障区图书馆、文化馆和13个乡镇综合文化站免费开放。
        指标:
          - {二级指标: 数量指标, 三级指标: 免费开放文化站数, 指标值: «=15个»}
        """,
        """
        绩效目标: 改造老旧小区供水管网12公里。
        指标:
          - {二级指标: 数量指标, 三级指标: 供水管网改造长度, 指标值: «≥21公里»}
        """,
        """
        绩效目标: 改造农村公路100公里，参训人员合格率达到95%以上。
        指标:
          - {二级指标: 数量指标, 三级指标: 农村公路改造里程, 指标值: «≥10公里»}
          - {二级指标: 质量指标, 三级指标: 培训合格率, 指标值: «≥80%»}
        """,
        """
        绩效目标: 培训干部300人，结业考核合格率达到95%以上。
        指标:
          - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: «≥30人»}
          - {二级指标: 质量指标, 三级指标: 培训合格率, 指标值: «≥80%»}
        """,
        """
        绩效目标: 为850名残疾人提供康复服务，举办专场招聘3场。
        指标:
          - {二级指标: 数量指标, 三级指标: 康复服务人数, 指标值: «≥580人»}
          - {二级指标: 数量指标, 三级指标: 举办专场招聘场次, 指标值: «≥2场»}
        """,
        """
        绩效目标: 故障2小时内修复，有害生物成灾率控制在8.5‰以下。
        指标:
          - {二级指标: 时效指标, 三级指标: 故障修复时间, 指标值: «≤4小时»}
          - {二级指标: 时效指标, 三级指标: 故障响应时间, 指标值: ≤3小时}
          - {二级指标: 质量指标, 三级指标: 有害生物成灾率, 指标值: «≤8.5%»}
        """,
        """
        绩效目标: 送戏下乡惠及群众10万人次以上。
        指标:
          - {二级指标: 数量指标, 三级指标: 惠及群众人次, 指标值: «≥1万人次»}
          - {二级指标: 社会效益指标, 三级指标: 观看演出群众人次, 指标值: ≥10万人次}
        """,
        """
        绩效目标: 保洁考核得分90分以上，地膜使用面积控制在3000亩以内，移民人均可支配收入增长8%，供热投诉量比上年下降15%。
        指标:
          - {二级指标: 经济效益指标, 三级指标: 移民人均可支配收入增长率, 指标值: «≥5%»}
          - {二级指标: 社会效益指标, 三级指标: 供热投诉量下降率, 指标值: «≥10%»}
          - {二级指标: 生态效益指标, 三级指标: 地膜使用面积, 指标值: «≥3000亩»}
          - {二级指标: 质量指标, 三级指标: 保洁考核得分, 指标值: «≥85分»}
        """,
        """
        绩效目标: 渡运事故为零，办理零差错。
        指标:
          - {二级指标: 社会效益指标, 三级指标: 渡运事故起数, 指标值: «≤1起»}
          - {二级指标: 质量指标, 三级指标: 办理差错率, 指标值: «≤0.5%»}
        """,
        """
        绩效目标: 开展职业技能培训6000人次，其中农民工2000人次。
        指标:
          - {二级指标: 数量指标, 三级指标: 职业技能培训人次, 指标值: ≥6000人次}
          - {二级指标: 数量指标, 三级指标: 农民工培训人次, 指标值: «≥1200人次»}
        """,
        """
        绩效目标: 疫木除治3200亩，飞防5万亩，购置食堂设备35台（套）。
        指标:
          - {二级指标: 数量指标, 三级指标: 疫木除治面积, 指标值: ≥3200亩}
          - {二级指标: 数量指标, 三级指标: 飞防面积, 指标值: «≥5亩»}
          - {二级指标: 数量指标, 三级指标: 食堂设备购置数量, 指标值: «≥25台（套）»}
        """,
    ],
)
def number_conflict(table: Table) -> Found:
    """绩效目标与指标值的数量矛盾。

    检查什么：绩效目标里的数量（举办3场），与同一事项、单位可以换算的指标值（2场）不同。指标值是下限而比目标低的：
    比率一律报告，数量低于目标一成以上的报告，低得不多、只差一个的只作提示。两处都是上限（2小时内修复），而指标值更宽（≤4小时）的也报告。

    为什么：目标和指标应当对应；数量不同，评价时不知道以哪个为准。

    怎么改：核对后改为一致。

    不报的情形：约数；累计、每年、三年内、全市现有等口径不同的数；与没有写数量的几项列在一起的（图书馆和
    13个文化站）；资金总额；目标写“95%以上”而指标值更高的；目标里同类的数不止一个，或者能对应的指标不止一行；
    指标值的数字本身写得有疑问，或者不可能的（由 RNG001 检查）。
    """
    for one in allowed(table):
        if one.row.target is not None:
            yield Hit(trimmed(one.row.target), {"said": one.said, "value": one.row.text("指标值")}, "none")
    yield from _beside(table)
    goal = promises(table.text("绩效目标"))
    said = [*(one for one in goal if is_of_the_year(one)), *parts(goal)]
    rows = [(row, amount) for row in table.rows() if (amount := amount_of(row))] if said else []
    for row, amount in rows:
        comparable = [one for one in said if are_comparable(one, amount)]
        if not comparable or any(is_in_another_unit(one, row, amount) for one in goal):
            continue
        exact = [one for one in comparable if is_of_its_sentence(one, row, amount)]
        matches = exact or closest([one for one in comparable if are_of(one, row, amount)], row)
        matches = matches or alone_in_unit(said, rows, row, amount)
        if len(matches) != 1 or row.target is None or _is_in_doubt(row, amount) or is_sum(amount, matches[0], said):
            continue
        variant = conflict(row, amount, matches[0].amount)
        if not variant or counts_more(row, amount, matches[0]):
            continue
        if any(one is not matches[0] and is_told(one, row, amount, rows) for one in goal):
            continue
        is_of = is_of_its_sentence if exact else are_of
        rivals = [other for other, its in rows if is_of(matches[0], other, its)] or [row]
        named = [other for other in rivals if is_named_so(matches[0], other)]
        if named == [row] or (not named and len(rivals) == 1):
            fields = {"said": matches[0].clause, "value": row.text("指标值")}
            if variant == "weaker" and named == [row] and not is_by_one(amount, matches[0].amount):
                variant = "lower"  # the goal names the very row: what it promises, the row asks for
            yield Hit(trimmed(row.target), fields, None if variant == "conflict" else variant)


def _is_in_doubt(row: Row, amount: Amount) -> bool:
    """True where the number itself is told: digits that may be others, a share that cannot be."""
    return is_damaged(row) or (is_over_full(amount) and is_capped(row.name_reading.bare))


def _beside(table: Table) -> Found:
    for one in beside(table):
        if one.row.target is not None:
            yield Hit(trimmed(one.row.target), {"said": one.said, "value": one.row.text("指标值")}, "lower")
