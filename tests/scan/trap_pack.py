"""A pack whose rule crashes, hangs or grows over a project whose name says so."""

from pathlib import Path

_RULE = '''
import os, signal, time
from jixiao_lint.rule import Authority, Basis, Severity, rule
from jixiao_lint.table import Table, tables


@rule(
    code="TRP001", sees=tables, severity=Severity.INFO, message="没有", basis=[Basis("约定", Authority.HYGIENE)],
    passes=["项目名称: 甲", "项目名称: 乙"], fails=["项目名称: «丙»"],
)
def springs(table: Table):
    """陷阱。"""
    name = table.text("项目名称")
    if name == "崩溃":
        os.kill(os.getpid(), signal.SIGSEGV)
    while name == "不停":
        pass
    if name == "胀大":
        held = []
        while True:
            held.append(bytearray(1 << 24))
    time.sleep(float(os.environ.get("TRAP_SLOW", "0")))
    return iter(())
'''
TRAPS = ("崩溃", "不停", "胀大")
TARGET = "年度: 2025\n项目名称: {name}\n指标:\n- {{三级指标: 修渠长度, 指标值: ≥{number}公里}}\n"


def lay_traps(folder: Path) -> dict[str, str]:
    """Write the pack; what must stand in the environment for it to be found."""
    home = folder / "trap_pack_of_tests" / "trap"
    home.mkdir(parents=True)
    (home.parent / "__init__.py").write_text('FAMILIES = {"TRP": "trap"}\n', encoding="utf-8")
    (home / "__init__.py").write_text("", encoding="utf-8")
    (home / "springs.py").write_text(_RULE, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def write_targets(folder: Path, count: int, *names: str) -> None:
    """Write files of projects that spring no trap, and one for each name."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:04d}.yaml").write_text(TARGET.format(name=f"项目{number}", number=number + 2), "utf-8")
    for name in names:
        (folder / f"{name}.yaml").write_text(TARGET.format(name=name, number=3), encoding="utf-8")
