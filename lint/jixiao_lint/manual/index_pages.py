"""The lists of rules: by family, and under the headings that reviewers use."""

from collections.abc import Sequence

from jixiao_lint.docs import SEVERITIES
from jixiao_lint.manual.contents import Contents
from jixiao_lint.rule import Rule


def by_family(contents: Contents) -> str:
    """Every rule, family by family."""
    parts = ["# 规则一览", f"共 {len(contents.rules)} 条。点代码看说明、依据和示例。"]
    for prefix, folder in contents.pack.families.items():
        rules = contents.of_family(prefix)
        if rules:
            parts.append(f"## {prefix} {contents.wording.families.get(prefix, folder)}\n\n{_table(rules)}")
    return "\n\n".join(parts) + "\n"


def by_heading(contents: Contents) -> str:
    """Every rule under one of the four headings of a review."""
    parts = ["# 按审核要点查规则", "绩效目标审核通常分完整性、相关性、适当性、可行性四项。下面的归类只为查找方便。"]
    for name, heading in contents.wording.review.items():
        rules = [rule for prefix in heading.families for rule in contents.of_family(prefix)]
        parts.append(f"## {name}\n\n{heading.about}。\n\n{_table(rules)}")
    return "\n\n".join(parts) + "\n"


def documents(contents: Contents) -> str:
    """What the rules rest on, with the rules of each document."""
    parts = ["# 引用的文件", "每条规则写明依据。没有见到原文的，不引条款号。"]
    for number, document in contents.documents.items():
        citing = [rule for rule in contents.rules if any(basis.document == number for basis in rule.basis)]
        links = "、".join(f"[{rule.code}](rules/{rule.name}.md)" for rule in citing)
        about = f"- 发文：{document.issuer}，{document.year}年\n- 效力：{document.status}\n- 所见：{document.read}"
        parts.append(f"## {number}\n\n《{document.title}》\n\n{about}\n- 规则：{links or '无'}")
    return "\n\n".join(parts) + "\n"


def _table(rules: Sequence[Rule]) -> str:
    rows = (
        f"| [{rule.code}](rules/{rule.name}.md) | {rule.title} | `{rule.name}` | {_level(rule)} |" for rule in rules
    )
    return "\n".join(["| 代码 | 查什么 | 名称 | 级别 |", "|---|---|---|---|", *rows])


def _level(rule: Rule) -> str:
    return SEVERITIES[rule.severity] + ("（默认不运行）" if rule.pedantic else "")
