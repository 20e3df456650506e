"""Every command shown in the documents prints what they say it prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def shown() -> list[tuple[str, str, str]]:
    """The commands of jixiao in the documents, with what is shown below each."""
    found = []
    for name in ("README.md", "README.zh-CN.md"):
        for block in BLOCK.findall((ROOT / name).read_text(encoding="utf-8")):
            for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = piece.partition("\n")
                if command.startswith("jixiao "):
                    found.append((name, command, output))
    return found


def test_both_documents_show_commands() -> None:
    assert {name for name, _, _ in shown()} == {"README.md", "README.zh-CN.md"}


@pytest.mark.parametrize(("name", "command", "output"), shown())
def test_output_is_as_printed(name: str, command: str, output: str) -> None:
    program = f"{sys.executable} -m jixiao_lint"
    run = subprocess.run(
        ["bash", "-c", command.replace("jixiao ", program + " ", 1)],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == ""
    assert run.stdout == output, f"{name}: {command}"
