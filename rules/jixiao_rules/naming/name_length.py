from jixiao_grammar.name import bare_name
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.spots import trimmed

_QUOTED = pattern("《[^》]*》|“[^”]*”")


@rule(
    code="NAM006",
    topic=Topic.LENGTH.turn(2),
    sees=cells("三级指标"),
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="三级指标有 {length} 个汉字，超过 {maximum} 个；建议名称只写量什么，范围和算法写在绩效指标描述里",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    options={"maximum": "三级指标最多的汉字个数"},
    passes=[
        "烈士纪念设施保护标志及标识牌与国家标准要求达标性",
        "《关于进一步加强全市历史文化名城名镇名村保护工作的实施意见》印发份数",
        "高标准农田建设面积（含新建、改造提升和配套田间道路、灌排沟渠、农田防护林网）",
    ],
    fails=[
        "«面向全市各区县基层医疗卫生机构开展的常见病多发病诊疗规范培训合格率»",
    ],
)
def name_length(cell: Cell, *, maximum: int = 25) -> Found:
    """三级指标名称过长。

    检查什么：三级指标超过 25 个汉字（可用选项改）。

    为什么：名称应当简洁，一眼看出量的是什么；名称太长，多是把范围、要求和算法都写了进去。

    怎么改：名称只留对象和度量词，其余写在绩效指标描述里。

    不报的情形：书名号、引号里的名称和括号里的说明不计字数；超过 40 字、会被系统截断的，由 STR014 报告。
    """
    if len(cell.text) <= maximum:
        return
    length = sum("\u4e00" <= char <= "\u9fff" for char in _QUOTED.sub("", bare_name(cell.text)))
    if length > maximum:
        yield Hit(trimmed(cell), {"length": str(length), "maximum": str(maximum)})
