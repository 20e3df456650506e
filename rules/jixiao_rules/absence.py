"""Indicators about things that must not happen, for which 无 is an answer and not a blank."""

from jixiao_grammar.pattern import pattern

_ASKS_WHETHER = pattern(
    "有无|是否|无.{0,8}(?:发生|情况)|事故|投诉|违规|违纪|违法|事件|舆情|隐患|问题|泄密|失密|纠纷"
    "|(?:负面|不良|不利|消极|造成的?).{0,4}影响|损失|污染|扰民|伤亡"
)


def asks_whether(name: str) -> bool:
    """True where the name asks whether something happens (有无安全事故, 重大违纪问题)."""
    return _ASKS_WHETHER.search(name) is not None
