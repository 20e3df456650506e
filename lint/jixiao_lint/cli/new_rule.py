"""`jixiao new-rule`: a rule that passes its own examples, to be made into one's own."""

import os
import re
from argparse import Namespace
from importlib.resources import files

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.output import put
from jixiao_lint.cli.streams import say
from jixiao_lint.config.declared.kinds import KINDS
from jixiao_lint.misspelt import did_you_mean

_PYTHON = "python"
_CODE = re.compile(r"[A-Z]{2,6}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def run(arguments: Namespace) -> int:
    """Write the file, never over one that is there, and say what to do next."""
    code, name, kind = arguments.code, arguments.name, arguments.kind
    if not _CODE.fullmatch(code) or code.startswith("FIL"):
        raise Failure(f"代码“{code}”应当是两到六个大写字母（FIL 除外）加三位数字，如 JCJ001")
    if not _NAME.fullmatch(name):
        raise Failure(f"名称“{name}”应当由小写字母、数字和连字符组成，如 no-reception")
    kinds = (*KINDS, _PYTHON)
    if kind not in kinds:
        raise Failure(f"没有“{kind}”这一种规则{did_you_mean(kind, kinds) or '，'}可以写：{'、'.join(kinds)}")
    path = os.path.join(arguments.folder, _file_name(name, kind))
    if os.path.lexists(path):
        raise Failure(f"{path} 已经存在，没有改动")
    put(path, _text(code, name, kind).encode("utf-8"))
    say(f"已写入 {path}：把例子改成自己的规则。{_next(arguments.folder, kind)}\n")
    return 0


def _file_name(name: str, kind: str) -> str:
    return name.replace("-", "_") + ".py" if kind == _PYTHON else f"{name}.yaml"


def _text(code: str, name: str, kind: str) -> str:
    example = files("jixiao_lint.config.declared") / "examples" / ("python.txt" if kind == _PYTHON else f"{kind}.yaml")
    text = example.read_text(encoding="utf-8").replace("CODE000", code)
    return text.replace("rule_name", name.replace("-", "_")).replace("rule-name", name)


def _next(folder: str, kind: str) -> str:
    if kind == _PYTHON:
        return "规则包的 FAMILIES 里要有这个代码的字母和这个文件夹（见手册“Python 规则”）"
    return f"改好以后用 jixiao test-rules {folder} 检验，再在配置的 packs 里写上这个文件夹"
