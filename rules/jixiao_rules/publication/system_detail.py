import re
from functools import cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import REVIEW
from jixiao_rules.words import phrase

_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_NAMED = phrase(r"(?:IP|ip|{systems.parts})[^，。；,;\n0-9]{0,8}$")
_VERSION = pattern(r"(?:[VvRr]|版本号?|版|型号)[:：为]?\s*$")
_PRIVATE = pattern(r"10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.")
# Each branch begins with one letter: then `re` passes over all others at once.
_HINT = pattern(r"\.(?<=[0-9]\.)[0-9]+\.[0-9]|密码|口令|Pass[Ww]ord|pass[Ww]ord|Pwd|pwd")


@rule(
    code="PUB007",
    topic=Topic.SYSTEM.turn(1),
    sees=cells(holding=_HINT),
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="写有网络地址“{address}”，不符合公开前去除敏感信息的要求，请删除",
    variants={"password": Variant("写有登录密码，不符合公开前去除敏感信息的要求，请删除，并尽快更换密码")},
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "开展密码应用安全性评估1次，完成弱口令整改",
        "升级到V3.2.0.1版本，操作系统版本号为10.0.14.3",
        "1.1.2.3 机房巡检12次，1.1.2.4 故障处理率100%",
        "'密码：采用国密SM4算法，长度128位'",
        "咨询网址 www.tj.gov.cn，投资1,250.50万元",
    ],
    fails=[
        "部署在«192.168.10.25»服务器",
        "政务外网IP地址：«59.203.12.8:8080»",
        "后台账号 admin，«密码：Tj@2025abc»",
    ],
)
def system_detail(cell: Cell) -> Found:
    """写有网络地址或者密码。

    检查什么：各栏里的 IP 地址（连同端口）和登录密码。

    为什么：绩效目标表随预算公开，网络地址和密码公开出去，会给信息系统带来安全风险。

    怎么改：删去；密码已经写进文件的，还要尽快更换。

    不报的情形：软件版本号、条目编号；密码应用、密码测评等工作内容；公开的网址。
    """
    for found in _addresses().finditer(cell.text):
        before = cell.text[: found.start()]
        if not _VERSION.search(before) and (_PRIVATE.match(found[0]) or _NAMED.search(before)):
            yield Hit(cell.at(Span(found.start(), found.end())), {"address": _masked(found[0])})
    for found in _passwords().finditer(cell.text):
        if any(map(str.isdigit, found[1])):
            yield Hit(cell.at(Span(found.start(), found.end())), variant="password")


def _masked(address: str) -> str:
    """The address as far as it may stand in a report."""
    return ".".join(address.split(".")[:2]) + ".*.*"


@cache
def _addresses() -> re.Pattern[str]:
    return pattern(rf"(?<![0-9.A-Za-z])(?:{_OCTET}\.){{3}}{_OCTET}(?::[0-9]{{2,5}})?(?![0-9.]|版)")


@cache
def _passwords() -> re.Pattern[str]:
    return pattern(
        r"(?:密码|口令|[Pp]ass[Ww]ord|[Pp]wd)\s*(?:[:：=]|为|是)\s*([0-9A-Za-z!@#$%^&*_.+\-]{6,})(?![0-9A-Za-z]|算法|位)"
    )
