"""Words that a bureau might extend stand in words/, not in the code of a rule: no row of five or more of them there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import jixiao_rules
from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS

FOLDER = Path(jixiao_rules.__file__).parent
MOST = 4
_WORD = re.compile("[\u4e00-\u9fff]{2}")
# Written before the words moved. A file may leave this list, and none may come.
NOT_MOVED_YET = frozenset(
    [
        "absence.py",
        "activities.py",
        "classification/cost_word_in_benefit.py",
        "classification/count_in_quality.py",
        "classification/date_outside_time.py",
        "classification/effect_as_quantity.py",
        "classification/input_as_output.py",
        "classification/money_outside_cost.py",
        "classification/quality_in_time.py",
        "classification/quality_vs_benefit.py",
        "classification/satisfaction_misplaced.py",
        "classification/sustainability_misuse.py",
        "consistency/expired_basis.py",
        "consistency/goal_not_measured.py",
        "consistency/horizon_mix.py",
        "consistency/promise_not_measured.py",
        "consistency/year.py",
        "costs.py",
        "dates.py",
        "direction/cost_direction.py",
        "duplication/background_as_goal.py",
        "duplication/near_dup.py",
        "goal_text.py",
        "grades.py",
        "levels.py",
        "money/execution_as_indicator.py",
        "money/money_as_quantity.py",
        "money/use_parts.py",
        "naming/category_in_name.py",
        "naming/polarity_in_name.py",
        "naming/satisfaction_name.py",
        "naming/self_reference.py",
        "publication/named_person.py",
        "publication/review_residue.py",
        "publication/secrecy_words.py",
        "publication/system_detail.py",
        "publication/vendor_named.py",
        "quantification/compliance_filler.py",
        "quantification/no_baseline.py",
        "quantification/nonnumeric_output.py",
        "quantification/satisfaction_no_survey.py",
        "quantification/superlative.py",
        "quantification/tautology.py",
        "quantification/ungraded_qualitative.py",
        "range/zero_tolerance.py",
        "structure/template_residue.py",
        "time/payment_as_timeliness.py",
        "time/timeliness_value_mismatch.py",
        "time/vague_period.py",
        "titles.py",
        "unit/missing_unit.py",
        "value/no_comparator.py",
        "value/qual_in_quant_column.py",
        "value/redundant_verb.py",
        "value/spoken_comparator.py",
        "value/value_in_name.py",
        "works.py",
    ]
)


def rows_of_words(source: str) -> Iterator[int]:
    """How many words stand in each sequence and in each alternation of a pattern; examples and pages are passed over."""
    tree = ast.parse(source)
    told = {id(inner) for node in ast.walk(tree) for part in _prose(node) for inner in ast.walk(part)}
    for node in ast.walk(tree):
        if id(node) in told:
            continue
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            strings = [
                item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)
            ]
            if not set(strings) <= {*HEAD_FIELDS, *ROW_FIELDS}:
                yield sum(_WORD.search(text) is not None for text in strings)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield _longest_alternation(node.value)


def _prose(node: ast.AST) -> Iterator[ast.AST]:
    """Decorators, which hold the examples and messages of a rule, and docstrings."""
    if isinstance(node, ast.FunctionDef):
        yield from node.decorator_list
    if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and ast.get_docstring(node):
        yield node.body[0]


def _longest_alternation(pattern: str) -> int:
    longest, groups = 0, [[""]]
    for character in f"({pattern})":
        if character == "(":
            groups.append([""])
        elif character == ")" and len(groups) > 1:
            longest = max(longest, _words(groups.pop()))
        elif character == "|":
            groups[-1].append("")
        else:
            groups[-1][-1] += character
    return longest


def _words(branches: list[str]) -> int:
    return sum(_WORD.search(branch) is not None for branch in branches) if len(branches) > 1 else 0


@pytest.mark.parametrize(
    ("source", "most"),
    [
        ('X = ("甲乙", "丙丁", "戊己", "庚辛", "壬癸")', 5),
        ('X = re.compile(r"^(?:甲乙|丙丁|戊己)?(?:庚辛|壬癸)$")', 3),
        ('X = ("指标值", "三级指标", "二级指标", "一级指标", "备注")', 0),
        ('def f():\n    """甲乙|丙丁|戊己|庚辛|壬癸"""', 0),
        ('@rule(passes=["甲乙", "丙丁", "戊己", "庚辛", "壬癸"])\ndef f(): ...', 0),
    ],
)
def test_words_are_counted(source: str, most: int) -> None:
    assert max(rows_of_words(source), default=0) == most


def test_no_rule_holds_a_list_of_words() -> None:
    files = {str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py")}
    found = {name for name, source in files.items() if max(rows_of_words(source), default=0) > MOST}
    assert found == NOT_MOVED_YET
