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
    assert found == set()
