"""One file, one boundary: whatever is raised, by whatever layer, is a finding about that file, and its neighbour is checked."""

import builtins
import json
from pathlib import Path
from typing import Any

import pytest

import jixiao_lint.engine
import jixiao_lint.file_result
import jixiao_lint.read_file
import jixiao_lint.readers
import jixiao_lint.readers.json
import jixiao_lint.readers.text_file
import jixiao_lint.recognise
import jixiao_lint.run
from jixiao_lint import workers
from jixiao_lint.cli import main

# What has no part in the life of a file: Ctrl-C, which ends the run, and warnings, which nobody raises here.
_OTHERS = (KeyboardInterrupt, Warning)


def raisable(kind: type[BaseException]) -> BaseException | None:
    """An exception of this class; some want arguments."""
    for arguments in (
        ("说明",),
        ("utf-8", b"x", 0, 1, "说明"),
        ("utf-8", "x", 0, 1, "说明"),
        ("x", 0, 1, "说明"),
        ("说明", [ValueError()]),
        (),
    ):
        try:
            return kind(*arguments)
        except TypeError:
            continue
    return None


class SilentError(Exception):
    """One that fails even at saying what it is."""

    def __str__(self) -> str:
        raise ValueError


CLASSES = [
    kind
    for kind in (*vars(builtins).values(), SilentError)
    if isinstance(kind, type) and issubclass(kind, BaseException) and not issubclass(kind, _OTHERS)
]
LAYERS = {
    "open": (jixiao_lint.read_file, "opened"),
    "format": (jixiao_lint.readers, "format_of"),
    "decode": (jixiao_lint.readers.text_file, "decode"),
    "reader": (jixiao_lint.readers.json, "read_json"),
    "recognise": (jixiao_lint.read_file, "tables_of"),
    "engine": (jixiao_lint.run, "check"),
    "fingerprint": (jixiao_lint.engine, "stable_key"),
    "problem": (jixiao_lint.file_result, "verdict_of"),
}
ROW = '{"项目名称": "甲", "指标": [{"二级指标": "数量指标", "三级指标": "建设项目个数", "指标值": "≥1"}]}'


def is_about_bad(arguments: tuple[Any, ...]) -> bool:
    """True where a layer works on 坏.json: every one of them has a name, a path or the text of the file in its hands."""
    return any("坏" in (each.decode() if isinstance(each, bytes) else str(each)) for each in arguments)


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = main(["check", "坏.json", "好.json", "--isolated", "--select", "UNI001", "-f", "json", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("in_children", [True, False], ids=["child", "here"])
@pytest.mark.parametrize("layer", list(LAYERS))
def test_every_exception_of_every_layer_costs_one_file(
    layer: str, in_children: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("坏.json").write_text(ROW.replace("甲", "坏"), encoding="utf-8")
    Path("好.json").write_text(ROW, encoding="utf-8")
    module, name = LAYERS[layer]
    real = getattr(module, name)
    if not in_children:
        monkeypatch.setattr(workers, "can_fork", lambda: False)
    for kind in CLASSES if not in_children else CLASSES[::7]:
        error = raisable(kind)
        assert error is not None, kind

        def failing(*arguments: Any, _error: BaseException = error, **more: Any) -> Any:
            if is_about_bad(arguments):
                raise _error
            return real(*arguments, **more)

        monkeypatch.setattr(module, name, failing)
        code, told = report(capsys)
        assert code == 1, kind
        (bad, good) = told["files"]
        assert (bad["verdict"], good["verdict"]) == ("unreadable", "read"), kind
        codes = [(finding["path"], finding["code"]) for finding in told["findings"]]
        assert codes[1:] == [("好.json", "UNI001")], kind
        assert codes[0][0] == "坏.json"
        assert codes[0][1] == ("FIL008" if kind in (MemoryError, RecursionError) else "FIL012"), kind
        assert bad["fault"] == ("file" if kind in (MemoryError, RecursionError) else "program"), kind


RULES = """
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, rule
from jixiao_lint.table import Row, rows


@rule(
    code="EIN001",
    sees=rows,
    severity=Severity.ERROR,
    message="{missing}",
    basis=[Basis("规定", Authority.HYGIENE)],
    passes=["{三级指标: 甲, 指标值: ≥1次}", "{三级指标: 乙, 指标值: ≥1次}"],
    fails=["{三级指标: 坏, 指标值: «≥1»}"],
)
def breaking(row: Row) -> Found:
    \"\"\"出错。\"\"\"
    if "坏" in row.table.text("项目名称"):
        %s
    return
    yield Hit(row.table.spot())
"""


@pytest.mark.parametrize(
    "deed",
    [
        "1 / 0",
        "raise SystemExit(0)",
        "yield from breaking.check(row)",
        "yield Hit(row.table.spot())",
        "yield 3",
        "yield Hit(3)",
    ],
)
def test_a_rule_that_fails_leaves_the_other_rules_and_files(
    deed: str, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is checked by all other rules; that one of them failed is a finding, and 2: it was not this file's fault."""
    package = f"eigene{abs(hash(deed))}"
    folder = elsewhere / package / "own"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text(
        '"""Own rules."""\nFAMILIES = {"EIN": "own"}\nDOCUMENTS: dict[str, object] = {}\n', encoding="utf-8"
    )
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "breaking.py").write_text(RULES % deed, encoding="utf-8")
    monkeypatch.syspath_prepend(str(elsewhere))
    (elsewhere / "eigen.yaml").write_text(
        f"packs: [jixiao_rules, {package}]\nselect: [UNI001, EIN001]\n", encoding="utf-8"
    )
    Path("坏.json").write_text(ROW.replace("甲", "坏"), encoding="utf-8")
    Path("好.json").write_text(ROW, encoding="utf-8")
    code = main(["check", "坏.json", "好.json", "--config", "eigen.yaml", "-f", "json"])
    said = capsys.readouterr()
    assert code == 2, said.err
    told = json.loads(said.out)
    assert [(finding["path"], finding["code"]) for finding in told["findings"]] == [
        ("坏.json", "FIL013"),
        ("坏.json", "UNI001"),
        ("好.json", "UNI001"),
    ]
    assert [(file["verdict"], file["fault"]) for file in told["files"]] == [("read", "rule"), ("read", None)]
    assert "EIN001" in said.err
