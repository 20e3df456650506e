from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.debris import without_bookmarks
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.words import phrase

_CLAUSE = pattern(r"[^，,；;。\n]+[，,；;。\n]*")
_BACKGROUND = phrase(
    r"迎来[^，。]*周年|^(?:通过)?(?:为了?)?{background.how}{0,2}{background.spirit}[^，。]*|^{background.by}[^，。]*{background.orders}|^为(?:了|深入|切实|进一步|更好)"
)
_QUOTED = pattern(r"《[^》]*》|[（(][^（）()]*[)）]")
_ITEM = pattern(r"^\s*(?:[0-9一二三四五六七八九十]{1,2}[.、．])?\s*")


@rule(
    code="DUP009",
    topic=Topic.GOAL.turn(4),
    sees=cells("绩效目标"),
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="绩效目标开头 {length} 个字说的是背景和依据，建议从简，直接写做什么、做多少、达到什么效果",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    options={"longest": "开头的背景和依据最多的字数"},
    passes=[
        "按照退役军人事务部统一部署和通知要求，组织企业参加交流活动2次",
        "'根据《关于进一步加强全市历史文化名城名镇名村保护工作的实施意见》（某政发〔2024〕12号）要求，修缮古建筑12处'",
        "落实最低生活保障政策，保障困难群众3000人的基本生活",
    ],
    fails=[
        "«为深入贯彻落实新时代党的建设总要求和新时代党的组织路线，弘扬伟大建党精神，根据上级党组织关于加强基层党员教育培训工作的部署»，举办培训班2期",
    ],
    pedantic=True,
)
def background_as_goal(cell: Cell, *, longest: int = 30) -> Found:
    """以背景、意义代替目标。

    检查什么：绩效目标开头连着几句都是“将迎来…周年”“为深入贯彻…”“根据…要求”一类的背景和依据，超过 30 个字（可用选项改）。

    为什么：目标要写做什么、达到什么效果；背景和意义属于立项依据。

    怎么改：背景留一句，或者移到立项依据。

    不报的情形：一句依据是正常的；文件名称和文号不计字数；因为有的地方允许写背景，所以这条默认不启用。
    """
    start = _start(cell.text)
    end, length = start, 0
    for clause in _CLAUSE.finditer(cell.text, start):
        words = clause[0].strip("，,；;。\n ")
        if not _BACKGROUND.search(_ITEM.sub("", words)):
            break
        length += len(_QUOTED.sub("", words))
        end = clause.start() + len(clause[0].rstrip("，,；;。\n "))
    if length > longest:
        yield Hit(cell.at(Span(start, end)), {"length": str(length)})


def _start(text: str) -> int:
    """Where the goal begins behind a bookmark and an item number."""
    bare = without_bookmarks(text).lstrip()
    behind = len(text) - len(bare) if text.endswith(bare) else 0
    item = _ITEM.match(text[behind:])
    return behind + (len(item[0]) if item else 0)
