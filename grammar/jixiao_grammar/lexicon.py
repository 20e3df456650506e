"""Fills the names that stand between @ signs in `value.lark`."""

import re
from collections.abc import Iterable
from pathlib import Path

from jixiao_grammar.tables import operators, suffixes, words

_CN_FIRST = "一二两俩三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_CN_ALL = _CN_FIRST + "百千万亿零〇佰仟"
_DATE_WORDS = "截至到|截至|截止到|截止|不晚于|不迟于|不得晚于|不得迟于|最迟于|最迟|最晚于|最晚|力争|确保|预计|计划|于|自|从|在|至|到"
_GRADES = (
    "优秀|优良|优等|优|良好|良|中等|中|一般|基本合格|不合格|合格|基本达标|不达标|达标|及格|不及格|较差|差"
    "|(?:国家|省|市)?[一二三四五六七八九特甲乙丙丁](?:级(?:[甲乙丙]等?)?|等奖?|类|星级?|甲)"
    "|(?:[ⅠⅡⅢⅣⅤ]+|I{1,3}|IV|V)[类级]|[A-Ea-e]{1,5}[+-]?级|[A-D]{1,4}[+-]?|[1-5]A级?|[1-9](?:级|星级)"
)
_CLASSIFIERS = "[次场期项份名人家户台套件条座所篇本册间辆支轮遍天周年亩只棵株吨幅块张届批]"


_CODE = r"(?<![0-9A-Za-z])(?![pP][hH][0-9])[A-Za-z]+(?:\/[A-Za-z]+)?[ -]?[0-9][0-9A-Za-z.:-]*|[2-6]G(?=[^\x00-\xff])"
_LETTER = r"[^0-9≥≤<>=≠±¥%‰,;、。!()\[\]【】《》 \n+~-]|[-~](?![ ]*[0-9])|\+(?![0-9])"


def _any_of(spellings: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(spellings, key=len, reverse=True))


def fill(grammar: str) -> str:
    """The grammar text with the word lists in it."""
    first, every = f"[{_CN_FIRST}]", f"[{_CN_ALL}]"
    signs = "≥≤<>=≠"
    number = f"(?:[0-9¥±{signs}]|-[0-9]|人民币|{first}|百分|千分|半[年天小个数]|上[百千万]|约|近[0-9])"
    date = (
        "(?:(?:19|20)[0-9]{2}[ ]*[年.\\/-]|20[0-9]{6}|[0-9]{1,2}[ ]*月|[当本今次]?年(?:底|末)|[一二]〇|二零"
        "|[一二三四五六七八九十]{1,2}月|第?[一二三四]季度|[上下]半年|次年)"
    )
    ops = _any_of(operators())
    ends = _any_of(word for word in suffixes() if word != "内")
    every_coming = f"[ ]*的?(?:每|[{signs}0-9¥约近±]|人民币|{first}{_CLASSIFIERS}|[不至最大小高低多少超达](?=.{{0,4}}[0-9{_CN_FIRST}]))"
    # Where words may have to end. It is enough to stop too often: the next token is then more words.
    openings = "".join(sorted({word[0] for word in (*operators(), *_DATE_WORDS.split("|"))}))
    word_stop = (
        f"[{openings}](?=[^0-9,;、。()]{{0,7}}[0-9¥±{signs}{_CN_FIRST}百半约])|每|(?:大?约为?|大概|将?近|接近)(?=[ ]*[0-9])|[较比与同](?=(?:19|20)[0-9]{{2}}年)"
        "|(?:力争|确保|于|在|至)(?=年[底末]|[上下]半年)|[^\\x00-\\xff]均(?=[ ]*[≥≤<>0-9])"
        f"|(?<![第数几统唯专单])(?<![数几]十){first}{every}{{0,6}}个?"
        f"(?:工作日|小时|分钟|月|{_CLASSIFIERS})(?=[ ]*(?:\\Z|[,;、。(]|及?以[上下内]|内))"
    )
    unit_stop = (
        f"[、。‰≥≤≠…“”《》【】×±]|{ends}|左右|上下(?![级游班水学])|[至到](?=[ ]*(?:[-0-9]|{first}))|且(?=[ ]*[{signs}不小大低高])|同时"
        f"|{first}(?=[次遍轮回期场趟届])|[和及与并](?=[^0-9,;、。()]{{0,10}}[0-9≥≤])|半(?=[ ]*(?:\\Z|[,;、。(以]))|每(?={first}?[^\\x00-\\xff]{{1,3}}[{signs}0-9])"
    )
    names = {
        "GRADEEND": "[ ]*(?:\\Z|[,;、。()]|(?:及|或|含)?以[上下])",
        "GRADES": _GRADES,
        "CNFIRST": _CN_FIRST,
        "DATEWORDS": _DATE_WORDS,
        "DATECOMING": date,
        "EVERYCOMING": every_coming,
        "NUMBERCOMING": number,
        "OPERATORS": ops,
        "SUFFIXES": ends,
        "ZERONOUNS": _any_of(words("zero_nouns.txt")),
        "UNITSTOP": unit_stop,
        "WORDSTOP": word_stop,
        "WORDS": f"(?:{_CODE}|《[^《》]*》|{_LETTER})",
        "CN": every,
    }
    grammar = grammar.replace("/@CNFIRST@@CN@*", f"/{first}{every}*").replace("0-9@CNFIRST@]", f"0-9{_CN_FIRST}]")
    grammar = grammar.replace("@CNFIRST@", first)
    for name, text in names.items():
        grammar = grammar.replace(f"@{name}@", text)
    return grammar


def grammar_text() -> str:
    """`value.lark`, filled."""
    return fill((Path(__file__).parent / "value.lark").read_text(encoding="utf-8"))
