"""Forms as people lay them out, drawn with what stands in them known: a row of text a line, `<` goes on with the cell to the
left, `^` with the cell above.
"""

from collections.abc import Callable, Sequence

from jixiao_grammar.record import Record

Drawn = list[list[str]]


class Indicator(Record):
    """One row of the list. The value is its sign, its number and its unit."""

    level1: str
    level2: str
    name: str
    sign: str
    number: str
    unit: str

    @property
    def value(self) -> str:
        """As it stands in one cell."""
        return self.sign + self.number + self.unit


class Form(Record):
    """What a form says."""

    project: str
    unit: str
    budget: str
    goal: str
    rows: tuple[Indicator, ...]


def _rows(text: str) -> tuple[Indicator, ...]:
    return tuple(Indicator(*(part.strip() for part in line.split("|"))) for line in text.strip().split("\n"))


WATER = Form(
    "农村饮水安全巩固提升工程（2026年）",
    "某县水利局",
    "320.50",
    "1.新建改造村级供水管网38公里，水质检测48次，保障12600名群众饮水安全。\n2.建立健全农村供水工程长效管护机制，持续改善水源地生态环境。",
    _rows("""
        产出指标|数量指标|新建改造供水管网长度|≥|38|公里
        产出指标|数量指标|水质检测次数|≥|48|次
        产出指标|质量指标|工程验收合格率|=|100|%
        产出指标|质量指标|水质达标率|≥|95|%
        产出指标|时效指标|工程完工时间||2026年11月底前|
        产出指标|成本指标|每公里管网造价|≤|8.2|万元/公里
        效益指标|社会效益指标|受益人口数|≥|12600|人
        效益指标|生态效益指标|水源地保护情况||有效改善|
        效益指标|可持续影响指标|管护机制健全率|≥|90|%
        满意度指标|服务对象满意度指标|用水群众满意度|≥|92|%
    """),
)
CARE = Form(
    "社区养老服务站运营补助（2026年）",
    "某市民政局",
    "86.00",
    "保障12个社区养老服务站正常运营，为老年人提供助餐、助洁、助医等服务，全年服务不少于30000人次，有责投诉不超过3件。",
    _rows("""
        产出指标|数量指标|补助服务站数量|=|12|个
        产出指标|数量指标|助餐服务人次|≥|30000|人次
        产出指标|质量指标|补助对象符合率|=|100|%
        产出指标|时效指标|补助资金拨付时限|≤|15|个工作日
        产出指标|成本指标|每站年补助标准|≤|7.2|万元
        效益指标|社会效益指标|老年人就近享受服务比例|≥|60|%
        效益指标|社会效益指标|有责投诉事件数|≤|3|件
        满意度指标|服务对象满意度指标|老年人满意度|≥|90|%
    """),
)
SYSTEM = Form(
    "政务信息系统运行维护费（2026年）",
    "某市大数据局",
    "45.80",
    "1.完成6套政务信息系统的日常运行维护和每月巡检。\n2.故障及时响应、及时修复，保障业务正常办理。",
    _rows("""
        产出指标|数量指标|维护系统数量|=|6|套
        产出指标|数量指标|巡检次数|≥|12|次
        产出指标|质量指标|系统可用率|≥|99.5|%
        产出指标|时效指标|故障响应时间|≤|30|分钟
        产出指标|时效指标|故障修复时间|≤|4|小时
        产出指标|成本指标|运维成本控制数|≤|45.8|万元
        效益指标|社会效益指标|业务办理正常保障率|≥|99|%
        满意度指标|服务对象满意度指标|系统使用人员满意度|≥|95|%
    """),
)
FORMS = (WATER, CARE, SYSTEM)


def levels(form: Form, *, merged: bool = True) -> list[tuple[str, str]]:
    """The first two levels of each row, `^` where a row has those of the row above."""
    found = []
    for at, row in enumerate(form.rows):
        above = form.rows[at - 1] if at and merged else None
        first = "^" if above is not None and above.level1 == row.level1 else row.level1
        second = "^" if first == "^" and above is not None and above.level2 == row.level2 else row.level2
        found.append((first, second))
    return found


