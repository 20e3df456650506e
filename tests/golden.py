"""What jixiao prints, kept in the documents and in fixtures; `python tests/golden.py` writes it anew, for a person to read over.

Every stretch of a document between ```console marks holds commands behind `$ ` and what they print.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "README.zh-CN.md")
SEED = "fixtures/tianjin-veterans-2025.txt"
SCREENS = {
    "fixtures/tianjin-veterans-2025.screen.txt": f"jixiao check {SEED} --isolated --level info",
    "fixtures/tianjin-veterans-2025.json": f"jixiao check {SEED} --isolated --level info --output-format json",
}
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


_SERVICES = ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD")
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _SERVICES}


class Shown(NamedTuple):
    """A command in a document, and what the document says it prints."""

    document: str
    command: str
    output: str


def shown() -> Iterator[Shown]:
    """Every command of jixiao in the documents."""
    for name in DOCUMENTS:
        for block in _BLOCK.findall((ROOT / name).read_text(encoding="utf-8")):
            for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = piece.partition("\n")
                yield Shown(name, command, output)


def printed(command: str) -> str:
    """What a command prints in a terminal of 100 columns without colour. Raises when it complains."""
    done = subprocess.run(
        ["bash", "-c", command.replace("jixiao ", f"{sys.executable} -m jixiao_lint ", 1)],
        cwd=ROOT,
        env=_ENVIRONMENT | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == "", done.stderr
    # Each change of a rule changes the digest of the rules; here the findings are what counts.
    return re.sub(r'("rules_sha256": ")[0-9a-f]{64}', r"\1…", done.stdout)


def kept(output: str) -> str:
    """What is kept of an output: a rule that is added and finds nothing in the seed touches no other file than its own."""
    output = re.sub(r"\d+ 条规则", "若干条规则", output)
    return re.sub(r'"rules": (\d+|"[0-9a-f]{16,}")', '"rules": null', output)


def _renewed(match: re.Match[str]) -> str:
    commands = re.findall(r"^\$ (.*)$", match[1], flags=re.MULTILINE)
    return "```console\n" + "".join(f"$ {command}\n{printed(command)}" for command in commands) + "```"


def write_all() -> None:
    """Write every kept output anew."""
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        (ROOT / name).write_text(_BLOCK.sub(_renewed, text), encoding="utf-8")
    for name, command in SCREENS.items():
        (ROOT / name).write_text(kept(printed(command)), encoding="utf-8")


if __name__ == "__main__":
    write_all()
