"""Runs a rule over its own examples; for our tests and for those of strangers' packs.

An example is a piece of a YAML target file, read by the real reader. The marks « and » are taken out, the rule is run, and
the marks are put back where it pointed: one comparison of two strings tests the finding, its place, and the silence elsewhere.
"""

from textwrap import dedent, indent

from jixiao_lint.readers import read
from jixiao_lint.rule import Rule
from jixiao_lint.source import offsets
from jixiao_lint.table import HEAD_FIELDS, Cells, Document, rows

EXAMPLE_YEAR = 2025


def marked_again(rule: Rule, example: str) -> str:
    """The example with marks where the rule points, its own marks taken out first.

    Rows and values stand in a table of the budget year 2025. Raises ValueError when the example is no readable target file.
    """
    bare = dedent(example).replace("«", "").replace("»", "")
    before, text = _as_file(rule, bare)
    reading = read("example.yaml", text.encode("utf-8"))
    if reading.problems:
        raise ValueError(f"{rule.code}: {reading.problems[0].message}\n{text}")
    document = Document("example.yaml", "yaml", reading.tables)
    spots = {offsets(hit.spot) for thing in rule.sees(document) for hit in rule.check(thing)}
    for start, end in sorted(spots, reverse=True):
        text = text[:start] + "«" + text[start:end] + "»" + text[end:]
    return _cut_out(text, before, bare)


def expected(example: str) -> str:
    """The example as `marked_again` gives it back when the rule finds what is marked and nothing else."""
    return dedent(example)


def _as_file(rule: Rule, example: str) -> tuple[str, str]:
    """What stands before the example in its file, and the whole file."""
    if isinstance(rule.sees, Cells):
        field = rule.sees.fields[0] if rule.sees.fields else "绩效目标"
        before = f"{field}: " if field in HEAD_FIELDS else f"年度: {EXAMPLE_YEAR}\n指标:\n- {field}: "
        return before, f"{before}{example}\n"
    if rule.sees is rows:
        before = f"年度: {EXAMPLE_YEAR}\n指标:\n- "
        return before, f"{before}{indent(example.strip(), '  ')[2:]}\n"
    return "", example


def _cut_out(text: str, before: str, bare: str) -> str:
    if not before:
        return text
    body = text[len(before) :].removesuffix("\n")
    return body if "\n" not in body else dedent("  " + body) + ("\n" if bare.endswith("\n") else "")
