"""Has the tables of the value language written, what expressions need and the index of the rules, before the package is built.

A wheel gets completions and the man page besides (`shell/`).
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesOfTheValueLanguage(BuildHookInterface[Any]):
    """Called by hatchling with the environment of the build, in which lark is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the tables beside the grammar."""
        folder = Path(self.root) / "grammar"
        subprocess.run([sys.executable, "-m", "jixiao_machine.tables"], cwd=folder, check=True)
        self._tell_what_expressions_need()
        if version != "editable":
            sys.path[:0] = [str(Path(self.root) / name) for name in ("shell", "lint", "grammar")]
            from lay import laid  # type: ignore[import-not-found]

            build_data["shared_data"].update(laid())

    def _tell_what_expressions_need(self) -> None:
        folders = {name: Path(self.root) / name for name in ("grammar", "lint", "rules")}
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders.values()))}
        packages = [f"jixiao_{name}" for name in folders]
        for written in (["jixiao_machine.needs_of_packages", *packages], ["jixiao_lint.indexing", "jixiao_rules"]):
            command = [sys.executable, "-m", *written]
            subprocess.run(command, cwd=folders["grammar"], env=environment, check=True)
