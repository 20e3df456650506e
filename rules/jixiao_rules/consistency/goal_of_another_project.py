from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.own_words import own_words
from jixiao_rules.similarity import share_no_pair
from jixiao_rules.words import one_of, phrase, says, section

_ENDS = section("other-project.ends")
# 通过…项目的实施, 完成…任务: what is carried out, without a number.
_NAMED = phrase(
    rf"{{other-project.begins}}(?P<what>{HAN}{{4,24}}?){{other-project.ends}}(?=的?{{other-project.done}}|[，,。；;、]|$)"
)
_PLACE = pattern(rf"{HAN}{{2,4}}?[省市县区乡镇州旗]")
_A_NAME = 4  # characters that a table does not leave out by chance
_OWN = ("表题", "单位", "项目名称", "资金用途")


@rule(
    code="CON034",
    topic=Topic.GOAL.turn(9),
    sees=tables,
    needs=needs("绩效目标", "项目名称", words=_ENDS),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，项目名称、资金用途和各项指标都没有提到“{what}”，像是别的项目的内容，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        项目名称: 农村公路安全生命防护工程
        资金用途: 安装波形护栏360万元。
        绩效目标: 完成年度防护任务，安装波形护栏30公里。
        """,
        """
        项目名称: 基本公共卫生服务
        资金用途: 免疫规划96万元。
        绩效目标: 规范公共场所秩序，完成上级分配的各项工作任务。
        """,
        """
        项目名称: 化肥储备与基层供销社改造
        资金用途: 化肥储备贴息72万元，基层社改造60万元。
        绩效目标: 通过基层供销社改造项目的实施，改造基层社6个。
        """,
        """
        项目名称: 部门整体支出
        绩效目标: 完成全部监测任务，开展村级公益事业奖补项目评审。
        指标:
          - {三级指标: 村级公益事业奖补项目个数, 指标值: ≥60个}
        """,
    ],
    fails=[
        """
        项目名称: 化肥储备与基层供销社改造
        资金用途: 化肥储备贴息72万元，基层社改造60万元。
        绩效目标: «通过村级公益事业奖补项目»的实施，储备化肥8000吨，改造基层社6个。
        """,
        """
        项目名称: 石门县农村公路安全生命防护工程
        资金用途: 安装波形护栏360万元。
        绩效目标: «完成石门县渡口渡船更新改造任务»，安装波形护栏30公里。
        """,
    ],
)
def goal_of_another_project(table: Table) -> Found:
    """绩效目标写了别的项目。

    检查什么：绩效目标说通过或者完成某个项目、任务，而这个名称里除了地名和常用字，没有一个词在表题、单位、项目名称、资金用途和
    各项指标里出现过。

    为什么：多是套用别的项目的文字漏改，公开以后读者不知道是哪个项目。

    怎么改：改成本项目的内容。

    不报的情形：名称里有一个词在别处说到的；只写“年度任务”“全部工程”的；没有资金用途和指标可以对照的表。
    """
    goal, rows = table.cell("绩效目标"), table.rows()
    if goal is None or not (table.text("资金用途") or rows):
        return
    for found in _NAMED.finditer(goal.text):
        if says(found["what"], "other-project.any"):
            continue
        own = own_words(one_of("deeds").sub(" ", _PLACE.sub(" ", found["what"])))
        if not any(len(part) >= _A_NAME for part in own):
            continue
        texts = [table.text(field) for field in _OWN]
        rest = "\n".join(texts + [row.text("三级指标") + row.text("绩效指标描述") for row in rows])
        if all(share_no_pair(part, rest) for part in own):
            what = next(part for part in own if len(part) >= _A_NAME)
            yield Hit(goal.at(Span(found.start(), found.end())), {"said": found[0], "what": what})
