from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import REVIEW

_RUN = pattern("[\u4e00-\u9fff]+")
_FIELDS = ("项目名称", "资金用途", "绩效目标")
_OFTEN = 2


@rule(
    code="NAM010",
    topic=Topic.NAME_FORM.turn(2),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{short}”疑似漏字，本表别处写作“{full}”，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        项目名称: 军创企业交流活动
        绩效目标: 组织企业参加交流活动
        指标:
          - {三级指标: 参加交流活动企业数量, 指标值: ≥10个}
          - {三级指标: 交互活动场次, 指标值: ≥10场}
        """,
        """
        项目名称: 全市各区道路养护
        绩效目标: 养护全市各区道路
        指标:
          - {三级指标: 全市各区道路里程, 指标值: ≥10公里}
          - {三级指标: 市道路里程, 指标值: ≥10公里}
        """,
    ],
    fails=[
        """
        项目名称: 军创企业交流活动
        绩效目标: 组织企业参加交流活动
        指标:
          - {三级指标: 参加«交活动»军创企业数量, 指标值: ≥10个}
        """
    ],
    pedantic=True,
)
def suspected_typo(table: Table) -> Found:
    """疑似漏字。

    检查什么：三级指标里的三个字，加上中间一个字，就是本表别处至少出现两次的四字词，或者后面跟着同样的字的四字词，而这三个字在本表别处没有出现过。

    为什么：漏字使名称读不通，公开以后容易被质疑。

    怎么改：核对后补上漏掉的字。

    不报的情形：三个字在别处也出现；四字词只出现一次而后文不同；也可能是另外一个词，所以这条默认不启用。
    """
    names = [row.name for row in table.rows() if row.name is not None]
    texts = [table.text(field) for field in _FIELDS] + [name.text for name in names]
    # Descriptions are left out: a mistake in a name is often copied there, and would then count as a second witness.
    whole = "\n".join(texts)
    full = _four_characters(whole)
    for name in names:
        for run in _RUN.finditer(name.text):
            for at in range(run.start(), run.end() - 2):
                short, after = name.text[at : at + 3], name.text[at + 3 : min(at + 5, run.end())]
                if whole.count(short) != 1:
                    continue
                word = next((word for word in full.get(short, ()) if _is_witnessed(whole, word, after)), None)
                if word is not None:
                    yield Hit(name.at(Span(at, at + 3)), {"short": short, "full": word})


def _is_witnessed(whole: str, word: str, after: str) -> bool:
    """The full word stands there often, or before the same characters as the short one (交活动军创, 交流活动军创)."""
    return whole.count(word) >= _OFTEN or (len(after) == _OFTEN and word + after in whole)


def _four_characters(text: str) -> dict[str, list[str]]:
    """The words of four characters of a text, by what is left when the second is missing."""
    found: dict[str, list[str]] = {}
    for run in _RUN.findall(text):
        for at in range(len(run) - 3):
            word = run[at : at + 4]
            if word[0] != word[1] != word[2]:
                found.setdefault(word[0] + word[2:], []).append(word)
    return found
