"""The index of the rules says what their files say, and leaves a rule unloaded only where it has nothing to say."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao_lint import documents
from jixiao_lint.config.files import Given, choice_for
from jixiao_lint.config.selection import choose, every_rule
from jixiao_lint.engine import check
from jixiao_lint.indexing import documents_of, index_of, write
from jixiao_lint.packs import open_pack
from jixiao_lint.rule import ActiveRule, Rule, Shelved
from jixiao_lint.shelf import NAME
from jixiao_lint.source import on_paper
from jixiao_lint.table import NOTHING
from rules.shown_documents import DOCUMENTS, things_shown_to

_PACK = open_pack("jixiao_rules")
_RULES = every_rule([_PACK])
_NEEDY = [rule for rule in _RULES if rule.needs != NOTHING]
_SMALL = """\
表题: 道路养护（2025年）绩效目标表
项目名称: 道路养护
指标:
- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥120公里}
"""
_LOADED = """
import sys
from jixiao_lint.batch import Batch, Options
batch = Batch(Options(cache=False), alone=True)
(result,) = batch.check(batch.find(sys.argv[1:]))
assert result.tables == 1
print(*sorted(name.removeprefix("jixiao_rules.") for name in sys.modules if name.startswith("jixiao_rules.")))
"""


def test_the_index_that_is_shipped_is_made_of_the_rules_as_they_are() -> None:
    shipped = Path(_PACK.folder, NAME).read_text(encoding="utf-8").splitlines()
    assert shipped == list(index_of("jixiao_rules")), "run `make grammar`"


def test_every_rule_of_ours_is_in_the_index() -> None:
    assert all(file.entry is not None for file in _PACK.files)


def test_the_same_is_found_with_the_index_as_with_all_rules_loaded() -> None:
    shelved = choose(choice_for("", Given(isolated=True))).rules
    assert all(isinstance(active.held, Shelved) for active in shelved)
    # Without what a rule needs, and by its own view: as it would be without an index, and without being spared anything.
    loaded = [
        ActiveRule(active.rule._replace(needs=type(active.rule.needs)()), {}, url=active.url) for active in shelved
    ]
    for document in DOCUMENTS:
        assert check(document, shelved, on_paper) == check(document, loaded, on_paper)


@pytest.mark.parametrize("rule", _NEEDY, ids=lambda rule: rule.name)
def test_a_rule_has_nothing_to_say_where_what_it_needs_is_not_there(rule: Rule) -> None:
    told, hidden = [], 0
    needs = rule.needs
    for document in DOCUMENTS:
        if any(map(needs.are_met, document.tables)) and not (len(document.tables) == 1 or _is_by_table(rule)):
            continue
        for table in document.tables:
            if not needs.are_met(table):
                for thing in things_shown_to(rule, document._replace(tables=(table,))):
                    hidden += 1
                    told += list(rule.check(thing))
    assert not told
    assert hidden  # else it is asked for nothing


def _is_by_table(rule: Rule) -> bool:
    return getattr(rule.sees, "__name__", "") not in ("documents", "documents_of_several", "documents_that_state")


def test_a_rule_that_cannot_speak_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "目标.yaml").write_text(_SMALL, encoding="utf-8")
    command = [sys.executable, "-c", _LOADED, str(tmp_path / "目标.yaml")]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "unit.ambiguous_unit" in loaded
    assert not {"weight.missing_weight", "across_tables.dup_project", "unit.unit_drift"} & set(loaded)


_PACK_OF_TWO = {
    "__init__.py": 'FAMILIES = {"OWN": "own"}\n',
    "own/__init__.py": "",
    "own/said.py": """\
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, rule
from jixiao_lint.table import Row, needs, rows


@rule(
    code="OWN001", sees=rows, severity=Severity.ERROR, message="说了", basis=[Basis("规定", Authority.HYGIENE)],
    passes=[], fails=[], needs=needs("指标值", words=("待定",)),
)
def said(row: Row) -> Found:
    \"\"\"说了。\"\"\"
    if "待定" in row.text("指标值"):
        yield Hit(row.table.spot())
""",
}


@pytest.fixture
def pack_of_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A pack of somebody else, importable under a name of its own."""
    folder = tmp_path / "pack_with_an_index"
    for name, text in _PACK_OF_TWO.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == folder.name]:
        del sys.modules[name]


def test_a_pack_of_somebody_else_may_have_an_index_too(pack_of_two: Path) -> None:
    assert open_pack(pack_of_two.name).files[0].entry is None
    write(pack_of_two.name)
    entry = open_pack(pack_of_two.name).files[0].entry
    assert entry is not None
    assert (entry.code, entry.view, entry.fields, entry.words) == ("OWN001", "jixiao_lint.table:rows", "指标值", "待定")


def test_a_file_that_was_changed_since_the_index_was_made_is_not_taken_from_it(pack_of_two: Path) -> None:
    write(pack_of_two.name)
    with open(pack_of_two / "own" / "said.py", "a", encoding="utf-8") as file:
        file.write("# geändert\n")
    assert open_pack(pack_of_two.name).files[0].entry is None


def test_an_index_of_another_version_is_not_read(pack_of_two: Path) -> None:
    write(pack_of_two.name)
    index = pack_of_two / NAME
    index.write_text(index.read_text(encoding="utf-8").replace("fields", "other"), encoding="utf-8")
    assert open_pack(pack_of_two.name).files[0].entry is None


def test_the_index_of_documents_says_what_the_files_about_them_say() -> None:
    shipped = Path(_PACK.folder, documents.NAME).read_text(encoding="utf-8").splitlines()
    assert shipped == list(documents_of(_PACK.folder)), "run `make grammar`"
    told = documents.told_in(_PACK.folder)
    assert documents.cited([_PACK]) == told.documents
    assert documents.family_names([_PACK]) == told.families


def test_a_file_about_documents_that_was_changed_since_is_read_itself(pack_of_two: Path) -> None:
    basis = pack_of_two / "basis.yaml"
    basis.write_text("甲1号: {title: 甲办法, year: 2020}\n", encoding="utf-8")
    write(pack_of_two.name)
    pack = open_pack(pack_of_two.name)
    assert documents.citations([pack]) == {"甲1号": "甲办法"}
    basis.write_text("甲1号: {title: 甲办法, year: 2020}\n乙2号: {title: 乙办法}\n", encoding="utf-8")
    assert documents.citations([pack]) == {"甲1号": "甲办法", "乙2号": "乙办法"}
    assert documents.cited([pack])["甲1号"].year == 2020
