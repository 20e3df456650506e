from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import OPEN_INFORMATION, STATE_SECRETS
from jixiao_rules.words import phrase

_MARK = phrase(r"(?:绝密|机密|秘密)\s*[★☆*＊▲]|[（(【\[]\s*{secrecy.marks}\s*[)）】\]]")
_WORDS = phrase(
    r"(?P<sure>内部(?:资料|文件)[，,；; ]*(?:注意保存|注意保密|妥善保管|{secrecy.keep})|^\s*内部(?:资料|文件)\s*$"
    r"|(?:本|该|此){secrecy.what}(?:属于?|为|系)?{secrecy.is})"
    r"|{secrecy.keep}|(?<![非不无])涉密{secrecy.of}(?!{secrecy.work})"
)
_HINT = pattern("密|内部|公开|外传")


@rule(
    code="PUB003",
    topic=Topic.SECRECY.turn(1),
    sees=cells(holding=_HINT),
    severity=Severity.ERROR,
    message="写有“{word}”，公开前应当由保密机构审核；确属涉密或者不宜公开的，不得公开本表",
    variants={
        "hint": Variant("写有“{word}”，公开前请核对是否涉及不宜公开的内容", Severity.WARNING),
    },
    basis=[Basis(STATE_SECRETS, Authority.BINDING), Basis(OPEN_INFORMATION, Authority.BINDING)],
    passes=[
        "开展保密教育培训2次，完成保密室改造",
        "落实网络安全等级保护，保证数据的机密性",
        "涉密人员管理和涉密载体销毁服务",
        "依法公开率100%，不予公开答复及时率100%",
        "汇编内部控制制度，编印内部资料性出版物4期",
        "全部为非涉密项目",
    ],
    fails=[
        "«秘密★»开展专项任务",
        "'«（涉密）»装备购置'",
        "«本项目涉密»，指标从略",
        "«内部资料，注意保存»",
    ],
)
def secrecy_words(cell: Cell) -> Found:
    """涉密或者内部字样。

    检查什么：各栏里的密级标志（秘密★）、“（涉密）”“本项目涉密”“内部资料”“不得外传”等字样。

    为什么：涉及国家秘密的预算信息不得公开；带有这些字样的表，公开前必须由人判断。

    怎么改：送保密机构审核；不涉密的删去字样，涉密的按规定不公开。

    不报的情形：保密教育、涉密人员管理、等级保护、内部控制等工作内容。
    """
    marks = [Span(found.start(), found.end()) for found in _MARK.finditer(cell.text)]
    for span in marks:
        yield Hit(cell.at(span), {"word": span.cut(cell.text)})
    for found in _WORDS.finditer(cell.text):
        span = Span(found.start(), found.end())
        if not any(mark.start < span.end and span.start < mark.end for mark in marks):
            yield Hit(cell.at(span), {"word": found[0].strip()}, None if found["sure"] else "hint")
