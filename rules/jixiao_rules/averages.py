"""How descriptions compute what comes to each (人均培训成本, 亩均产量): the sum stands above the line, and not below it."""

from jixiao_grammar.pattern import pattern
from jixiao_rules.formulas import Formula
from jixiao_rules.words import says, section

_EACH = pattern("(?P<each>[人户亩生村场次床台件]|单位)均(?P<thing>[\u4e00-\u9fff]{2,})$")
_LAST = 2


def is_turned(name: str, formula: Formula) -> bool:
    """True where what the name tells of each (成本, 产量) stands below the line alone."""
    found = _EACH.search(name)
    if found is None:
        return False
    thing = found["thing"][-_LAST:]
    if thing in section("formulas.sums"):
        return says(formula.whole, "formulas.sums") and not says(formula.part, "formulas.sums")
    return thing in formula.whole and thing not in formula.part


def is_of_all_people(name: str, formula: Formula) -> bool:
    """True for 常住人口数 ÷ 签约人数 of 签约服务覆盖率: all who live there above the line, those of the name below it."""
    if not formula.part.startswith(section("formulas.all-people")):
        return False
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return any(pair in formula.whole for pair in pairs) and not any(pair in formula.part for pair in pairs)


def saves_backwards(name: str, description: str) -> Formula | None:
    """（成交金额-预算金额）÷预算金额 of 资金节约率: what was spent less what was planned."""
    if not name.endswith(section("formulas.savings")):
        return None
    found = _SAVING.search(description)
    if found is None or not says(found["from"], "formulas.spent") or says(found["from"], "formulas.planned"):
        return None
    is_planned = says(found["less"], "formulas.planned") and not says(found["less"], "formulas.spent")
    return Formula(f"{found['from']}－{found['less']}", found["base"]) if is_planned else None


_SAVING = pattern(
    r"[（(](?P<from>[^（()）÷/－—–-]{2,16})[－—–-](?P<less>[^（()）÷/]{2,16})[)）]\s*(?:[÷/]|除以)(?P<base>[^×xX*÷/，。；;）)]{2,16})"
)
