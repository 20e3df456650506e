import re
from functools import cache

from jixiao_grammar.ast import Text
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import worded_rows
from jixiao_rules.words import longest_first, phrase

_NAMED = phrase(
    r"《[^》]+》|〔\d{4}〕|\[\d{4}\]|[A-Z]{2,}[/A-Z]*\s?\d{3,}|{rules-kept.issuers}(?:[一二三四]级)?{rules-kept.standards}+|设计文件"
)
# A longer text says more than that a rule is kept; the bound also bounds the work of the patterns below.
_LONGEST = 24
_TAIL = pattern(r"[。；;.!！\s]+$")


@rule(
    code="QNT007",
    topic=Topic.VAGUE.turn(4),
    sees=worded_rows,
    severity=Severity.WARNING,
    message="“{value}”没有说按哪个规定、达到什么程度，无法考核，不符合目标可衡量的要求；请写明具体的数、日期或者标准名称",
    variants={
        "named": Variant(
            "“{value}”以一项标准代替指标值，建议写成可以统计的比率，如“达标率 100%”", Severity.INFO, Confidence.POSSIBLE
        )
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 质量指标, 三级指标: 工程验收, 指标值: 验收合格}",
        "{二级指标: 时效指标, 三级指标: 完成时间, 指标值: 按计划于2025年9月底前完成}",
        "{二级指标: 时效指标, 三级指标: 补助发放时间, 指标值: 按月发放}",
        "{二级指标: 时效指标, 三级指标: 按计划完成率, 指标值: 100%}",
        "{二级指标: 社会效益指标, 三级指标: 人才队伍, 指标值: 按规定比例配备专职人员}",
        "{二级指标: 质量指标, 三级指标: 设施设备, 指标值: 达标}",
    ],
    fails=[
        "{二级指标: 质量指标, 三级指标: 资金使用, 指标值: «符合相关规定»}",
        "{二级指标: 质量指标, 三级指标: 财务管理, 指标值: «严格执行相关制度规定»}",
        "{二级指标: 时效指标, 三级指标: 项目进度, 指标值: «按计划实施»}",
        "{二级指标: 时效指标, 三级指标: 完成时间, 指标值: «在项目计划完成时间内完成»}",
        "{二级指标: 成本指标, 三级指标: 成本控制, 指标值: «资金执行在预算范围内»}",
        "{二级指标: 成本指标, 三级指标: 项目成本, 指标值: «不超预算»}",
        "{二级指标: 社会效益指标, 三级指标: 服务水平, 指标值: «达到预期目标»}",
        "{二级指标: 质量指标, 三级指标: 水质, 指标值: «符合国家标准»}",
    ],
)
def compliance_filler(row: Row) -> Found:
    """值写成“符合规定”“按计划实施”。

    检查什么：整格只说符合规定、严格执行制度、按计划（要求、合同、进度）实施、达到预期目标、不超预算，没有数，也没有说是哪个规定。

    为什么：规定、计划、预期都没有写在表里，到年底无从对照，谁都可以说做到了。

    怎么改：把规定或计划里的那个数写出来：质量写“合格率=100%”，时间写“2025年9月底前”，成本写“≤55万元”。

    不报的情形：写明了标准名称、文号的按提示处理；格里另有数、日期、频次；“合格”“达标”由 QNT001 检查。
    """
    node = node_of(row)
    if row.target is None or not isinstance(node, Text) or node.freq:
        return
    value = _TAIL.sub("", row.target.text.strip())
    named = _NAMED.search(value) is not None
    bare = _NAMED.sub("规定", value)
    if len(bare) <= _LONGEST and any(filler.fullmatch(bare) for filler in _fillers()):
        yield Hit(trimmed(row.target), {"value": value}, "named" if named else None)


@cache
def _fillers() -> tuple[re.Pattern[str], ...]:
    thing = "|".join(longest_first("rule-words"))
    whose = "{rules-kept.whose}*"
    rules = rf"{whose}(?:{thing})(?:{whose}(?:{thing}))*"
    follow, do, subject = "(?:严格)?{rules-kept.follow}", "{rules-kept.done}*", "{rules-kept.subject}*"
    within = "{rules-kept.within}*(?:之?内|以内)?"
    forms = (
        f"{subject}{follow}{rules}{do}",
        f"{subject}在{rules}{within}{do}",
        f"{subject}(?:控制|保持)?(?:在|于)?{{rules-kept.not-above}}{whose}预算{within}(?:安排|批复|总额)?",
        f"{subject}{{rules-kept.lawful}}",
    )
    return tuple(map(phrase, forms))
