"""The linters of YAML that ours is compared with, each with a set of rules as simple as its own documentation starts with."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_PACKAGE = "@stoplight/spectral-cli@6"
# A key that must be there, one that must not be empty, and a pattern for every value: what a schema would say, too.
_RULESET = """\
rules:
  project-name:
    given: $
    severity: warn
    then: {field: 项目名称, function: truthy}
  goal:
    given: $
    severity: warn
    then: {field: 绩效目标, function: truthy}
  value:
    given: $.指标[*]
    severity: warn
    then: {field: 指标值, function: truthy}
  no-placeholder:
    given: $.指标[*].三级指标
    severity: warn
    then: {function: pattern, functionOptions: {notMatch: "^(无|/|-)$"}}
"""


class Peer(NamedTuple):
    """A tool: the beginning of its command, None where it is not installed, and how it is asked for its version."""

    name: str
    command: tuple[str, ...] | None
    program: str | None

    @property
    def absent(self) -> bool:
        """True where there is nothing to measure."""
        return self.command is None


def peers(folder: Path, schema: Path) -> list[Peer]:
    """yamllint, check-jsonschema and Spectral. `folder` is a temporary one, `schema` that of our target files."""
    yamllint, checker, spectral = _beside_python("yamllint"), _beside_python("check-jsonschema"), _spectral(folder)
    ruleset = folder / "spectral.yaml"
    ruleset.write_text(_RULESET, encoding="utf-8")
    return [
        _peer("yamllint", yamllint, "-d", "relaxed"),
        _peer("check-jsonschema", checker, "--schemafile", str(schema)),
        _peer("Spectral", spectral, "lint", "--quiet", "--ruleset", str(ruleset)),
    ]


def _peer(name: str, program: str | None, *arguments: str) -> Peer:
    return Peer(name, (program, *arguments) if program else None, program)


def _beside_python(name: str) -> str | None:
    path = Path(sys.executable).with_name(name)
    return str(path) if path.exists() else shutil.which(name)


def _spectral(folder: Path) -> str | None:
    """Installed for this run only; None without npm, or where npm cannot fetch it."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder / "node"), _PACKAGE]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    program = folder / "node" / "node_modules" / ".bin" / "spectral"
    if done.returncode == 0 and program.exists():
        return str(program)
    print(f"Spectral could not be installed: {done.stderr.strip()[:200]}", file=sys.stderr)
    return None
