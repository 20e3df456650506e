import re

from jixiao_grammar.ast import Amount, Grade, Span, Text
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Spot
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.reading import node_of
from jixiao_rules.similarity import share_no_pair, squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.views import satisfaction_rows
from jixiao_rules.words import holds, phrase, says, section, words

_SATISFIED = pattern(r"满意(?:度|率|程度|情况)?(?:指标|[（(].*[)）])?$")
_COMPLAINTS = pattern("投诉|反对|异议|意见")
_BY_STAFF = phrase(r"{unasked.staff}[^，。；;请]{0,2}对[^，。；;]{1,20}(?:打分|评分|评价|测评)")
_JUDGED = phrase(r"的?{unasked.judged}[^，。；;]{0,4}(?:满意|打分|评分|评价)")
_UNASKED = phrase(
    r"{unasked.none}(?:[收接]到)?[^，。；;]{0,6}投诉[^，。；;]{0,4}{unasked.counts-as}[^，。；;]{0,3}满意"
)
_OF_MONEY = phrase(r"(?:资金|经费|预算|款项?)[^，。；;]{0,4}{unasked.money}")
_ASKED = phrase(
    r"(?:向|对|由|面向)(?P<who>[^，。；;、和及与]{0,4}{unasked.not-served}(?:成员)?){unasked.asking}[^，。；;]{0,6}问卷"
)
_GUESSED = phrase(
    r"{unasked.guessed}|发放份数[^，。；;]{0,4}回收份数|回收份数[^，。；;]{0,6}发放份数"
    r"|发[放出][^，。；;]{0,6}[÷/与和占][^，。；;]{0,2}(?:回收|收回)"
)
_SERVICE = phrase(r"(?:对|由)?[^，。；;]{0,6}{unasked.paid}[^，。；;]{0,8}(?:评价|满意|评分|打分)")
_RESTATED = pattern(
    r"[^，。；;0-9]{0,10}满意[度率]?[^，。；;0-9]{0,5}(?P<number>[0-9]+(?:\.[0-9]+)?)\s*[%％](?:以上|及以上)?"
)
_SAMPLE = pattern("[0-9](?:[0-9,.]*)(?:[份%％分]|人(?!次)|[名户位家个村天日月年点所班])")
# What is said of prices and of payments, however short: 含运费, 按天结算.
_OF_A_PRICE = phrase("^{unasked.priced}|{unasked.settled}$")
# A share or a day, and nobody who is asked.
_OF_OTHER_THINGS = phrase("[÷]|占[^，。；;]{2,20}的?[比百]|的?{unasked.measured}$|金额")
_A_SENTENCE = 6
_CANNOT_ANSWER = phrase(r"{unasked.who}满意")


