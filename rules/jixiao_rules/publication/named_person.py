import re
from functools import cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import OPEN_INFORMATION, PERSONAL_INFORMATION
from jixiao_rules.words import holds, phrase, with_sections

_IN_CHARGE = phrase("{persons.in-charge}")
# The surnames of nine in ten people; without one, what follows the role is an office (联系人：办公室).
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧肖田董袁潘蒋蔡余杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆范汪廖石"
    "贾韦夏付傅邹熊白孟秦邱侯江尹薛闫阎雷龙史陶黎贺毛郝顾龚邵万覃武钱戴莫孔汤温庞樊葛邢翟殷"
)
_OFFICE = phrase(r"[局科处室部委办站所院校组队股厅司]$|{persons.titles}$")
_HINT = pattern(r"人\s*[:：]|姓名\s*[:：]")


@rule(
    code="PUB002",
    topic=Topic.PERSON.turn(1),
    sees=cells(holding=_HINT),
    severity=Severity.INFO,
    message="写有{role}的姓名，公开前请核对是否需要保留",
    variants={
        "helped": Variant(
            "写有{role}的姓名，与救助、疾病等情况连在一起属于个人隐私，不符合公开的要求，请删除", Severity.WARNING
        )
    },
    basis=[Basis(PERSONAL_INFORMATION, Authority.BINDING), Basis(OPEN_INFORMATION, Authority.BINDING)],
    passes=[
        "联系人：办公室，负责人：各科室",
        "'责任人：市水务局'",
        "项目负责人制度覆盖率100%",
        "'负责人：高新区管委会，联系人：江北分局'",
        "'救助残疾人300人，联系人：何处查询见须知'",
    ],
    fails=[
        "清淤河道12公里。项目负责人：«王小明»，联系电话022-23110000",
        "'救助对象姓名：«李桂英»，患病住院'",
    ],
)
def named_person(cell: Cell) -> Found:
    """写有自然人姓名。

    检查什么：各栏里“负责人：”“联系人：”“姓名：”等后面的人名。

    为什么：绩效目标表随预算公开；经办人的姓名一般不必公开，受助人、患者的姓名属于个人隐私。

    怎么改：公开的版本里删去；受助人只写人数。

    不报的情形：写的是单位、科室或者职务；表格末尾签字的地方。
    """
    for found in _named().finditer(cell.text):
        if not _OFFICE.search(found[2]):
            # Who is in charge of helping the sick is no secret; who is helped is.
            helped = not _IN_CHARGE.search(found[1]) and holds(cell.text, "people-in-need")
            yield Hit(cell.at(Span(found.start(2), found.end(2))), {"role": found[1]}, "helped" if helped else None)


@cache
def _named() -> re.Pattern[str]:
    roles = with_sections("{persons.roles}")
    return pattern(rf"({roles})\s*[:：]\s*([{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])")
