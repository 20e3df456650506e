"""Names of rules in, rules out: codes, names, families, `default` and `ALL`; the more exact name wins."""

from collections.abc import Iterable, Mapping, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.config.files import Choice, Layer
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.rule_options import check_shared, options_of
from jixiao_lint.finding import Severity
from jixiao_lint.packs import Pack, RuleFile, UnknownNameError, load, told
from jixiao_lint.period import Period
from jixiao_lint.rule import ActiveRule, Rule, Shelved
from jixiao_lint.troubles import EVERY_TROUBLE, Trouble
from jixiao_lint.troubles import FAMILY as FILE_FAMILY

COMMAND_LINE = "命令行"
_EVERYTHING, _FAMILY, _RULE = 1, 2, 3


class Chosen(Record):
    """The rules that run, in the order of their codes, with the packs they come from.

    `untold` are the codes of troubles with files (FIL003) that are ignored by name: no other selection leaves them out.
    `scope` is whose rules hold (中央, or a province), where the configuration says so.
    `as_of` are the days whose standards of expense hold for every table; None for those of its budget year.
    `marks`: findings are to carry fingerprints, and files their digests.
    """

    rules: tuple[ActiveRule, ...]
    packs: tuple[Pack, ...]
    untold: frozenset[str] = frozenset()
    as_of: Period | None = None
    scope: str | None = None
    marks: bool = True


class _Step(Record):
    """One name that a layer wants to run, or not to run."""

    name: str
    runs: bool


def choose(choice: Choice) -> Chosen:
    """The rules that a configuration selects, with their options and severities.

    Raises UnknownNameError for a pack, rule, family or option that does not exist, and for an option of the wrong type.
    """
    packs = open_packs(choice.packs)
    steps = _steps(choice.layers)
    wanted = [step.name for step in steps if step.runs]
    candidates = _candidates(packs, wanted)
    files = [file for pack in packs for file in pack.files]
    # A name that is only ignored or tuned need not be imported to be known, unless it is a code.
    _check_names(_named(choice), packs, files, candidates)
    check_shared(choice.options, candidates, files)
    homes = {file.name: pack for pack in packs for file in pack.files}
    active = [
        ActiveRule(rule, options_of(rule, choice), _severity(rule, choice.severity), homes[rule.name].page_of(rule))
        for rule in candidates
        if _runs(rule, steps)
    ]
    active.sort(key=lambda item: item.code)
    untold = frozenset(trouble.code for trouble in EVERY_TROUBLE if _is_untold(trouble, steps))
    return Chosen(tuple(active), packs, untold, scope=_scope(choice))


def _scope(choice: Choice) -> str | None:
    """Whose rules hold, as the configuration says. Raises UnknownNameError for what is no province."""
    if choice.scope is None:
        return None
    from jixiao_lint.jurisdiction.units import CENTRAL, provinces
    from jixiao_lint.misspelt import did_you_mean

    if choice.scope not in (known := (CENTRAL, *provinces())):
        origin = choice.origins.get("scope", "")
        raise UnknownNameError(
            f"{origin}：scope 里的“{choice.scope}”不是中央，也不是省级行政区的全称{did_you_mean(choice.scope, known) or '。'}"
        )
    return choice.scope


def _is_untold(trouble: Trouble, steps: Sequence[_Step]) -> bool:
    """True where the most exact name that is about this trouble ignores it; ALL and default do not mean it."""
    decided, runs = 0, True
    for step in steps:
        exactness = _exactness_for(trouble, step.name)
        if exactness and exactness >= decided:
            decided, runs = exactness, step.runs
    return not runs


def _exactness_for(trouble: Trouble, name: str) -> int:
    if name in (trouble.code, trouble.name):
        return _RULE
    return _FAMILY if name == FILE_FAMILY else 0


def known_names(packs: Sequence[Pack]) -> frozenset[str]:
    """The codes and names of all rules of the packs."""
    every = (told(file) for pack in packs for file in pack.files)
    return frozenset(name for rule in every for name in (rule.code, rule.name))


def _steps(layers: Sequence[Layer]) -> list[_Step]:
    """What the layers say, weakest first. A `select` replaces what weaker layers wanted, not what they ruled out."""
    steps = [_Step("default", runs=True)]
    for layer in layers:
        if layer.select is not None:
            steps = [step for step in steps if not step.runs]
        steps += [_Step(name, runs=True) for name in (*(layer.select or ()), *layer.extend_select)]
        steps += [_Step(name, runs=False) for name in layer.ignore]
    return steps