def plain(form: Form) -> Drawn:
    """Head above the list, one value column."""
    head = [
        ["项目名称", form.project, "<", "<"],
        ["主管部门", form.unit, "实施单位", form.unit],
        ["预算数（万元）", form.budget, "其中：财政资金", form.budget],
        ["绩效目标", form.goal, "<", "<"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
    ]
    return head + [
        [first, second, row.name, row.value] for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]


def seed(form: Form) -> Drawn:
    """As the form of the bureau in the seed, with a description."""
    head = [
        ["项目名称", form.project, "<", "<", "<"],
        ["预算规模及资金用途", "预算数", form.budget, "其中：财政资金", form.budget],
        ["^", "其他资金", "", "<", "<"],
        ["^", f"用于{form.project}各项支出，按规定标准执行", "<", "<", "<"],
        ["绩效目标", form.goal, "<", "<", "<"],
        ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值"],
    ]
    return head + [
        [first, second, row.name, f"反映{row.name}的情况", row.value]
        for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]


def ministry(form: Form) -> Drawn:
    """The form of the ministry: labels merged down in front."""
    head = [
        ["项目名称", "<", form.project, "<", "<"],
        ["主管部门及代码", "<", form.unit, "实施单位", form.unit],
        ["项目资金\n（万元）", "<", "年度资金总额", form.budget, "<"],
        ["^", "^", "其中：财政拨款", form.budget, "<"],
        ["^", "^", "其他资金", "0.00", "<"],
        ["总体目标", "年度目标", "<", "<", "<"],
        ["^", form.goal, "<", "<", "<"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
    ]
    return head + [
        ["^", first, second, row.name, row.value] for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]


def apart(form: Form) -> Drawn:
    """Sign, number, unit and weight in columns of their own."""
    head = [
        ["项目名称", form.project, "<", "<", "<", "<", "<"],
        ["预算单位", form.unit, "<", "年度资金总额（万元）", "<", form.budget, "<"],
        ["年度绩效目标", form.goal, "<", "<", "<", "<", "<"],
        ["一级指标", "二级指标", "三级指标", "运算符号", "指标值", "计量单位", "分值"],
    ]
    return head + [
        [first, second, row.name, row.sign, row.number, row.unit, "9"]
        for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]


def two_lines(form: Form) -> Drawn:
    """A header of two lines."""
    head = [
        ["项目名称", form.project, "<", "<", "<", "<"],
        ["年度资金总额（万元）", form.budget, "<", "<", "<", "<"],
        ["年度总体目标", form.goal, "<", "<", "<", "<"],
        ["绩效指标", "<", "<", "指标值", "<", "<"],
        ["一级指标", "二级指标", "三级指标", "符号", "数值", "单位"],
    ]
    return head + [
        [first, second, row.name, row.sign, row.number, row.unit]
        for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]


def numbered(form: Form) -> Drawn:
    """A column of serial numbers in front, vertical names of levels, remarks behind."""
    head = [
        ["项目名称", "<", form.project, "<", "<", "<"],
        ["预算金额（万元）", "<", form.budget, "<", "<", "<"],
        ["项目绩效目标", "<", form.goal, "<", "<", "<"],
        ["序号", "一级指标", "二级指标", "指标名称", "目标值", "备注"],
    ]
    return head + [
        [str(at), "\n".join(first) if first != "^" else first, second, row.name, row.value, ""]
        for at, ((first, second), row) in enumerate(zip(levels(form), form.rows, strict=True), 1)
    ]


def typed(form: Form) -> Drawn:
    """One level less: 指标类型 holds the second."""
    head = [
        ["项目名称", form.project, "<", "<"],
        ["资金总额（万元）", form.budget, "<", "<"],
        ["绩效目标", form.goal, "<", "<"],
        ["一级指标", "指标类型", "指标名称", "年度指标值"],
    ]
    return head + [
        [first, second, row.name, row.value] for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]


def periods(form: Form) -> Drawn:
    """中期 and 年度 side by side: the years of 中期 have the same indicators, and other values."""
    head = [
        ["项目名称", form.project, "<", "<", "<", "<", "<"],
        ["中期资金总额（万元）", "961.50", "<", "年度资金总额（万元）", form.budget, "<", "<"],
        ["总体目标", "中期目标（2026年—2028年）", "<", "<", "年度目标", "<", "<"],
        ["^", "三年内全面完成各项任务。", "<", "<", form.goal, "<", "<"],
        ["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
    ]
    return head + [
        [first, second, row.name, f"中期{row.number}", second, row.name, row.value]
        for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]


def evaluated(form: Form) -> Drawn:
    """A self-evaluation, with money in columns, points and scores, and a sum below."""
    head = [
        ["项目名称", form.project, "<", "<", "<", "<", "<", "<"],
        ["主管部门", form.unit, "<", "<", "实施单位", form.unit, "<", "<"],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["^", "年度资金总额", form.budget, form.budget, form.budget, "10", "100.00%", "10"],
        ["^", "其中：财政拨款", form.budget, form.budget, form.budget, "—", "100.00%", "—"],
        ["^", "其他资金", "0.00", "0.00", "0.00", "—", "", "—"],
        ["年度总体目标", "预期目标", "<", "<", "实际完成情况", "<", "<", "<"],
        ["^", form.goal, "<", "<", "全部完成。", "<", "<", "<"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ]
    rows = [
        [first, second, row.name, row.value, row.value, "9", "9", ""]
        for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]
    return [*head, *rows, ["总分", "<", "<", "<", "<", "100", "100", ""]]


def pointed(form: Form) -> Drawn:
    """Points in the names of the levels, and a kind of value beside the value."""
    head = [
        ["项目名称", form.project, "<", "<", "<", "<"],
        ["项目资金（万元）", form.budget, "<", "<", "<", "<"],
        ["年度目标", form.goal, "<", "<", "<", "<"],
        ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "评分标准"],
    ]
    return head + [
        [
            first if first == "^" else f"{first}（30分）",
            second if second == "^" else f"{second}（10分）",
            row.name,
            row.sign or "定性",
            row.number + row.unit,
            "完成得满分，未完成按比例扣分",
        ]
        for (first, second), row in zip(levels(form), form.rows, strict=True)
    ]


LAYOUTS: Sequence[Callable[[Form], Drawn]] = (
    plain,
    seed,
    ministry,
    apart,
    two_lines,
    numbered,
    typed,
    periods,
    evaluated,
    pointed,
)


def header_of(drawn: Drawn) -> tuple[int, int]:
    """The first row of the header, and the row behind it."""
    at = next(at for at, row in enumerate(drawn) if "三级指标" in row or "指标名称" in row)
    is_lower = drawn[at - 1][0] == "绩效指标" and "指标值" in drawn[at - 1]
    return at - is_lower, at + 1
