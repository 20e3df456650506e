"""Has the tables of the value language written before the package is built, or installed from a checkout."""

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
        subprocess.run([sys.executable, "-m", "jixiao_grammar.compiler.write"], cwd=folder, check=True)
