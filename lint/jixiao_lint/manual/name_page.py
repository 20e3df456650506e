"""How the name of an indicator is understood: examples read while the page is written, and the words it is read with."""

from jixiao_grammar.name import EventClass, Kind, Name, Polarity, read_name
from jixiao_grammar.name.lexicon import events, measures
from jixiao_lint.manual.grouped import grouped

_EXAMPLES = (
    "系统故障率",
    "系统故障处理率",
    "投诉处理超时率",
    "平均无故障运行时间",
    "培训人数",
    "单位能耗下降率",
    "设备购置成本",
    "网络安全巡检服务",
    "保障机关正常运转",
    "环境面貌改善，群众幸福感增强",
)
_WAYS = {Polarity.UP: "越高越好", Polarity.DOWN: "越低越好", Polarity.UNKNOWN: "看比较符"}
_KINDS = {
    Kind.RATE: "比率",
    Kind.SHARE: "占比",
    Kind.RATIO: "比值、费率",
    Kind.DEGREE: "程度",
    Kind.COUNT: "个数、人次",
    Kind.AMOUNT: "总量",
    Kind.SIZE: "大小",
    Kind.TIME: "时间",
    Kind.MONEY: "金额",
    Kind.INDEX: "指数、得分",
    Kind.GRADE: "只能分等级的",
}
_CLASSES = {
    EventClass.BAD: "失误和损失",
    EventClass.TROUBLE: "可以处置的问题",
    EventClass.COST: "消耗",
    EventClass.GOOD: "想要的结果",
    EventClass.ACT: "要做的事",
    EventClass.REMEDY: "处置问题的事",
    EventClass.LATE: "迟、漏、误",
    EventClass.WRONG: "违规",
    EventClass.NOT: "否定",
    EventClass.RISE: "增长",
    EventClass.FALL: "下降",
    EventClass.OCCUR: "发生",
    EventClass.FILLER: "不影响方向的词",
    EventClass.PLAIN: "两可的词，或者含有上面的字、意思不同的词",
}


def name_page() -> str:
    """The page on names."""
    parts = (
        "# 指标名称怎样理解",
        "三级指标的名称从末尾往前读：先是度量词，再是紧挨着它的事项，前面是对象。方向由最后一个事项决定，"
        "故障率越低越好，故障处理率越高越好，故障处理超时率又越低越好；前面的“未”“逾期”“违规”把它反过来。"
        "事项和度量词之间有读不懂的词，就不判断方向。",
        "## 例子",
        _examples(),
        f"## 度量词\n\n{grouped((_KINDS[entry.kind], word) for word, entry in measures().items())}",
        f"## 事项\n\n{grouped((_CLASSES[entry.cls], word) for word, entry in events().items())}",
    )
    return "\n\n".join(parts) + "\n"


def _examples() -> str:
    rows = (_row(read_name(name)) for name in _EXAMPLES)
    return "\n".join(("| 名称 | 对象 | 事项 | 度量词 | 方向 |", "|---|---|---|---|---|", *rows))


def _row(name: Name) -> str:
    if len(name.clauses) > 1:
        told = "两件事：" + "／".join(clause.cut(name.text) for clause in name.clauses)
        return f"| {name.text} | {told} |  |  |  |"
    if name.opening is not None:
        return f"| {name.text} | 一句要做的事，以“{name.opening.text}”开头 |  |  |  |"
    subject = name.subject.cut(name.text) if name.subject else ""
    told = "、".join(event.word for event in name.events)
    measure = name.measure.word if name.measure else ""
    return f"| {name.text} | {subject} | {told} | {measure} | {_WAYS[name.polarity] if measure else ''} |"
