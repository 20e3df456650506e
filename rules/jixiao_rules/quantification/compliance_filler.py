import re
from functools import cache

from jixiao_grammar.ast import Text
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.words import longest_first

_NAMED = pattern(
    r"《[^》]+》|〔\d{4}〕|\[\d{4}\]|[A-Z]{2,}[/A-Z]*\s?\d{3,}|(?:国家|行业|地方|企业|国际|省级|部颁|设计|环评)(?:[一二三四]级)?(?:标准|及?规范|规程|要求)+|设计文件"
)
# A longer text says more than that a rule is kept; the bound also bounds the work of the patterns below.
_LONGEST = 24
_TAIL = pattern(r"[。；;.!！\s]+$")


@rule(
    code="QNT007",
    topic=Topic.VAGUE.turn(4),
    sees=rows,
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
    if len(bare) <= _LONGEST and any(pattern.fullmatch(bare) for pattern in _fillers()):
        yield Hit(trimmed(row.target), {"value": value}, "named" if named else None)


@cache
def _fillers() -> tuple[re.Pattern[str], ...]:
    thing = "|".join(longest_first("rule-words"))
    whose = (
        r"(?:国家|中央|上级|省级?|市级?|区级?|县级?|省市|各级|本级|本?单位|本?部门|主管部门|财政|财政部门|甲方|业主|行业"
        r"|批复|核定|下达|省定|市定|法定|现行|环保|安全|卫生|消防|质量|技术|财务|采购|管理|工作|服务"
        r"|有关|相关|各项|各类|既定|预定|规定|原定|年度|年初|总体|的|和|及|与|或|、|《规定》)*"
    )
    rules = rf"{whose}(?:{thing})(?:{whose}(?:{thing}))*"
    follow = r"(?:严格)?(?:按照?|依照|依据|根据|遵照|遵守|遵循|符合|满足|达到|执行|落实|对照|依)"
    do = (
        r"(?:如期|按时|及时|有序|全面|全部|规范|顺利|严格|推进|完成|实施|执行|进行|开展|办理|落实|落实到位|支付|拨付|使用|发放|验收|组织"
        r"|组织实施|推动|管理|操作|采购|施工|建设|到位|验收合格|工作|任务|项目|各项|资金)*"
    )
    subject = (
        r"(?:资金|项目|工作|工程|任务|各项|全部|均|成本|支出|费用|总成本|执行|使用|管理|完成|支付|控制|实施|严格|质量|进度|服务|产品"
        r"|、|和|已|能够?)*"
    )
    within = r"(?:范围|额度|数|金额|期限|时间|标准)*(?:之?内|以内)?"
    return (
        re.compile(rf"{subject}{follow}{rules}{do}"),
        re.compile(rf"{subject}在{rules}{within}{do}"),
        re.compile(
            rf"{subject}(?:控制|保持)?(?:在|于)?(?:不超过?出?|不突破|未超过?出?|不高于|不大于|控制在){whose}预算{within}(?:安排|批复|总额)?"
        ),
        re.compile(rf"{subject}(?:合法合规|依法依规|合规合法|合理合规|合规有效|合规使用)"),
    )
