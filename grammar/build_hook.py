"""Has the tables of the value language written before the package is built, or installed from a checkout.

A wheel gets completions and the man page besides (`shell/`).
"""

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
        if version != "editable":
            sys.path[:0] = [str(Path(self.root) / name) for name in ("shell", "lint", "grammar")]
            from lay import laid  # type: ignore[import-not-found]

            build_data["shared_data"].update(laid())
