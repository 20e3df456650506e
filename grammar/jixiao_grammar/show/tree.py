"""A value as a small tree of plain lines for a terminal."""

from collections.abc import Iterator

from jixiao_grammar.ast import (
    Amount,
    Broken,
    Compound,
    Date,
    Empty,
    Flag,
    Grade,
    Node,
    Period,
    Range,
    Ratio,
    Recurrence,
    Text,
    Value,
    is_vague,
    kind,
)
from jixiao_grammar.diagnostics import Diagnostic
from jixiao_grammar.show.spelling import canonical_node, plain
from jixiao_grammar.vocabulary import Approx, Day, Dimension, Direction, Op, OpSource, Relation, Unit, YearFrom, days_in

_KINDS = {
    "quantity": "数量", "percent": "百分比", "money": "金额", "duration": "时长", "rate": "单位用量", "ratio": "比例",
    "date": "日期", "period": "时段", "recurrence": "周期", "grade": "等级", "boolean": "是否", "qualitative": "文字",
    "compound": "多个指标值", "empty": "空", "broken": "未能解析",
}  # fmt: skip
_OPS = {
    Op.AT_LEAST: "≥（大于或等于）", Op.MORE: ">（大于）", Op.AT_MOST: "≤（小于或等于）", Op.LESS: "<（小于）",
    Op.EQUAL: "=（等于）",
    Op.NOT_EQUAL: "≠（不等于）", Op.ABOUT: "约（没有明确界限）",
}  # fmt: skip
_SOURCES = {OpSource.DEFAULT: "未写比较符，按“等于”理解", OpSource.WORD: "由文字得出", OpSource.SUFFIX: "由后缀得出"}
_RELATIONS = {Relation.BY: "截止（含当日）", Relation.ON: "当日", Relation.FROM: "起"}
_DIMENSIONS = {
    Dimension.COUNT: "计数", Dimension.PERCENT: "比率", Dimension.MONEY: "金额", Dimension.TIME: "时间", Dimension.AREA: "面积",
    Dimension.LENGTH: "长度", Dimension.MASS: "质量", Dimension.VOLUME: "体积", Dimension.DATA: "数据量",
    Dimension.RESOLUTION: "清晰度", Dimension.WORK: "工作量", Dimension.OTHER: "其他",
}  # fmt: skip
_SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}
_REASONS = {
    "a": "程度没有基准", "b": "有方向没有幅度", "c": "完成没有标准", "d": "表态用语", "e": "依据没有写明", "f": "数量没有数字",
}  # fmt: skip


def tree(value: Value) -> str:
    """What was understood, one fact a line, indented under the kind of the value."""
    lines = [value.text, *_below([*_node(value.node, value.text), *map(_remark, value.diagnostics)])]
    return "\n".join(lines)


_Branch = tuple[str, list[str]]


def _below(branches: list[_Branch]) -> Iterator[str]:
    for index, (line, inner) in enumerate(branches):
        last = index == len(branches) - 1
        yield ("└─ " if last else "├─ ") + line
        for deeper in inner:
            yield ("   " if last else "│  ") + deeper


def _node(node: Node, text: str) -> list[_Branch]:
    head: list[_Branch] = [(f"类型  {_KINDS[kind(node)]}", [])]
    facts: list[_Branch] = [(fact, []) for fact in _facts(node, text)]
    if isinstance(node, Compound):
        for number, part in enumerate(node.parts, 1):
            facts.append((f"第{number}项  {part.span.cut(text)}", list(_below(_node(part, text)))))
    elif not isinstance(node, Text | Broken | Empty):
        facts.append((f"规范写法  {canonical_node(node, text)}", []))
    if is_vague(node) and not isinstance(node, Compound):
        facts.append(("仅凭文字难以判断是否完成", []))
    return [*head, *facts]


def _remark(remark: Diagnostic) -> _Branch:
    start, end = remark.span
    place = f"第{start + 1}字" if end <= start + 1 else f"第{start + 1}至{end}字"
    better = f"，建议写成“{remark.suggestion}”" if remark.suggestion else ""
    return f"{_SEVERITIES[remark.severity]}  {place}：{remark.message}{better}（{remark.code}）", []