def every_rule(packs: Iterable[Pack]) -> list[Rule]:
    """All rules of the packs, by code."""
    return sorted((load(file) for pack in packs for file in pack.files), key=lambda rule: rule.code)


def find_rule(name: str, packs: Sequence[Pack]) -> Rule:
    """The rule with this code or name, in whatever case. Raises UnknownNameError."""
    code, small = name.upper(), name.lower()
    for pack in packs:
        for file in pack.files:
            if file.name == small or (code.startswith(file.family) and told(file).code == code):
                return load(file)
    files = [file for pack in packs for file in pack.files]
    raise UnknownNameError(f"没有名为“{name}”的规则{_suggest(name, packs, files)}")


def rules_of_family(prefix: str, packs: Sequence[Pack]) -> list[Rule]:
    """The rules of a family (MON), by code; none where there is no such family."""
    files = [file for pack in packs for file in pack.files if file.family == prefix.upper()]
    return sorted(map(load, files), key=lambda rule: rule.code)


def _candidates(packs: Sequence[Pack], select: Sequence[str]) -> list[Rule | Shelved]:
    """The rules that these names may mean; `default` means none that its pack calls pedantic."""
    return [
        told(file)
        for pack in packs
        for file in pack.files
        if "ALL" in select or ("default" in select and file.name not in pack.pedantic) or _may_be_meant(file, select)
    ]


def _may_be_meant(file: RuleFile, names: Iterable[str]) -> bool:
    return any(name == file.name or name.startswith(file.family) for name in names)


def _named(choice: Choice) -> dict[str, str]:
    """Every name of a rule in the settings, and the file and key that it stands under; nothing for the command line."""
    named: dict[str, str] = {}
    for layer in choice.layers:
        keys = (("select", layer.select or ()), ("extend-select", layer.extend_select), ("ignore", layer.ignore))
        for key, names in keys:
            where = "" if layer.origin == COMMAND_LINE else f"{layer.origin}：{key}："
            named |= {name: where for name in names if name not in named}
    for key, settings in (("severity", choice.severity), ("rules", choice.rules)):
        for name in settings:
            origin = next((at for to, at in choice.origins.items() if f"{to}.".startswith(f"{key}.{name}.")), "")
            named.setdefault(name, f"{origin}：{key}：" if origin else "")
    return named


def _check_names(
    names: Mapping[str, str], packs: Sequence[Pack], files: Sequence[RuleFile], candidates: Sequence[Rule | Shelved]
) -> None:
    known = {"ALL", "default"} | {file.name for file in files} | {prefix for pack in packs for prefix in pack.families}
    known |= {rule.code for rule in candidates} | {FILE_FAMILY}
    known |= {name for trouble in EVERY_TROUBLE for name in (trouble.code, trouble.name)}
    wrong = []
    for name, where in names.items():
        if name not in known and not any(told(file).code == name for file in files if name.startswith(file.family)):
            wrong.append(f"{where}没有名为“{name}”的规则或规则类别{_suggest(name, packs, files)}")
    if wrong:
        raise UnknownNameError("\njixiao: ".join(wrong))


def _suggest(name: str, packs: Sequence[Pack], files: Sequence[RuleFile]) -> str:
    from jixiao_lint.misspelt import did_you_mean

    codes = [told(file).code for file in files]
    families = [FILE_FAMILY, *(prefix for pack in packs for prefix in pack.families)]
    of_files = [each for trouble in EVERY_TROUBLE for each in (trouble.code, trouble.name)]
    near = did_you_mean(name, [*codes, *(file.name for file in files), *of_files, *families, "default", "ALL"])
    family = name.rstrip("0123456789").upper()
    # A code with a wrong number may mean any of its family.
    return near + (f"（jixiao rule {family} 列出 {family} 类的规则）" if family in families else "")


def _runs(rule: Rule | Shelved, steps: Sequence[_Step]) -> bool:
    """The most exact name decides; of two that are equally exact, the later one."""
    decided, runs = 0, False
    for step in steps:
        exactness = _exactness(rule, step)
        if exactness and exactness >= decided:
            decided, runs = exactness, step.runs
    return runs


def _exactness(rule: Rule | Shelved, step: _Step) -> int:
    if step.name in (rule.code, rule.name):
        return _RULE
    if step.name == rule.code.rstrip("0123456789"):
        return _FAMILY
    is_meant = step.name == "ALL" or (step.name == "default" and not (step.runs and rule.pedantic))
    return _EVERYTHING if is_meant else 0


def _severity(rule: Rule | Shelved, severities: Mapping[str, str]) -> Severity | None:
    names = [severity for name, severity in severities.items() if name in (rule.code, rule.name)]
    return Severity(names[-1]) if names else None
