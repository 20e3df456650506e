from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.spots import trimmed

_FIELDS = ("预算数", "财政资金", "其他资金", "上年结转")
_PLAIN = pattern(r"-?[0-9]+(?:\.([0-9]+))?")
_SEPARATED = pattern(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?(?:万?元)?")
_WITH_UNIT = pattern(r"([0-9][0-9,，.]*)\s*(万?元)")


@rule(
    code="MON009",
    topic=Topic.UNIFORM.turn(3),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="{field}“{text}”的小数有 {places} 位，预算数是 {others} 位，建议统一",
    variants={
        "separated": Variant("{field}“{text}”有千分位逗号，导入系统时会被当成文字，建议去掉"),
        "unit": Variant("{field}“{text}”又写了一遍“{unit}”，表头已经写明金额单位，建议只写数"),
        "long": Variant("{field}“{text}”的小数有 {places} 位，金额单位为{unit}时一般不超过 {most} 位"),
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    options={"most": "金额单位为万元时小数最多的位数"},
    passes=[
        "金额单位: 万元\n预算数: 55.00\n财政资金: 55.00\n",
        "金额单位: 万元\n预算数: 55\n财政资金: 50\n其他资金: 0\n",
    ],
    fails=[
        "金额单位: 万元\n预算数: 55.00\n财政资金: «55»\n",
        "金额单位: 元\n预算数: «1,550,000»\n",
        "金额单位: 万元\n预算数: «55万元»\n",
        "金额单位: 万元\n预算数: «55.1234567»\n",
    ],
    pedantic=True,
)
def amount_format(table: Table, *, most: int = 6) -> Found:
    """金额格式不统一。

    检查什么：预算数、财政资金、其他资金的小数位数不一致、有千分位逗号、格内重复写单位、小数过多。

    为什么：格式不统一，汇总和勾稽时容易出错。

    怎么改：统一小数位数，只写数。

    不报的情形：写“0”或者空着的；不填金额单位的表。各地系统导出的格式不同，默认不启用。
    """
    budget = _PLAIN.fullmatch(table.text("预算数"))
    for field in _FIELDS:
        cell, text = table.cell(field), table.text(field)
        if cell is None or not text:
            continue
        fields = {"field": field, "text": text, "unit": table.money_unit or "", "most": str(most)}
        match = _PLAIN.fullmatch(text)
        places = len(match[1] or "") if match else 0
        with_unit = _WITH_UNIT.fullmatch(text)
        if _SEPARATED.fullmatch(text):
            yield Hit(trimmed(cell), fields, "separated")
        elif with_unit is not None and table.money_unit and table.text("金额单位"):
            yield Hit(trimmed(cell), fields | {"unit": with_unit[2]}, "unit")
        elif match is not None and places > most:
            yield Hit(trimmed(cell), fields | {"places": str(places)}, "long")
        elif match is not None and budget is not None and text != "0" and places != len(budget[1] or ""):
            yield Hit(trimmed(cell), fields | {"places": str(places), "others": str(len(budget[1] or ""))})
