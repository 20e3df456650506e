"""What a reader says is a template with named fields: another language needs another table, and no sentence is put together."""

import re
from pathlib import Path

import pytest

from jixiao_lint.readers.problem import Kind, Problem, say

HOUSE = Path(__file__).parents[2] / "lint" / "jixiao_lint"
READING = [*(HOUSE / "readers").glob("*.py"), *(HOUSE / "recognise").glob("*.py")]


def test_a_problem_keeps_its_template_beside_the_sentence_that_a_user_reads() -> None:
    problem = Problem(Kind.LIMIT_EXCEEDED, say("单元格超过 {most} 个。", most=250), "请拆成几个文件后再检查。")
    assert problem.message == "单元格超过 250 个。"
    assert problem.happened == ("单元格超过 {most} 个。", (("most", "250"),))
    assert problem.hint == "请拆成几个文件后再检查。"


def test_braces_of_the_user_are_no_fields() -> None:
    assert Problem(Kind.UNKNOWN_KEY, say("不认识的键“{key}”。", key="{0}{x}")).message == "不认识的键“{0}{x}”。"
    assert Problem(Kind.SYNTAX_ERROR, "键“{”").message == "键“{”"


@pytest.mark.parametrize("file", READING, ids=lambda file: file.name)
def test_no_reader_puts_the_sentence_of_a_problem_together_itself(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    calls = re.findall(r'(?:Unreadable|Problem|_?refuse|report|_?RefusedError|beyond_limit)\([^\n]*\bf"', source)
    assert calls == []
