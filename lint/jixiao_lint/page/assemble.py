"""Puts the page together: `python -m jixiao_lint.page.assemble FOLDER` (`make page`), from a checkout, with npm and pip at hand.

What it takes from elsewhere is named here with its version: Python for the browser, and the wheels that we need there.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao_lint.page.template import index

_PYODIDE = "314.0.7"
_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_PYTHON, _PLATFORM = "3.14", "pyemscripten_2026_0_wasm32"
# For each format and file that the page reads or writes; lark is not needed, since its tables are shipped.
_WHEELS = ("msgspec", "ruamel.yaml", "pathspec", "xlrd", "pypdfium2", "XlsxWriter")
_MOST_BYTES = 20_000_000
_STATIC = Path(__file__).parent / "static"


class TooLargeError(Exception):
    """The page would be larger than a slow line can carry."""


def assemble(root: Path, target: Path) -> None:
    """Write the page into a folder that is made anew. `root` is the checkout. Raises TooLargeError."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(_STATIC, target)
    (target / "index.html").write_text(index("browser"), encoding="utf-8")
    _python(target / "pyodide")
    _wheels(root, target / "wheels")
    names = sorted(wheel.name for wheel in (target / "wheels").iterdir())
    (target / "wheels.json").write_text(json.dumps(names), encoding="utf-8")
    _keep_offline(target)
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    if size > _MOST_BYTES:
        raise TooLargeError(f"{size:,} bytes")


def _python(folder: Path) -> None:
    folder.mkdir()
    with TemporaryDirectory() as work:
        subprocess.run(
            ["npm", "pack", "--silent", f"pyodide@{_PYODIDE}"], cwd=work, check=True, stdout=subprocess.DEVNULL
        )
        with tarfile.open(next(Path(work).glob("*.tgz"))) as package:
            for name in _CORE:
                member = package.extractfile(f"package/{name}")
                if member is None:
                    raise FileNotFoundError(name)
                (folder / name).write_bytes(member.read())


def _wheels(root: Path, folder: Path) -> None:
    folder.mkdir()
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(root)], check=True)
    wanted = ["--no-deps", "--only-binary", ":all:", "--python-version", _PYTHON, "--implementation", "cp"]
    wanted += ["--abi", "cp314", "--platform", _PLATFORM, "--constraint", str(root / ".ci" / "constraints.txt")]
    subprocess.run([*pip, "download", *wanted, "--dest", str(folder), *_WHEELS], check=True)


def _keep_offline(target: Path) -> None:
    """Name the build and its parts in the script that keeps them."""
    parts = sorted(file.relative_to(target).as_posix() for file in target.rglob("*") if file.is_file())
    build = hashlib.sha256(b"".join((target / part).read_bytes() for part in parts)).hexdigest()[:12]
    script = target / "offline.js"
    listed = " ".join(["./", *(part for part in parts if part != script.name)])
    text = script.read_text(encoding="utf-8").replace("@build@", build).replace("@parts@", listed)
    script.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    assemble(Path(__file__).parents[3], Path(sys.argv[1]))
