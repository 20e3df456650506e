"""How the value language is laid out, so that whoever teaches it a form finds one place for it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lark import Lark

from jixiao_grammar import meaning
from jixiao_machine.tables import VALUE

ROOT = VALUE.parent
# All that reads values; `name/` is the language of indicator names, and has a house of its own.
MODULES = {
    ".".join(("jixiao_grammar", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in ROOT.rglob("*.py")
    if path.relative_to(ROOT).parts[0] != "name"
}
MACHINE = {f"jixiao_machine.{path.stem}": path for path in (ROOT.parent / "jixiao_machine").glob("*.py")}
MOST_MODULES, LONGEST, MOST_FLOORS, MOST_WORDS = 35, 250, 10, 4


def test_lark_opens_the_grammar_as_it_stands() -> None:
    parser = Lark.open(str(VALUE), parser="lalr", lexer="contextual")
    assert parser.parse("不少于3场").data == "start"


def test_every_shape_has_its_method_and_every_method_its_shape() -> None:
    parser = Lark.open(str(VALUE), parser="lalr", lexer="contextual")
    rules = {str(rule.origin.name) for rule in parser.rules}
    shapes = {name for name in rules if not name.startswith("_")} - {"item", "target"}  # these two only choose
    terminals = {terminal.name for terminal in parser.terminals}
    methods = meaning.all_shapes().keys()
    assert shapes - methods == set()
    assert methods - rules - terminals == set()


def test_a_shape_has_its_method_in_one_topic_alone() -> None:
    homes = [name for shapes in meaning.shapes_by_topic() for name in shapes]
    assert sorted(homes) == sorted(set(homes))


def test_the_rules_name_no_more_than_they_need() -> None:
    text = VALUE.read_text(encoding="utf-8")
    named = set(re.findall(r"^(_?[A-Z]+)(?:\.-?\d+)?:", text, re.MULTILINE))
    used = [name for name in named if len(re.findall(rf"(?<![A-Z_]){name}(?![A-Z_])", text)) < 2]
    assert used == []


def test_the_house_has_no_more_rooms_than_one_can_know() -> None:
    assert len(MODULES) <= MOST_MODULES


@pytest.mark.parametrize("module", sorted(MODULES | MACHINE))
def test_a_file_can_be_read_in_one_sitting(module: str) -> None:
    assert len((MODULES | MACHINE)[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


def _imports(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in MODULES else node.module


@cache
def _floor(module: str) -> int:
    below = {name for name in _imports(MODULES[module]) if name in MODULES and name != module}
    return 1 + max(map(_floor, below), default=0)


def test_the_house_has_at_most_ten_floors() -> None:
    assert max(map(_floor, MODULES)) <= MOST_FLOORS


def _lists(path: Path) -> Iterator[tuple[int, list[str]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        items = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
        keys = [key for key in node.keys if key is not None] if isinstance(node, ast.Dict) else []
        texts = [
            item.value for item in (*items, *keys) if isinstance(item, ast.Constant) and isinstance(item.value, str)
        ]
        yield getattr(node, "lineno", 0), [text for text in texts if re.search("[\u4e00-\u9fff]{2}", text)]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_words_are_data_and_no_lists_in_code(module: str) -> None:
    assert [(line, words) for line, words in _lists(MODULES[module]) if len(words) > MOST_WORDS] == []


def test_a_list_of_words_in_code_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "drawer.py"
    file.write_text('WORDS = ("以上", "以下", "以内", "之内", "左右")\n', encoding="utf-8")
    assert [len(words) for _, words in _lists(file) if len(words) > MOST_WORDS] == [5]
