"""What a defect is about, and who speaks where several rules see the same one.

A rule declares the topic of its defect and its turn there. About one row, of one topic, the rule with the first turn speaks.
Different topics speak beside each other (a wrong unit and a wrong direction are two defects), but for a few that leave nothing
to be said: a value that was not read and a cell that is blank silence what else is said about that cell, a row that is no
indicator what else is said about how the row is written, and no size is judged before its unit is settled, nor where the goal
has another number for it.
"""

from collections.abc import Sequence

from jixiao_grammar.record import Closed, Record


class Topic(Closed):
    """What a defect is about. The value is the word for it in the manual."""

    # How a row is written, from what must be there to what is a matter of taste.
    NO_INDICATOR = "整行不是指标"
    BLANK = "没有填写"
    UNREAD = "值没有读懂"
    UNIT = "计量单位和值的种类"
    DIRECTION = "方向和比较符"
    NO_SIGN = "没有比较符"
    PROMISED = "与目标的数相符"
    SIZE = "数的大小"
    NUMBER = "数字的写法"
    VAGUE = "没有可以衡量的标准"
    BASELINE = "基期"
    SEVERAL_VALUES = "一格几个值"
    TIME = "时间"
    DATE_FORM = "日期的写法"
    CLASS = "指标类别"
    NAME = "名称说什么"
    DEGREE = "名称里的方向和程度"
    NAME_FORM = "名称的写法"
    LENGTH = "长度"
    FORMULA = "算法"
    BLANKS = "空格和标点"
    # What a row has to do with others.
    COPY = "表内重复"
    BORROWED = "照搬别处"
    AGREEMENT = "与目标、上下文相符"
    SPREAD = "各表之间的标准"
    LAST_YEAR = "与上年相比"
    UNIFORM = "写法统一"
    AMOUNT = "金额"
    STANDARD = "支出标准"
    RESULT = "实际完成值"
    TOLD = "完成情况的文字"
    REASON = "偏差原因"
    POINTS = "得分与分值"
    EARNED = "得分与完成情况"
    TOTAL = "总分和等级"
    EXECUTION = "预算执行"
    WEIGHT = "一行的分值"
    WEIGHT_SUM = "分值合计"
    WEIGHT_SHARE = "各类的分值"
    # What stands in the head, or nowhere in particular.
    TREE = "指标体系"
    MISSING = "缺少的指标"
    EVIDENCE = "效益的数据"
    COUNT = "指标的多少"
    FIELD = "表头的内容"
    FUNDS = "资金"
    GOAL = "绩效目标的内容"
    GOAL_FORM = "绩效目标的写法"
    YEAR = "年份"
    TITLE = "表题"
    # What must not be published.
    PRIVACY = "个人信息"
    PERSON = "自然人姓名"
    SECRECY = "涉密字样"
    SYSTEM = "系统信息"
    VENDOR = "供应商"
    DEBRIS = "残留的文字"
    REFERENCE = "指代"
    OWN = "规则自己的问题"  # of a rule that declares none: nobody shares it

    def turn(self, number: int) -> "Turn":
        """The place of a rule in the order of this topic; 1 speaks first."""
        return Turn(self, number)


class Turn(Record):
    """The topic of a rule's defect, and when the rule speaks there; equal numbers in the order of the codes."""

    topic: Topic
    number: int


OWN_TURN = Topic.OWN.turn(1)

# What is said about how one cell is written: nothing of it need be said where the cell is blank or was not read.
_OF_A_CELL = frozenset(
    {
        Topic.UNIT,
        Topic.DIRECTION,
        Topic.NO_SIGN,
        Topic.SIZE,
        Topic.NUMBER,
        Topic.VAGUE,
        Topic.BASELINE,
        Topic.SEVERAL_VALUES,
        Topic.TIME,
        Topic.DATE_FORM,
        Topic.CLASS,
        Topic.NAME,
        Topic.DEGREE,
        Topic.NAME_FORM,
        Topic.LENGTH,
        Topic.FORMULA,
        Topic.BLANKS,
        Topic.GOAL,
        Topic.GOAL_FORM,
    }
)
# What cannot be judged before another thing about the same row is settled.
_WAITS_FOR = {
    Topic.NO_SIGN: (Topic.UNIT, Topic.DIRECTION),
    Topic.SIZE: (Topic.UNIT, Topic.PROMISED),
    Topic.AGREEMENT: (Topic.PROMISED,),
    Topic.EARNED: (Topic.RESULT, Topic.POINTS),
}
_VALUE = "指标值"
# These leave nothing to be judged: of the row, of the cell, of the value.
_SILENCERS = (Topic.NO_INDICATOR, Topic.BLANK, Topic.UNREAD)


class Speaker(Record):
    """Who speaks: a rule's code with its turn, and the cell it points at.

    `row` is the index of the indicator, None in the head of a table; `field` is the column, or the field of the head.
    """

    code: str
    turn: Turn
    row: int | None
    field: str | None

    @property
    def order(self) -> tuple[int, int, str]:
        """Sort key: who is asked first whether he speaks. Topics come in the order in which they are listed."""
        return _LISTED[self.turn.topic], self.turn.number, self.code


_LISTED = {topic: number for number, topic in enumerate(Topic)}


def silences(one: Speaker, other: Speaker) -> bool:
    """True where `other` need not be heard when `one` speaks; both about the same table."""
    if one.code == other.code or one.row != other.row:
        return False
    before, behind = one.turn.topic, other.turn.topic
    if before is behind:
        return one.row is not None and before is not Topic.OWN and one.order < other.order
    if before in _WAITS_FOR.get(behind, ()):
        return True
    is_behind = behind in _OF_A_CELL or (behind in _SILENCERS and _LISTED[before] < _LISTED[behind])
    return is_behind and _leaves_nothing(one, other)


def _leaves_nothing(one: Speaker, other: Speaker) -> bool:
    """True where `one` says that there is nothing whose wording `other` could judge."""
    match one.turn.topic:
        case Topic.NO_INDICATOR:
            return one.row is not None
        case Topic.BLANK:
            return one.field == other.field
        case Topic.UNREAD:
            return one.field == other.field == _VALUE
        case _:
            return False


def heard(speakers: Sequence[Speaker]) -> set[Speaker]:
    """Those who speak: whoever is silenced by none that speaks himself, so that no defect is left untold."""
    speaking: list[Speaker] = []
    for speaker in sorted(set(speakers), key=lambda speaker: speaker.order):
        if not any(silences(before, speaker) for before in speaking):
            speaking.append(speaker)
    return set(speaking)