@rule(
    code="QNT014",
    topic=Topic.VAGUE.turn(8),
    sees=satisfaction_rows,
    severity=Severity.WARNING,
    message="满意度写成“{value}”，没有数值，也看不出怎样调查；应当通过问卷等方式调查，写成“≥90%”一类",
    variants={
        "complaints": Variant("没有投诉不等于满意，“{value}”不能代替满意度；应当通过问卷等方式调查，写成“≥90%”一类"),
        "unasked": Variant("描述写“{said}”，没有投诉不等于满意，满意度就没有数据来源；应当通过问卷等方式调查"),
        "unrelated": Variant("描述写的是“{said}”，没有说怎样调查满意度，像是别的指标的描述，请改写"),
        "restated": Variant("描述“{said}”只是重复了指标值，没有说明向谁、怎样调查，满意度就没有数据来源；请补上"),
        "guessed": Variant("描述写“{said}”，不是服务对象评价的结果，满意度就没有数据来源；应当通过问卷等方式调查"),
        "turned": Variant(
            "满意度应当由服务对象评价，描述写的却是“{said}”，评价的人和被评价的人写反了，请改为由服务对象打分"
        ),
        "others": Variant("“{name}”要由服务对象回答，描述写的却是“{said}”，问的不是同一批人，请核对"),
        "respondent": Variant("“{name}”的对象不能回答满意不满意，请核对名称", confidence=Confidence.CERTAIN),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{一级指标: 满意度指标, 三级指标: 受训妇女满意度, 绩效指标描述: 问卷共十题，各题平均得分折算, 指标值: ≥92分}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 群众投诉率, 指标值: ≤1%}",
        "{一级指标: 满意度指标, 三级指标: 烈士家属满意度, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: ≥满意}",
        "{一级指标: 满意度指标, 三级指标: 查档群众满意度, 绩效指标描述: 由工作人员邀请群众对服务打分, 指标值: ≥92%}",
        "{一级指标: 满意度指标, 三级指标: 消费者满意度, 绩效指标描述: 第三方在农贸市场拦访600人, 指标值: ≥92%}",
        "{一级指标: 满意度指标, 三级指标: 患者满意度, 绩效指标描述: 对患者开展问卷调查，评价满意的占比, 指标值: ≥92%}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 绩效指标描述: 群众对窗口工作人员的评价, 指标值: ≥92%}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: 90分以上}",
        "{一级指标: 满意度指标, 三级指标: 服务对象满意度, 绩效指标描述: 好评件数÷参评件数×100%, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 居民满意度, 绩效指标描述: 选“满意”的户数占受访户数的比例, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 学生及教职工满意度, 绩效指标描述: 向学生和教职工发放问卷, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 企业满意度, 绩效指标描述: 工作人员向企业发放问卷，评价资金拨付是否及时, 指标值: ≥90%}",
    ],
    fails=[
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: «满意»}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: «无投诉»}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: «较高»}",
        "{一级指标: 满意度指标, 三级指标: «设备满意度», 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 家长满意度, 绩效指标描述: 问卷«发放份数与回收份数»之比, 指标值: ≥93%}",
        "{一级指标: 满意度指标, 三级指标: 司机满意度, 绩效指标描述: 以年末常住人口数为基数按比例«推算», 指标值: ≥85%}",
        "{一级指标: 满意度指标, 三级指标: 农村群众满意度, 绩效指标描述: «按期拨付财政资金», 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 教师满意度, 绩效指标描述: 结业后«没有收到投诉的视同满意»，不另发问卷, 指标值: ≥92%}",
        "{一级指标: 满意度指标, 三级指标: 受助残疾人满意度, 绩效指标描述: «资金按时拨付的比例», 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 家长满意度, 绩效指标描述: «发放问卷数÷回收»问卷数, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 观众满意度, 绩效指标描述: 项目单位«自评»得分, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 服务对象满意度, 绩效指标描述: «满意度达到90%以上», 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 读者满意度, 绩效指标描述: «向领导班子成员发放问卷»，满意以上占比, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 人民群众安全满意度, 绩效指标描述: «对采购供应商售后服务的评价», 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 逝者家属满意度, 绩效指标描述: «抽查无误例数÷抽查例数×100%», 指标值: ≥95%}",
        "{一级指标: 满意度指标, 三级指标: 观众满意度, 绩效指标描述: «展品全部开放的日期», 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 村医满意度, 绩效指标描述: 问卷调查村民，«对村医服务表示满意»的占比, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 绩效指标描述: 请馆内«接待人员对来馆查档群众的配合程度打分», 指标值: ≥92%}",
    ],
)
def satisfaction_no_survey(row: Row) -> Found:
    """满意度看不出怎样调查。

    检查什么：满意度的值是“满意”“较高”“无投诉”等文字，或者对象不可能回答（设备、河道）。

    为什么：满意度要由服务对象回答，没有调查就没有数；没有人投诉，也可能是没有渠道。

    怎么改：写成“≥90%”，并准备好问卷。

    不报的情形：投诉率、投诉次数作指标的；家属、使用者等能够回答的。
    """
    if row.name is None or row.target is None or not _SATISFIED.search(row.text("三级指标")):
        return
    node, value = node_of(row), row.text("指标值")
    if _CANNOT_ANSWER.search(row.name.text):
        yield Hit(trimmed(row.name), {"name": row.text("三级指标")}, "respondent")
    elif (said := _judged_by_staff(row) or _judged(row)) is not None:
        yield Hit(said, {"said": said.span.cut(said.cell.text)}, "turned")
    elif (said := _found(row, _UNASKED)) is not None:
        yield Hit(said, {"said": said.span.cut(said.cell.text)}, "unasked")
    elif (said := _guessed(row)) is not None:
        yield Hit(said, {"said": said.span.cut(said.cell.text)}, "guessed")
    elif (said := _asked_others(row)) is not None:
        yield Hit(said, {"said": said.span.cut(said.cell.text), "name": row.text("三级指标")}, "others")
    elif (said := _restated(row)) is not None:
        yield Hit(said, {"said": said.span.cut(said.cell.text)}, "restated")
    elif (told := row.cell("绩效指标描述")) is not None and _is_of_another(told.text, row.text("三级指标")):
        yield Hit(trimmed(told), {"said": told.text.strip()}, "unrelated")
    elif _COMPLAINTS.search(value) and isinstance(node, Text | Amount):
        yield Hit(trimmed(row.target), {"value": value}, "complaints")
    elif isinstance(node, Text | Grade) and value not in words("placeholders") and not re.search("[0-9≥≤]", value):
        yield Hit(trimmed(row.target), {"value": value})


