from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Row, Table, tables
from jixiao_rules.absence import asks_whether
from jixiao_rules.documents import AUDIT, REVIEW
from jixiao_rules.left_over import is_left_over
from jixiao_rules.results import is_judged
from jixiao_rules.words import words

# A stand-in for a number or a word that was to be filled in: **月**日, XX个, 20XX年, ××人次. A single * marks a core indicator.
_STAND_IN = pattern(r"[*＊]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|(?<![0-9０-９A-Za-z）)])×+(?![0-9０-９])")
_SIGNS = frozenset("*＊Xx×NnＮ")
# A letter for a number that was never filled in: N年, ≥N个.
_LETTER = pattern(r"[≥≤＝=<>＜＞]*\s*[NnＮ]\s*(?:%|％|个月|[年月日天个次场期人户万元件台套]{1,2})(?:以上|以下|以内)?")
# What libraries of indicators put behind a name for the one who fills in the value: （≥**人）, ≥**%.
_OF_LIBRARY = pattern(r"[（(]?\s*[≥≤＝=<>＜＞]+\s*[*＊]{2,}[^*＊（）()]{0,8}[)）]?\s*$")

_DESCRIPTION = "绩效指标描述"
_OF_CONTENT = ("三级指标", "指标值", _DESCRIPTION)


@rule(
    code="STR002",
    topic=Topic.BLANK.turn(3),
    sees=tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{word}”不是{field}的内容，应当填写实际内容",
    variants={
        "stand-in": Variant("“{word}”是没有替换的模板占位，应当写明实际内容"),
        "library": Variant(
            "名称末尾的“{word}”是指标库里提示填数的，指标值已经填了，建议从名称里删去", Severity.INFO, Confidence.LIKELY
        ),
        "description": Variant("绩效指标描述只写了“{word}”，应当说明指标的含义和计算方法", Severity.WARNING),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(AUDIT, Authority.PRACTICE)],
    passes=[
        "指标: [{三级指标: 有无安全事故, 指标值: 无}]",
        "指标: [{二级指标: 社会成本指标, 三级指标: 对企业正常经营造成的影响, 指标值: 无}]",
        "指标: [{三级指标: 无障碍设施改造数量, 指标值: ≥30处}]",
        "指标: [{三级指标: ＊公共文化场馆开放天数, 指标值: ≥300天}]",
        "指标: [{三级指标: 人均培训成本, 绩效指标描述: 培训支出/（培训人数×天数）, 指标值: ≤450元/人·天}]",
        "指标: [{三级指标: 全天候监控, 指标值: 7×24小时}]",
        "绩效目标: 实施７×２４小时运维\n",
        "指标: [{三级指标: XXL号服装采购数量, 指标值: ≥30套}]",
        "指标: [{一级指标: 项目管理, 三级指标: 财务制度健全性, 指标值: '-', 实际完成值: 制度健全}]",
    ],
    fails=[
        """
        指标:
        - {三级指标: 志愿服务活动场次, 计算符号: ≥, 指标值: 12, 计量单位: 次数«XX»}
        """,
        "指标: [{三级指标: 每个托管班费用, 指标值: ≤2, 计量单位: «待定»}]",
        "指标: [{二级指标: 生态效益指标, 三级指标: «/», 指标值: /}]",
        "指标: [{三级指标: 社会影响, 指标值: «无»}]",
        "指标: [{三级指标: 培训人次, 指标值: ≥«**»人次}]",
        "指标: [{三级指标: 采购完成时间, 指标值: 20«XX»年12月底前}]",
        "指标: [{三级指标: 购置«××»数量, 指标值: ≥5台}]",
        "指标: [{三级指标: 受益农户数«（≥**户）», 指标值: ≥260户}]",
        "指标: [{三级指标: 人均成本, 绩效指标描述: «××»支出/培训人数, 指标值: ≤450元}]",
        "指标: [{三级指标: 设备使用年限, 指标值: «N年»}]",
        "绩效目标: «见附件»",
        "指标: [{三级指标: 志愿服务活动场次, 指标值: ≥60, 计量单位: 次数«XX»}]",
    ],
)
def placeholder(table: Table) -> Found:
    """用占位符代替内容。

    检查什么：绩效目标、三级指标、绩效指标描述、指标值整格只有“/”“无”“不涉及”等，或者留有“**”“XX”等模板占位。

    为什么：占位符没有内容，无法考核；申报系统不予保存，审计时也会指出“无效指标占分”。

    怎么改：有内容的写内容；确实不涉及的，删去这一行。

    名称末尾的“（≥**户）”一类是指标库里提示填数的，指标值填了的只作提示。

    不报的情形：决策、过程、管理一类按完成情况评的；问“有无”“是否”，或者问事故、损失、负面影响的指标填“无”；名称前标示核心指标的一个星号；“无障碍”等词里的“无”；
    描述里算式的乘号。
    """
    goal = table.cell("绩效目标")
    if goal is not None:
        yield from _placeholder(goal, None)
    signs = not _SIGNS.isdisjoint(table.characters)
    for row in table.rows():
        if not signs and words("placeholders").isdisjoint(map(row.text, _OF_CONTENT)) and not _is_open(row):
            continue  # as nearly all
        if is_left_over(row.text("三级指标")):
            continue  # STR011 tells it
        # One empty row is one defect: what is said about its name need not be said again about its value.
        for field in (*_OF_CONTENT, "计量单位"):
            cell = row.cell(field)
            if field == "计量单位" and row.text(field) in words("placeholders") and not _is_open(row):
                continue  # a target in words has no unit
            if field == "指标值" and is_judged(row):
                continue  # decision and management are judged by what was done
            hits = (
                list(_placeholder(cell, row))
                if cell is not None and _may_stand_in(row.text(field), signs=signs)
                else []
            )
            yield from hits
            if hits:
                break


def _is_open(row: Row) -> bool:
    """The unit is still to be written."""
    return row.text("计量单位") in words("still-open")


def _may_stand_in(text: str, *, signs: bool) -> bool:
    """With `signs` False, none of the signs stands anywhere in the table."""
    return text in words("placeholders") or (signs and not _SIGNS.isdisjoint(text))


def _placeholder(cell: Cell, row: Row | None) -> Found:
    bare = cell.text.strip()
    if bare in words("placeholders"):
        if bare == "无" and row is not None and asks_whether(row.text("三级指标")):
            return
        variant = "description" if cell.field == _DESCRIPTION else None
        yield Hit(cell.at(_span(cell.text, bare)), {"word": bare, "field": cell.field}, variant)
        return
    hint = _OF_LIBRARY.search(cell.text) if row is not None and cell.field == "三级指标" and row.target else None
    if hint is not None and _STAND_IN.search(cell.text[: hint.start()]) is None:
        word = hint[0].strip()
        yield Hit(cell.at(Span(hint.start(), hint.start() + len(word))), {"word": word}, "library")
        return
    if cell.field == "指标值" and _LETTER.fullmatch(bare):
        yield Hit(cell.at(_span(cell.text, bare)), {"word": bare}, "stand-in")
        return
    for match in _STAND_IN.finditer(cell.text):
        if match[0] == "×" and cell.field == _DESCRIPTION:
            continue  # 培训支出/（培训人数×天数）: how it is computed
        yield Hit(cell.at(Span(match.start(), match.end())), {"word": match[0]}, "stand-in")
        return  # a cell that was not filled in is told once


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))
