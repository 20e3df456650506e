"""Command lines as people get them wrong: each is refused with 2, on standard error, in a sentence that helps, and does nothing."""

import os
from pathlib import Path

import pytest

from jixiao_lint.cli import main

ROW = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: ≥1}\n"

WRONG = [
    ("", "缺少：命令"),
    ("chek 目标.yaml", "没有“chek”这个命令，您要写的是不是“check”"),
    ("Check 目标.yaml", "没有“Check”这个命令，您要写的是不是“check”"),
    ("目标.yaml", "要检查“目标.yaml”，请写 jixiao check 目标.yaml"),
    ("检查 目标.yaml", "没有“检查”这个命令，可以写：check、"),
    ("check 没有.yaml", "没有这个文件或文件夹：没有.yaml"),
    ("check 目标.yaml --slect MON", "没有“--slect”这个选项，您要写的是不是“--select”"),
    ("check 目标.yaml --sel MON", "没有“--sel”这个选项，您要写的是不是“--select”"),
    ("check 目标.yaml --ouput-format=json", "没有“--ouput-format”这个选项，您要写的是不是“--output-format”"),
    ("check 目标.yaml ——fix", "“——fix”前面不是英文的减号，请写成 --fix"),
    ("check 目标.yaml －j 2", "“－j”前面不是英文的减号，请写成 -j"),
    ("check 目标.yaml --fix=yes", "--fix 后面不用写值"),
    ("check 目标.yaml --select", "--select 后面要写一个值"),
    ("check 目标.yaml --select ''", "--select 后面没有写名称"),
    ("check 目标.yaml --ignore ,", "--ignore 后面没有写名称"),
    ("check 目标.yaml --select mon002", "没有名为“mon002”的规则或规则类别，您要写的是不是“MON002”"),
    ("check 目标.yaml --select MON02", "您要写的是不是“MON002”"),
    ("check 目标.yaml --select QQQ", "没有名为“QQQ”的规则或规则类别"),
    ("check 目标.yaml --ignore fund-sumn", "您要写的是不是“fund-sum”"),
    ("check 目标.yaml --level warnning", "--level 没有“warnning”这个取值，您要写的是不是“warning”"),
    ("check 目标.yaml --level 警告", "可以写：error、warning、info"),
    ("check 目标.yaml --fail-level none", "可以写：error、warning、info、never"),
    ("check 目标.yaml --color yes", "可以写：auto、always、never"),
    ("check 目标.yaml -f jsn", "您要写的是不是“json”"),
    ("check 目标.yaml -f json -f text", "只能有一种格式输出到屏幕"),
    ("check 目标.yaml -f json -o 没有/报告.json", "写不了 没有/报告.json：没有这个文件或文件夹"),
    ("check 目标.yaml -f json -o 目标.yaml", "目标.yaml 是要读的文件，不能同时是输出文件"),
    ("check 目标.yaml --config 没有.yaml --isolated", "--config（用这份配置）和 --isolated（不读任何配置）不能同时用"),
    ("check 目标.yaml --config 没有.yaml", "没有.yaml：打不开配置文件"),
    ("check 目标.yaml --profile tianjing", "没有名为“tianjing”的方案，您要写的是不是“tianjin”"),
    ("check 目标.yaml --pack 没有的包", "找不到规则包“没有的包”"),
    ("check 目标.yaml -j -3", "应当是 0 或者正整数，这里写了“-3”"),
    ("check 目标.yaml -j 两个", "应当是 0 或者正整数，这里写了“两个”"),
    ("check 目标.yaml --year 25", "应当是四位数的年份，如 2025，这里写了“25”"),
    ("check 目标.yaml --file-seconds 0", "应当是大于 0 的数"),
    ("check 目标.yaml --file-memory 5", "应当是 256 以上的整数"),
    ("check 目标.yaml --unsafe-fixes", "--unsafe-fixes 要和 --fix 或者 --diff 同用"),
    ("check 目标.yaml --fix --diff", "先用 --diff 看，再用 --fix 写入"),
    ("check 目标.yaml --exit-non-zero-on-fix", "--exit-non-zero-on-fix 要和 --fix 同用"),
    ("check 目标.yaml --stdin-filename 目标.yaml", "要和路径“-”同用"),
    ("check - 目标.yaml", "标准输入（-）不能和别的路径一起检查"),
    ("check 目标.yaml --diff -f json", "--diff 只显示会怎样改，不出报告"),
    ("check 目标.yaml --baseline 甲.json --write-baseline 乙.json", "不能同时用"),
    ("check 目标.yaml --write-baseline 甲.json --add-waivers 已同意", "请分两次用"),
    ("check 目标.yaml --add-waivers ''", "--add-waivers 后面要写明原因"),
    ("rule", "缺少：代码、名称或类别 --all，请写其中一个"),
    ("rule MON02", "您要写的是不是“MON002”？（jixiao rule MON 列出 MON 类的规则）"),
    ("rule MON002 --all", "不能同时用"),
    ("rule --all --json --output-format text", "不能同时用"),
    ("convert 目标.yaml", "缺少：-o/--output-file"),
    ("convert 目标.yaml 乙.csv -o 丙.csv", "多写了“乙.csv”"),
    ("convert 目标.yaml -o 甲.exe", "不会写 甲.exe：可以写的扩展名是 .yaml"),
    ("parse", "没有要解析的指标值"),
    ("parse ≥12次 --jsonl", "后面不能再写指标值"),
    ("parse ≥12 --money-unit 万圆", "您要写的是不是“万元”"),
    ("schema tagret", "没有“tagret”这个取值，您要写的是不是“target”"),
    ("init 没有的文件夹", "写不了 没有的文件夹/jixiao.yaml"),
    ("test-rules 没有/", "找不到规则包"),
]


@pytest.mark.parametrize(("line", "sentence"), WRONG, ids=[line or "nothing" for line, _ in WRONG])
def test_a_wrong_command_line_is_refused_with_a_sentence_that_helps(
    line: str, sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("目标.yaml").write_text(ROW, encoding="utf-8")
    words = ["" if word == "''" else word for word in line.split()]
    try:
        code = main(words)
    except SystemExit as stopped:  # argparse ends the process itself
        code = int(stopped.code or 0)
    said = capsys.readouterr()
    assert code == 2
    assert sentence in said.err
    assert said.out == ""
    assert said.err.startswith("jixiao: ")
    assert not any(english in said.err for english in ("argument", "expected", "invalid", "usage", "Traceback"))
    assert os.listdir() == ["目标.yaml"]
    assert Path("目标.yaml").read_text(encoding="utf-8") == ROW


def test_argparse_has_no_sentence_for_users_that_is_not_translated() -> None:
    """Its messages are looked up one by one: a Python that has a new one shows it here."""
    import argparse
    import re

    from jixiao_lint.cli.speech import MESSAGES

    source = Path(argparse.__file__).read_text(encoding="utf-8")
    asked = set(re.findall(r"""(?<![\w.])_\(\s*'((?:[^'\\]|\\.)+)'\s*\)""", source))
    for_programmers = re.compile(
        r"__call__|conflict|subparser|invalid option string|mutually|not callable|%\(prog\)s: error|dest=|can.t open"
        r"|cannot merge|with mode"
    )
    assert len(asked) > 10
    untold = {message for message in asked - set(MESSAGES) if not for_programmers.search(message)}
    assert not untold
