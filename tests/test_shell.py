"""What the wheel lays where shells and `man` look: every command and every option, in a form that a shell can read."""

import re
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from jixiao_lint.cli.arguments import COMMANDS

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("shell")
    script = (
        "import sys, pathlib; sys.path.insert(0, 'shell'); from make import made\n"
        "for name, text in made().items(): pathlib.Path(sys.argv[1], name).write_text(text, encoding='utf-8')"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], cwd=ROOT, check=True)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_every_command_and_option_is_there(made: dict[str, str]) -> None:
    assert set(made) == {"jixiao.bash", "_jixiao", "jixiao.1"}
    for name, command in COMMANDS.items():
        parser = ArgumentParser()
        command.options(parser)
        for option in (option for action in parser._actions for option in action.option_strings):
            assert option in made["jixiao.bash"], (name, option)
            assert option in made["_jixiao"], (name, option)
            assert option.replace("-", "\\-") in made["jixiao.1"], (name, option)


def test_bash_takes_its_completions(made: dict[str, str]) -> None:
    done = subprocess.run(["bash", "-n"], input=made["jixiao.bash"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_page_of_the_package_has_no_link_that_leads_nowhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    inside = re.findall(r"\]\((?!https?:|#)([^)]+)\)", readme)
    assert inside
    assert all((ROOT / target.split("#")[0]).exists() for target in inside)
