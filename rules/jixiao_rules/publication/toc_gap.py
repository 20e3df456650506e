from itertools import pairwise

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Document, documents_of_several
from jixiao_rules.documents import DISCLOSURE_2016
from jixiao_rules.spots import trimmed

_NUMBER = pattern(r"_Toc[0-9_]*?0*([0-9]{1,9})\b")
_NEAR = 100


@rule(
    code="PUB009",
    topic=Topic.TITLE.turn(3),
    sees=documents_of_several,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="表题书签的编号有 {gaps} 处不连续（这里由 {before} 跳到 {number}），可能有表没有列入；请核对是否都应当公开",
    basis=[Basis(DISCLOSURE_2016, Authority.BINDING)],
    passes=[
        """
        绩效目标表:
          - {表题: '[bookmark: _Toc_4_4_0000000004]1.河道清淤绩效目标表'}
          - {表题: '[bookmark: _Toc_4_4_0000000005]2.堤防加固绩效目标表'}
        """,
        """
        绩效目标表:
          - {表题: 1.河道清淤绩效目标表}
          - {表题: 3.堤防加固绩效目标表}
        """,
        """
        绩效目标表:
          - {表题: '[bookmark: _Toc158020044]1.河道清淤绩效目标表'}
          - {表题: '[bookmark: _Toc190233071]2.堤防加固绩效目标表'}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - {表题: '[bookmark: _Toc_4_4_0000000004]1.河道清淤绩效目标表'}
          - {表题: '[bookmark: _Toc_4_4_0000000005]2.堤防加固绩效目标表'}
          - {表题: '«[bookmark: _Toc_4_4_0000000008]3.防汛物资绩效目标表»'}
        """
    ],
    pedantic=True,
)
def toc_gap(document: Document) -> Found:
    """公开清单可能缺表。

    检查什么：表题里残留的目录书签，编号是不是依次加一。每个文件报一次。

    为什么：书签由系统按项目依次编号，中间跳号说明有的表没有列入公开的文件。

    怎么改：核对没有列入的项目是否都属于不公开的；属于漏列的，补上。

    不报的情形：没有书签；书签来自几个文件，编号相差很远；只公开部分项目是允许的，所以这条默认不启用。
    """
    titles = [cell for table in document.tables if (cell := table.cell("表题")) is not None]
    numbered = [(cell, int(match[1])) for cell in titles if (match := _NUMBER.search(cell.bookmark))]
    gaps = [(cell, before, number) for (_, before), (cell, number) in pairwise(numbered) if 1 < number - before < _NEAR]
    if gaps:
        cell, before, number = gaps[0]
        yield Hit(trimmed(cell), {"gaps": str(len(gaps)), "before": str(before), "number": str(number)})