def _facts(node: Node, text: str) -> Iterator[str]:
    match node:
        case Amount():
            yield from _amount(node)
        case Range():
            yield from _range(node)
        case Ratio():
            yield f"比例  {plain(node.left)} 比 {plain(node.right)}"
        case Date():
            yield from _date(node)
        case Period():
            yield f"起止  {_day(node.start)} 至 {_day(node.end)}{_assumed(node.year_from)}"
            if node.qualifier:
                yield f"限定  {node.qualifier}"
        case Recurrence():
            yield f"规则  {node.rule}"
            if node.relation:
                yield f"时限  {_RELATIONS[node.relation]}"
        case Grade(scale=()):
            yield f"等级  {node.symbol}"
            yield f"比较  {_OPS[node.op]}"
        case Flag():
            yield f"取值  {'是' if node.is_true else '否'}"
        case _:
            yield from _words(node, text)


def _amount(node: Amount) -> Iterator[str]:
    if node.subject:
        yield f"对象  {node.subject}"
    if node.anchor:
        yield f"起算  {node.anchor}"
    if node.direction is not None:
        change = "提高" if node.direction is Direction.INCREASE else "降低"
        yield f"方向  {change}" + (f"（与{node.baseline}相比）" if node.baseline else "")
    source = None if node.op_source is OpSource.DEFAULT and node.op is not Op.EQUAL else _SOURCES.get(node.op_source)
    yield f"比较  {_OPS[node.op]}" + (f"，{source}" if source else "")
    yield f"数值  {_number(node)}"
    yield _unit(node.unit)
    if node.approx is not Approx.NONE:
        yield "约数  " + {Approx.ABOUT: "上下均可", Approx.ABOVE: "略多", Approx.BELOW: "略少"}[node.approx]
    if node.qualifier:
        yield f"说明  {node.qualifier}"


def _number(node: Amount) -> str:
    if node.fraction:
        return f"{node.fraction[0]}/{node.fraction[1]}"
    shown = plain(node.number)
    return shown if shown == node.printed_number else f"{shown}（写作 {node.printed_number}{_factor(node)}）"


def _factor(node: Amount) -> str:
    return "" if node.multiplier == 1 else f" × {plain(node.multiplier)}"


def _unit(unit: Unit | None) -> str:
    if unit is None:
        return "单位  没有写"
    printed = f"，写作 {unit.printed}" if unit.printed and unit.printed != unit.symbol else ""
    known = "" if unit.known else "，不在单位表中"
    return f"单位  {unit.symbol}（{_DIMENSIONS[unit.dimension]}{printed}{known}）"


def _range(node: Range) -> Iterator[str]:
    if node.low.subject:
        yield f"对象  {node.low.subject}"
    if node.centre is not None:
        yield f"中心  {plain(node.centre)}"
    yield f"下限  {plain(node.low.number)}{'' if node.closed_low else '（不含）'}"
    yield f"上限  {plain(node.high.number)}{'' if node.closed_high else '（不含）'}"
    yield _unit(node.high.unit)


def _date(node: Date) -> Iterator[str]:
    if node.day is None:
        yield "日期  日历上没有这一天"
        return
    clock = f" {node.clock}" if node.clock else ""
    yield f"日期  {_day(node.day)}{clock}{_assumed(node.year_from)}"
    yield f"时限  {_RELATIONS[node.relation]}"
    if node.verb:
        yield f"事项  {node.verb}"


def _day(day: Day) -> str:
    year = "（未写年份）" if day.year is None else f"{day.year + day.year_shift}年"
    if day.year is None and day.year_shift:
        year = "次年"
    last = day.day if day.day is not None else days_in(day.year, day.month)
    return f"{year}{day.month}月{last}日" if last is not None else f"{year}{day.month}月底"


def _assumed(year_from: YearFrom | None) -> str:
    return "，年份取自表题" if year_from is YearFrom.CONTEXT else ""


def _words(node: Node, text: str) -> Iterator[str]:
    match node:
        case Text():
            for word in node.vague_words:
                yield f"模糊用语  {word.word}（{_REASONS[word.reason]}）"
            if node.named_period:
                yield "时段  有名称，没有起止日期"
        case Grade():
            yield f"档次  {'、'.join(node.scale)}"
        case Broken():
            yield f"应为  {node.expected}" + (f"；可能是 {node.guess}" if node.guess else "")
        case Empty():
            yield "没有内容" if not node.span.cut(text).strip() else "用符号表示没有内容"
        case _:
            return
