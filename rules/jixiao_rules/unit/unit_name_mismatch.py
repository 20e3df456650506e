from jixiao_grammar.ast import Dimension
from jixiao_grammar.name import Kind, Name
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.fitting_units import fits, fitting_units
from jixiao_rules.priced_units import other_thing
from jixiao_rules.rates import is_per_many
from jixiao_rules.reading import amount_of, shown, unit_cell
from jixiao_rules.spots import trimmed
from jixiao_rules.views import number_rows
from jixiao_rules.words import says

_SHOWN = {
    "PERCENT": "%",
    "!PERCENT": "个”“次”“件",
    "!MONEY": "个”“次”“件",
    "TIME": "天",
    "AREA": "平方米",
    "LENGTH": "公里",
    "MONEY": "元",
    "MASS": "吨",
}
# 及 joins two things, but not in 及时, 普及.
_SEVERAL = pattern(r"[/和与、，,]|(?<![普涉危波触惠以累遍顾言])及(?![时格])")


@rule(
    code="UNI003",
    topic=Topic.UNIT.turn(8),
    sees=number_rows,
    severity=Severity.WARNING,
    message="“{name}”的计量单位应当是“{expected}”一类，指标值“{value}”用了“{unit}”，请核对名称或者单位",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 万公里责任事故率, 指标值: ≤0.5次}",
        "{三级指标: 参训人数, 指标值: ≥200人次}",
        "{三级指标: 设备购置数量, 指标值: ≥20台}",
        "{三级指标: 传染病发病率, 指标值: ≤5‰}",
        "{三级指标: 群众满意度, 指标值: ≥90分}",
        "{三级指标: 巡查频率, 指标值: ≥2次/周}",
        "{三级指标: 招聘活动场次, 指标值: ≥2次}",
        "{三级指标: 参训人数（期）, 指标值: ≥20期}",
        "{三级指标: 文艺演出场次, 指标值: ≥20场（次）}",
        "{三级指标: 水费, 指标值: ≤5万元}",
        "{三级指标: 造林面积, 指标值: ≥3000, 计量单位: 亩}",
        "{三级指标: 处理污水单位成本, 指标值: 下降2%}",
        "{三级指标: 低保补助标准, 指标值: 提高5%}",
        "{三级指标: 床位周转率, 指标值: ≥30次}",
        "{三级指标: 万车死亡率, 指标值: ≤1.2人/万车}",
        "{三级指标: 培训时间, 指标值: ≥24学时}",
        "{三级指标: 投入产出比例, 指标值: ≥3倍}",
        "{三级指标: 生均公用经费, 指标值: ≥720元/人}",
        "{三级指标: 每村奖补标准, 指标值: ≤5万元/个}",
        "{三级指标: 每人每月补助标准, 指标值: 800元/人·月}",
        "{三级指标: 每台设备安装成本, 指标值: ≤2万元/台套}",
        "{三级指标: 新建笼式足球场数, 指标值: =2片}",
        "{三级指标: 绿化数量, 指标值: ≥5000平方米}",
        "{三级指标: 监理工作量, 指标值: ≥60天}",
        "{三级指标: 律师值班工作日数, 指标值: =240个}",
        "{三级指标: 雪灾预警提前量, 指标值: ≥24小时}",
        "{三级指标: 走访企业数, 指标值: ≥50户}",
        "{三级指标: 困难学生资助学期数, 指标值: 2学期}",
        "{三级指标: 服务企业人数, 指标值: ≥300人}",
        "{三级指标: 学生及家长满意度, 指标值: ≥90分}",
    ],
    fails=[
        "{三级指标: 参训人数, 指标值: ≥20«次»}",
        "{三级指标: 验收合格率, 指标值: ≥95«个»}",
        "{三级指标: 信访案件化解数量, 指标值: ≥95«%»}",
        "{三级指标: 修缮面积, 指标值: ≥3000, 计量单位: «公里»}",
        "{三级指标: 培训成本, 指标值: ≤20«人»}",
        "{三级指标: 每人每次慰问标准, 指标值: =500«%»}",
        "{三级指标: 工程完成时间, 指标值: ≤3«次»}",
        "{三级指标: 群众投诉率, 指标值: ≤3«起»}",
        "{三级指标: 培训班期数, 指标值: ≥6«人»}",
        "{三级指标: 信访办结率, 指标值: ≥30«件»}",
        "{三级指标: 数据报送及时率, 绩效指标描述: 按时报送次数÷应报送次数×100%, 指标值: ≥95«个»}",
        "{三级指标: 优良天数比例, 指标值: ≥292«天»}",
        "{三级指标: 设备使用年限, 指标值: ≥8«台»}",
        "{三级指标: 文创产品销售收入, 指标值: ≥15«个»}",
        "{三级指标: 展教具可使用年限, 指标值: ≥5«天»}",
        "{三级指标: 纸质图书册均成本, 指标值: ≤40«元/人»}",
        "{三级指标: 每公里养护成本, 指标值: ≤12000«元/座»}",
        "{三级指标: 开展培训的企业数, 指标值: ≥40«人次»}",
        "{三级指标: 支持企业家数, 指标值: ≥150«平方米»}",
        "{三级指标: 建设示范基地个数, 指标值: =12«公里»}",
        "{三级指标: 化学需氧量削减量, 指标值: ≥130«天»}",
        "{三级指标: 残疾人及家属满意度, 指标值: ≥95«台»}",
        "{三级指标: 节地生态安葬率, 指标值: ≥28«户»}",
        "{三级指标: 食用农产品快检批次, 指标值: ≥25000«元/批次»}",
        "{三级指标: 地质灾害致人伤亡数, 指标值: =0«%»}",
        "{三级指标: 车辆年折旧率, 指标值: ≥15«年»}",
        "{三级指标: 展览按期开展率, 绩效指标描述: 按期开展数÷展览总数×100%, 指标值: ≥3«次»}",
    ],
)
def unit_name_mismatch(row: Row) -> Found:
    """计量单位与指标名称不符。

    检查什么：人数、面积、里程、场次、…率、成本、时间等名称，配了别的量的单位。

    为什么：名称说的是人数，单位却是次，完成值统计什么就说不清。

    怎么改：改单位，或者改名称（“参训人数≥20次”改为“培训次数≥20次”）。

    不报的情形：“数量”可以配任何计数和度量的单位（百分数除外），“规模”等可以配任何单位；人数与人次、场次与次互用；名称后面括号里另写了单位；
    写的是提高、下降多少；数值为 0；没有收录的单位。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or amount.direction or amount.subject:
        return
    unit, name = amount.unit, row.name_reading
    if unit is None or not unit.known or (not amount.number and unit.dimension is not Dimension.PERCENT):
        return
    other = other_thing(name.bare, unit)
    if other is not None and row.target is not None and amount.written_unit:
        fields = {"name": name.bare, "expected": f"元/{other}", "value": shown(row, amount), "unit": unit.printed}
        yield Hit(row.target.at(unit.span), fields)
        return
    said = row.text("绩效指标描述")
    fitting = fitting_units(name, unit, is_share="÷" in said or says(said, "described.shares"))
    if fitting and not fits(unit, fitting) and not _says_otherwise(name) and not is_per_many(name):
        cell = unit_cell(row, amount)
        if cell is None:
            return
        fields = {
            "name": name.bare,
            "expected": _SHOWN.get(fitting[0], fitting[0]),
            "value": shown(row, amount),
            "unit": unit.printed,
        }
        yield Hit(cell.at(unit.span) if amount.written_unit else trimmed(cell), fields)


def _says_otherwise(name: Name) -> bool:
    """True where a bracket, or one of several things that the name speaks of, may say what the number counts."""
    if name.measure is not None and name.measure.kind is Kind.DEGREE:
        return bool(name.brackets)  # several who are satisfied are counted in one way
    return bool(name.brackets) or _SEVERAL.search(name.text) is not None
