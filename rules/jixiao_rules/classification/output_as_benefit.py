from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.compare import Order, compare
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import level2
from jixiao_rules.own_words import own_words
from jixiao_rules.promises import counted, promises
from jixiao_rules.reading import amount_of
from jixiao_rules.same_matter import measured
from jixiao_rules.spots import trimmed
from jixiao_rules.views import benefit_rows
from jixiao_rules.words import holds, longest_first, says, section, words

_LASTING = "可持续影响指标"
_BENEFIT_TYPES = frozenset({"经济效益指标", "社会效益指标", "生态效益指标", _LASTING})
_SIZES = (Dimension.COUNT, Dimension.LENGTH, Dimension.AREA)
_NEW = "新增"
_OF_A_NAME = 4  # characters of a name that two texts hardly share by chance


@rule(
    code="CLS015",
    topic=Topic.CLASS.turn(16),
    sees=benefit_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”是项目自己做了多少，属于产出，却列在“{level}”下，建议移到数量指标，效益指标填写由此带来的效果",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 带动就业人数, 指标值: ≥300人}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 新增受益人口, 指标值: ≥2.3万人}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 适宜技术开展种类, 指标值: ≥5种}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 设备服务人次, 指标值: ≥5000人次}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 培训后持证上岗人数, 指标值: ≥200人}",
        "{一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 培训课件共享点击次数, 指标值: ≥2000次}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 举办展会达成签约项目数, 指标值: ≥25个}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 编印教材被选用学校数, 指标值: ≥15所}",
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: 新增造林碳汇量, 指标值: ≥2000吨}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 公益电影放映场次, 指标值: ≥500场}",
        "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 购置设备数量, 指标值: ≥20台}",
        "{一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 制度文件印发数, 指标值: 2项}",
    ],
    fails=[
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «购置设备数量», 指标值: ≥20台}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «举办培训班期数», 指标值: ≥6期}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «阅读推广活动场次», 指标值: ≥130场}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «日常巡查座次», 指标值: ≥8760座次}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «消防车辆维护辆数», 指标值: =6辆}",
        "{一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: «宣传手册印发数量», 指标值: ≥2万册}",
    ],
)
def output_as_benefit(row: Row) -> Found:
    """产出列作了效益指标。

    检查什么：效益指标的名称以购置、举办、编印、建设等开头或者收尾，量的是做了多少个、多少场、多少公里；或者量的是场次、期数、批次；或者是“新增…数量”，而新增的
    正是资金用途里花钱买的东西。

    为什么：效益说的是给别人带来什么变化；自己做了多少是产出，列在效益里，效益就没有人考核了。

    怎么改：移到数量指标，效益指标换成由此带来的效果。

    不报的情形：就业、受益、服务的人数；比率；效益以数量表示的（减排量、增收户数）。
    """
    amount = amount_of(row)
    if amount is None or row.name is None or amount.unit is None or level2(row) not in _BENEFIT_TYPES:
        return
    name = row.name_reading
    if level2(row) == _LASTING and says(name.bare, "output-as-benefit.lasting"):
        return
    if amount.unit.dimension not in _SIZES or amount.unit.per or amount.direction:
        return
    own = _is_own_work(name.bare) or _is_promised_work(row, amount) or _is_paid_for(row, amount)
    if not own and (name.measure is None or name.measure.word not in section("output-as-benefit.measures")):
        return
    if not own and amount.unit.symbol in words("units-of-people") and not name.bare.startswith("培训"):
        return
    if not own and (holds(name.bare, "public") or holds(name.bare, "effects")):
        return
    said, deeds = measured(name), longest_first("output-deeds")
    bought = said.startswith(_NEW) and _is_bought(row, said.removeprefix(_NEW))
    if own or bought or (said not in deeds and (said.startswith(deeds) or said.endswith(deeds))):
        yield Hit(trimmed(row.name), {"name": name.bare, "level": row.text("二级指标")})


def _is_own_work(name: str) -> bool:
    """True for a number of sessions or rounds, which is work whatever it is of: 阅读推广活动场次."""
    return name.endswith(section("output-as-benefit.own-measures")) and not says(name, "output-as-benefit.of-others")


def _is_promised_work(row: Row, amount: Amount) -> bool:
    """True where the goal begins with a deed of the name and promises as many of it: 印刷1200册, 年鉴印刷册数 ≥1200册."""
    name = row.name_reading.bare
    if holds(name, "effects"):
        return False
    done = [deed for deed in longest_first("output-deeds") if deed in name]
    for one in promises(row.table.text("绩效目标")) if done else ():
        if one.clause.strip().startswith(tuple(done)) and compare(counted(amount), counted(one.amount)) is Order.SAME:
            return True
    return False


def _is_paid_for(row: Row, amount: Amount) -> bool:
    """True where the purpose has money for just as many: 检定电子秤4200台84万元, and a row of 4200台."""
    name, use = row.name_reading.bare, row.table.text("资金用途")
    # Written alike in both places: of the others the value language need not read the purpose.
    if amount.printed_number not in use or "元" not in use or holds(name, "effects"):
        return False
    for one in promises(use):
        if "元" in one.around and compare(counted(amount), counted(one.amount)) is Order.SAME:
            return any(part[at : at + 2] in one.around for part in own_words(name) for at in range(len(part) - 1))
    return False


def _is_bought(row: Row, thing: str) -> bool:
    """True where the use of the money says that the thing, or most of its name, is bought."""
    use = row.table.text("资金用途")
    bought = any(word in use for word in section("output-as-benefit.buying"))
    return bought and any(thing[at : at + _OF_A_NAME] in use for at in range(len(thing) - _OF_A_NAME + 1))
