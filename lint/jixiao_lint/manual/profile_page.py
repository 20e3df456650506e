"""The profiles side by side: every rule on which they differ."""

from jixiao_lint.config.files import Given, choice_for
from jixiao_lint.config.profiles import profile_paths
from jixiao_lint.config.selection import choose
from jixiao_lint.config.settings import read_settings
from jixiao_lint.config.yaml_file import read_yaml
from jixiao_lint.docs import SEVERITIES
from jixiao_lint.docs import shown as in_words
from jixiao_lint.manual.contents import Contents
from jixiao_lint.rule import ActiveRule, Rule

_OFF, _SAME = "不运行", "—"


def profile_page(contents: Contents) -> str:
    """What each profile is for, and a table of their differences."""
    paths = profile_paths([contents.pack])
    about = [f"- `{name}`：{read_settings(read_yaml(path), path).about}。" for name, path in paths.items()]
    columns = {"默认": _running(), **{name: _running(name) for name in paths}}
    rows = []
    for rule in contents.rules:
        cells = [_cell(rule, running.get(rule.code)) for running in columns.values()]
        if len(set(cells)) > 1:
            shown = (cells[0], *(_SAME if cell == cells[0] else cell for cell in cells[1:]))
            rows.append(f"| [{rule.code}](rules/{rule.name}.md) {rule.title} | {' | '.join(shown)} |")
    head = f"| 规则 | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}"
    parts = (
        "# 方案比较",
        "各地要求不同的地方做成了方案，用 `extends: [方案]` 写进配置，或者用 `--profile 方案` 指定。"
        "不指定时，每个文件的指标体系自动识别。",
        "\n".join(about),
        f"下表列出各方案不同的规则，{_SAME} 表示与默认相同；没有列出的规则，各方案都相同。",
        "\n".join((head, *rows)),
    )
    return "\n\n".join(parts) + "\n"


def _running(*profiles: str) -> dict[str, ActiveRule]:
    choice = choice_for("", Given(isolated=True, profiles=profiles))
    return {active.code: active for active in choose(choice).rules}


def _cell(rule: Rule, active: ActiveRule | None) -> str:
    if active is None:
        return _OFF
    changed = (
        f"{name.replace('_', '-')}：{in_words(value)}"
        for name, value in active.options.items()
        if value != rule.options[name]
    )
    return "<br>".join((SEVERITIES[active.severity or rule.severity], *changed))
