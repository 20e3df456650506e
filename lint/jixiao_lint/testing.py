"""Runs a rule over its own examples; for our tests and for those of strangers' packs.

An example is a piece of a YAML target file, read by the real reader. The marks « and » are taken out, the rule is run, and
the marks are put back where it pointed: one comparison of two strings tests the finding, its place, and the silence elsewhere.

What strangers may rely on: `cases`, `Case`, `problems_of_pack`. In a test of a pack:

    @pytest.mark.parametrize("case", cases("my_rules"), ids=str)
    def test_examples(case: Case) -> None:
        assert case.found() == case.wanted()
"""

from collections.abc import Iterator
from textwrap import dedent, indent

from jixiao_grammar.record import Record
from jixiao_lint.config.opening import as_path, open_packs
from jixiao_lint.config.selection import every_rule
from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import read_bytes
from jixiao_lint.readers import read
from jixiao_lint.rule import Hit, Rule, Severity
from jixiao_lint.source import offsets
from jixiao_lint.table import HEAD_FIELDS, Cells, Document, shows_rows

EXAMPLE_YEAR = 2025
_HEADINGS = ("检查什么：", "为什么：", "怎么改：", "不报的情形：")


class Case(Record):
    """One example of a rule. `name` tells it apart: MON002-fails-1."""

    rule: Rule
    example: str
    name: str

    def found(self) -> str:
        """The example with marks where the rule points. Raises ValueError when the example cannot be read."""
        return marked_again(self.rule, self.example)

    def wanted(self) -> str:
        """The example as `found` gives it back when the rule finds what is marked and nothing else."""
        return expected(self.example)

    def said(self) -> list[tuple[str, Severity]]:
        """What the rule says about the example, from top to bottom: message and severity."""
        hits = sorted(_ran(self.rule, self.example).hits, key=lambda hit: offsets(hit.spot))
        return [self.rule.wording(hit)[:2] for hit in hits]

    def __str__(self) -> str:
        """Say which example of which rule this is."""
        return self.name


def cases(pack: str, folder: str = ".") -> list[Case]:
    """Every example of a pack: the import name of a package, or the path, from `folder`, of rules written as YAML.

    Raises UnknownNameError or ConfigError when there is no such pack or it is broken.
    """
    return list(_cases(every_rule(open_packs((as_path(pack, folder),)))))


def problems_of_pack(pack: str, folder: str = ".") -> list[str]:
    """What is wrong with a pack's rules, a sentence each: examples that are found otherwise, pages and options without words.

    Raises what `cases` raises.
    """
    every = cases(pack, folder)
    rules = {case.rule.code: case.rule for case in every}
    return [*_wrong_examples(every), *(problem for rule in rules.values() for problem in _wrong_page(rule))]


def _cases(rules: list[Rule]) -> Iterator[Case]:
    for rule in rules:
        for kind, examples in (("passes", rule.passes), ("fails", rule.fails)):
            for number, example in enumerate(examples, 1):
                yield Case(rule, example, f"{rule.code}-{kind}-{number}")


def _wrong_examples(every: list[Case]) -> Iterator[str]:
    for case in every:
        try:
            found = case.found()
        except ValueError as error:
            yield f"{case}：示例读不出来：{error}"
            continue
        try:
            case.said()
        except KeyError as error:
            yield f"{case}：说不出这个问题：规则里没有写 {error}"
        if found != case.wanted():
            yield f"{case}：应当是\n{indent(case.wanted().strip(), '    ')}\n  实际是\n{indent(found.strip(), '    ')}"


def _wrong_page(rule: Rule) -> Iterator[str]:
    for heading in _HEADINGS:
        if heading not in rule.page:
            yield f"{rule.code}：说明里缺少“{heading}”"
    for option in rule.options:
        if not rule.option_help.get(option):
            yield f"{rule.code}：选项“{option.replace('_', '-')}”没有说明"
    if not rule.passes or not rule.fails:
        yield f"{rule.code}：符合要求的示例和会报告的示例都至少要有一个"
    if not rule.basis:
        yield f"{rule.code}：没有写依据"


def marked_again(rule: Rule, example: str) -> str:
    """The example with marks where the rule points, its own marks taken out first.

    Rows and values stand in a table of the budget year 2025. Raises ValueError when the example is no readable target file.
    """
    ran = _ran(rule, example)
    text = ran.text
    for start, end in sorted({offsets(hit.spot) for hit in ran.hits}, reverse=True):
        text = text[:start] + "«" + text[start:end] + "»" + text[end:]
    return _cut_out(text, ran.before, ran.bare)


class _Ran(Record):
    """A run over an example: its file and what stands before it there, the example without marks, and the hits."""

    text: str
    before: str
    bare: str
    hits: list[Hit]


def _ran(rule: Rule, example: str) -> _Ran:
    bare = dedent(example).replace("«", "").replace("»", "")
    before, text = _as_file(rule, bare)
    if rule.example_format != "yaml":
        file = read_bytes(FilePath.of(f"example.{rule.example_format}"), text.encode("utf-8"))
        if file.problems:
            raise ValueError(f"{rule.code}: {file.problems[0].message}\n{text}")
        return _Ran(text, before, bare, [hit for thing in rule.sees(file.document) for hit in rule.check(thing)])
    reading = read("example.yaml", text.encode("utf-8"))
    if reading.problems:
        raise ValueError(f"{rule.code}: {reading.problems[0].message}\n{text}")
    document = Document(FilePath.of("example.yaml"), "yaml", reading.tables)
    return _Ran(text, before, bare, [hit for thing in rule.sees(document) for hit in rule.check(thing)])


def expected(example: str) -> str:
    """The example as `marked_again` gives it back when the rule finds what is marked and nothing else."""
    return dedent(example)


def _as_file(rule: Rule, example: str) -> tuple[str, str]:
    """What stands before the example in its file, and the whole file."""
    if isinstance(rule.sees, Cells):
        field = rule.sees.fields[0] if rule.sees.fields else "绩效目标"
        before = f"{field}: " if field in HEAD_FIELDS else f"年度: {EXAMPLE_YEAR}\n指标:\n- {field}: "
        return before, f"{before}{example}\n"
    if shows_rows(rule.sees):
        before = f"年度: {EXAMPLE_YEAR}\n指标:\n- "
        return before, f"{before}{indent(example.strip(), '  ')[2:]}\n"
    return "", example


def _cut_out(text: str, before: str, bare: str) -> str:
    if not before:
        return text
    body = text[len(before) :].removesuffix("\n")
    return body if "\n" not in body else dedent("  " + body) + ("\n" if bare.endswith("\n") else "")
