import re
from functools import cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import REVIEW
from jixiao_rules.words import phrase

_HINT = pattern("公司")


@rule(
    code="PUB008",
    topic=Topic.VENDOR.turn(1),
    sees=cells("资金用途", "绩效目标", "三级指标", "绩效指标描述", "指标值", holding=_HINT),
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="写有承接单位“{company}”；还没有采购的，建议只写采购什么，不写向谁采购",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "培训企业500家，支持有限公司改制30户",
        "按合同向市公交集团有限公司拨付运营补贴",
        "委托专业公司开展测绘",
    ],
    fails=[
        "委托«某某市政工程有限公司»养护道路120公里",
        "聘请«天平会计师事务所有限责任公司»审计项目12个",
    ],
    pedantic=True,
)
def vendor_named(cell: Cell) -> Found:
    """指定了供应商。

    检查什么：用途、目标和指标里，“委托”“聘请”“采购”后面写了某某有限公司。

    为什么：编制绩效目标时多数还没有采购，先写了供应商，会被认为指定承接单位。

    怎么改：只写采购的货物、工程或者服务。

    不报的情形：作为补贴对象、服务对象的企业；没有写名称的“专业公司”；合同已经签订的可以保留，所以这条默认不启用。
    """
    for found in _hired().finditer(cell.text):
        yield Hit(cell.at(Span(found.start(1), found.end(1))), {"company": found[1]})


@cache
def _hired() -> re.Pattern[str]:
    return phrase(r"{vendors.chosen}(?:了|由)?([\u4e00-\u9fff（）()]{3,24}?(?:有限公司|有限责任公司|股份公司))")
