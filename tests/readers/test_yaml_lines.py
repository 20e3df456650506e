"""What is read line by line is read as the parser reads it; what is written in any other way is left to the parser."""

from pathlib import Path
from random import Random

import pytest

from jixiao_lint import plain_yaml
from jixiao_lint.readers import yaml as reader
from jixiao_lint.readers import yaml_stream
from jixiao_lint.readers.nodes import Node
from jixiao_lint.readers.yaml_events import RefusedError
from jixiao_lint.yaml_lines import read_lines

ROOT = Path(__file__).parent.parent.parent
FILES = [*sorted((ROOT / "fixtures").rglob("*.yaml")), *sorted((ROOT / "rules").rglob("*.yaml"))]


def _by_lines(text: str) -> tuple[Node, ...] | None:
    root = read_lines(text, reader._NODES)
    return None if root is None else (root,)


def _by_the_parser(text: str) -> tuple[Node, ...] | str:
    try:
        return tuple(yaml_stream._Builder(text).documents())
    except RefusedError as error:
        return str(error)


READ = [
    "项目名称: 河道清淤\n",
    "项目名称: 河道清淤",
    "项目名称:\r\n- 甲\r\n- 乙\r\n",
    "绩效目标表:\n  - 项目名称: 甲\n    指标:\n    - 三级指标: 乙\n      指标值: ≥95%\n",
    "绩效目标表:\n- 项目名称: 甲   # 说明\n  预算数:\n\n# 说明\n- 项目名称: '乙'\n",
    '指标:\n- {三级指标: 甲, 指标值: "≥3 场"}\n- {}\n- [甲, [乙, {丙: 丁}]]\n',
    "-\n- 甲: 乙\n-\n  丙: 丁\n- \n",
    "甲:\n- 乙\n丙:\n  - 丁\n",
    "金额: 5-6\n",
    "比例: 1:2\n",
    "  甲: 乙\n  丙: 丁\n",
]
LEFT = [
    "项目名称: 甲\n  乙\n",  # goes on below
    "项目名称: |\n  甲\n",
    "项目名称: &甲 乙\n丙: *甲\n",
    "项目名称: !!str 甲\n",
    "项目名称: 甲: 乙\n",
    '项目名称: "甲\\n乙"\n',
    "项目名称: '甲''乙'\n",
    "项目名称: {甲: 乙\n",
    "项目名称: [甲, 乙,]\n",
    "项目名称: [甲: 乙]\n",
    "项目名称:\t甲\n",
    "项目名称：甲\n",
    "项目名称:甲\n",
    "---\n项目名称: 甲\n",
    "? 甲\n: 乙\n",
    "甲: 乙\n 丙: 丁\n",
    "甲:\n  乙: 丙\n 丁: 戊\n",
    "甲: 乙\n- 丙\n",
    "- 甲\n乙: 丙\n",
    "甲\n",
    "",
    "# 甲\n",
    "甲: 乙\x85丙\n",
    "甲: \ufeff乙\n",
    "甲: '乙 # 丙'\n",
    "甲: \u3000乙\n",
    "甲: 乙\u3000\n",
    f"甲: {'乙' * 20_000}\n",
    "\n".join(f"{'  ' * depth}甲:" for depth in range(40)),
    "甲: " + "[" * 40 + "]" * 40,
]


@pytest.mark.parametrize("text", READ)
def test_the_everyday_way_is_read_as_the_parser_reads_it(text: str) -> None:
    assert _by_lines(text) == _by_the_parser(text)


@pytest.mark.parametrize("text", LEFT)
def test_any_other_way_is_left_to_the_parser(text: str) -> None:
    assert _by_lines(text) is None


def test_our_own_files_are_read_as_the_parser_reads_them() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES]
    read = [(text, found) for text in texts if (found := _by_lines(text)) is not None]
    assert len(read) > len(FILES) / 2
    assert [text for text, found in read if found != _by_the_parser(text)] == []


def test_the_bases_of_the_rules_are_read_without_the_parser() -> None:
    text = (ROOT / "rules" / "jixiao_rules" / "basis.yaml").read_text(encoding="utf-8")
    assert read_lines(text, plain_yaml._DATA) == plain_yaml._Builder(plain_yaml._events(text)).document()


def test_settings_keep_their_kinds_and_a_key_that_stands_twice_is_told() -> None:
    text = "甲: 12\n乙: '12'\n丙: true\n丁: ~\n戊:\n己: [1.5, 无]\n"
    data = {"甲": 12, "乙": "12", "丙": True, "丁": None, "戊": None, "己": [1.5, "无"]}
    assert read_lines(text, plain_yaml._DATA) == data
    with pytest.raises(plain_yaml.PlainYamlError, match="写了两次"):
        plain_yaml.parse_plain("甲: 1\n甲: 2\n")


# Parts of a file, each between two bars; ⏎ is a line feed, ␍ a carriage return.
_WRITTEN = (
    "甲: 1⏎|- |  |    |乙:⏎|丙: \"x y\"⏎|丁: 'q'⏎|# 注⏎|⏎|戊: ≥95%⏎|-⏎|- 己: 庚⏎|辛⏎| 壬: 癸: 子⏎|丑:寅⏎|- - 卯⏎"
    '|: |? |>⏎|---⏎|...⏎|{|}|[|]|,|辰: -5⏎|巳: -⏎|午: # 注⏎|未: 申 #酉⏎|戌: 亥:⏎|␍⏎|甲: 一 二⏎|"z": 1⏎|&a |'
    "*a⏎|!t |%⏎|\u3000|0: 0⏎|a b: 1⏎|\"|'|\\|乙: - 丙⏎|丁: 'a''b'⏎|戊: \"a\\n\"⏎|- 己⏎|[a, b]|{c: d}|{e: f, g:"
    ' "h"}|[ | ]|, |庚: [j,k ]⏎'
)
PARTS = _WRITTEN.replace("⏎", "\n").replace("␍", "\r").split("|")


def test_what_is_put_together_at_random_is_read_as_the_parser_reads_it() -> None:
    random, read = Random(20251127), 0
    for _ in range(20_000):
        text = "".join(random.choice(PARTS) for _ in range(random.randint(1, 9)))
        found = _by_lines(text)
        if found is not None:
            read += 1
            assert found == _by_the_parser(text), text
    assert read > 500


def test_a_file_with_one_character_changed_is_read_as_the_parser_reads_it() -> None:
    random = Random(20251127)
    texts = [file.read_text(encoding="utf-8")[:1500] for file in FILES]
    for _ in range(3_000):
        text = random.choice(texts)
        place = random.randrange(len(text))
        changed = text[:place] + random.choice(" -:#,'\"[]{}\n\t&*!|>%?") + text[place + random.randint(0, 1) :]
        found = _by_lines(changed)
        if found is not None:
            assert found == _by_the_parser(changed), changed
