"""The scripts that are kept are those that their sources give, and speak of the shape that Python gives."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import get_type_hints

import pytest

from jixiao_lint.page import shape
from jixiao_lint.page.template import index

PAGE = Path(shape.__file__).parent
ROOT = PAGE.parents[2]
SOURCE, STATIC = ROOT / "browser" / "page", PAGE / "static"
SCRIPTS = {path.stem for path in SOURCE.glob("*/*.ts")}


def test_every_script_has_its_source_and_every_source_its_script() -> None:
    assert {path.stem for path in STATIC.glob("*.js")} == SCRIPTS


def test_the_sample_is_a_sample() -> None:
    samples = ROOT / "fixtures" / "samples"
    assert (STATIC / "sample.docx").read_bytes() == (samples / "targets.docx").read_bytes()


@pytest.mark.parametrize("name", [name for name in vars(shape) if name[0].isupper() and name != "TypedDict"])
def test_scripts_know_the_shape_of_answers(name: str) -> None:
    text = (SOURCE / "page" / "answer.ts").read_text(encoding="utf-8")
    described = re.search(rf"export interface {name} {{(.*?)\n}}", text, re.DOTALL)
    assert described, name
    assert re.findall(r"^  (\w+)\??:", described[1], re.MULTILINE) == list(get_type_hints(getattr(shape, name)))


def test_every_word_of_the_page_is_said_in_both_languages() -> None:
    words = dict(
        re.findall(
            r'^  (\w+): \["([^"]+)", "[^"]+"\],$', (SOURCE / "page" / "words.ts").read_text("utf-8"), re.MULTILINE
        )
    )
    for where in ("browser", "server"):
        for key, text in re.findall(r'data-word="(\w+)"[^>]*>([^<]*)<', index(where)):
            assert words[key] == text


def test_only_the_browser_alone_may_run_web_assembly() -> None:
    assert "wasm-unsafe-eval" in index("browser")
    assert "wasm-unsafe-eval" not in index("server")
    assert "unsafe-inline" not in index("browser") + index("server")


@pytest.mark.browser
def test_compiling_gives_the_same_bytes(tmp_path: Path) -> None:
    compiler = SOURCE / "node_modules" / "typescript" / "bin" / "tsc"
    for part in ("page", "worker"):
        node = shutil.which("node") or "node"
        subprocess.run([node, str(compiler), "-p", str(SOURCE / part), "--outDir", str(tmp_path)], check=True)
    for script in tmp_path.glob("*.js"):
        assert script.read_bytes() == (STATIC / script.name).read_bytes(), script.name
    assert {path.stem for path in tmp_path.glob("*.js")} == SCRIPTS
