from collections.abc import Iterator
from functools import cache

from jixiao_grammar.ast import Span
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, Table, needs, tables
from jixiao_rules.documents import REVIEW
from jixiao_rules.words import holds, one_of, records, stands_in

_OF_HEAD = ("表题", "项目名称", "资金用途", "绩效目标")
_OF_ROW = ("三级指标", "绩效指标描述", "指标值", "备注")


@rule(
    code="PUB020",
    topic=Topic.NAME_FORM.turn(3),
    sees=tables,
    needs=needs(holding=(one_of("misspelt"),)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{written}”疑似错字，是否应为“{meant}”，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        项目名称: 社区服务中心建设
        绩效目标: 每座标准化站点按面积效益比选，发布署名公告，新建没有隐患的屋顶目前全部交付。
        指标:
          - {三级指标: 新建站点数量, 指标值: ≥12座}
        """,
        """
        项目名称: 园林绿化养护
        绩效目标: 各事项自行办理，深处埋设的管线完成绿化恢复，由养护单位自己完成巡查，保安金额以合同为准。
        指标:
          - {三级指标: 群众满意度, 绩效指标描述: 由律师协会按合格律师名单调查, 指标值: ≥90%}
        """,
    ],
    fails=[
        """
        项目名称: 高技能人才培训
        绩效目标: 及时«拔付»补助资金。
        指标:
          - {三级指标: 学员«满意渡», 绩效指标描述: 反映学员对«陪训»的评价, 指标值: ≥90%}
        """,
    ],
)
def misspelt_word(table: Table) -> Found:
    """错别字。

    检查什么：表题、项目名称、资金用途、绩效目标和指标各栏里，写成同音、形近的另一个字，因而不成词的：满意渡、陪训、拔付、峻工、环镜。
    只查词表里有的错法。

    为什么：绩效目标要向社会公开，错别字有损严肃；名称写错，系统汇总时也认不出来。

    怎么改：改为正确的字。

    不报的情形：能与前后文连成别的词的（自己完成、合格律师）。
    """
    if not stands_in(table.whole_text, table.characters, "misspelt"):
        return
    for cell in _cells(table):
        for span, meant in _slips(cell.text):
            yield Hit(cell.at(span), {"written": span.cut(cell.text), "meant": meant}, fix=Fix(meant))


def _cells(table: Table) -> Iterator[Cell]:
    yield from (cell for field in _OF_HEAD if (cell := table.cell(field)) is not None)
    for row in table.rows():
        cells = (row.indicator.cells.get(field) for field in _OF_ROW)
        yield from (cell for cell in cells if cell is not None and cell.indicator == row.indicator.index)


def _slips(text: str) -> Iterator[tuple[Span, str]]:
    if not holds(text, "misspelt"):
        return
    for written, meant, not_before, not_behind in _listed():
        at = text.find(written)
        while at >= 0:
            end = at + len(written)
            before, behind = text[at - 1 : at] if at else "", text[end : end + 1]
            if not (before and before in not_before) and not (behind and behind in not_behind):
                yield Span(at, end), meant
            at = text.find(written, end)


@cache
def _listed() -> tuple[tuple[str, str, str, str], ...]:
    return tuple((written, meant, before, behind) for written, meant, before, behind in records("misspelt"))