def _judged_by_staff(row: Row) -> Spot | None:
    """Where the description has the unit's own people judge those whom it serves; None for a survey among its people."""
    return None if holds(row.text("三级指标"), "own-staff") else _found(row, _BY_STAFF)


def _restated(row: Row) -> Spot | None:
    """The description that says the target once more, and not how it is asked for: 满意度达到90%以上."""
    said = row.cell("绩效指标描述")
    found = _RESTATED.fullmatch(said.text.strip("。 ")) if said is not None else None
    same = found is not None and row.amount is not None and row.amount.printed_number == found["number"]
    return trimmed(said) if said is not None and same else None


def _guessed(row: Row) -> Spot | None:
    """Where the description computes something else than what people say: who came back, how many live there."""
    said = row.text("绩效指标描述")
    return None if says(_GUESSED.sub("", said), "unasked.opinion") else _found(row, _GUESSED)


def _asked_others(row: Row) -> Spot | None:
    """Where the description asks the unit's own people, or those whom it pays, for the satisfaction of those whom it serves."""
    name = row.text("三级指标")
    whose = _SATISFIED.sub("", name)
    is_served = (holds(name, "public") or whose.endswith(section("unasked.outsiders"))) and not holds(
        name, "own-people"
    )
    return (_found(row, _ASKED) or _found(row, _SERVICE)) if is_served else None


def _is_of_another(said: str, name: str) -> bool:
    """True for a description that has no word of a survey, and nothing of the name."""
    bare = squeezed(said)
    if _OF_MONEY.search(said) and not says(said, "unasked.opinion"):
        return True
    if _OF_OTHER_THINGS.search(said) and not says(said, "unasked.answers"):
        return share_no_pair(bare, squeezed(name))
    if _SAMPLE.search(said):
        return False  # how many are asked
    if _OF_A_PRICE.search(said) and not says(said, "unasked.survey"):
        return share_no_pair(bare, squeezed(name))
    return len(bare) >= _A_SENTENCE and not says(said, "unasked.survey") and share_no_pair(bare, squeezed(name))


def _judged(row: Row) -> Spot | None:
    """Where the description has others judge those whose satisfaction the name asks: 调查村民对乡村医生服务表示满意的占比."""
    who = _SATISFIED.sub("", row.text("三级指标"))
    said = row.cell("绩效指标描述")
    at = said.text.find(f"对{who}") if said is not None and len(who) > 1 else -1
    if said is None or at < 0:
        return None
    judged = _JUDGED.match(said.text, at + 1 + len(who))
    return None if judged is None else said.at(Span(at, judged.end()))


def _found(row: Row, form: re.Pattern[str]) -> Spot | None:
    said = row.cell("绩效指标描述")
    found = None if said is None else form.search(said.text)
    return None if said is None or found is None else said.at(Span(found.start(), found.end()))
