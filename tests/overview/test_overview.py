"""The tree of what was found: nothing is lost, one cell is one note, and what most tables share is told once."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from jixiao_lint.batch import Batch, Options
from jixiao_lint.config.files import Given
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.overview import Overview, overview
from jixiao_lint.overview.wording import halves
from jixiao_lint.packs import load, open_pack
from jixiao_lint.result import RunResult

ROOT = Path(__file__).parents[2]
SEED = "fixtures/tianjin-veterans-2025.txt"


def checked(*paths: str) -> RunResult:
    batch = Batch(Options(given=Given(isolated=True)))
    files = list(batch.check(batch.find([str(ROOT / path) for path in paths])))
    return batch.summed_up(files, with_titles=True)


@pytest.fixture(scope="module")
def seed() -> RunResult:
    return checked(SEED)


def told(tree: Overview) -> Iterator[Finding]:
    for file in tree.files:
        yield from (reason.finding for reason in file.about)
        yield from chain.from_iterable(remark.findings for remark in file.remarks)
        for table in file.tables:
            yield from (reason.finding for cell in table.cells for reason in cell.reasons)


@pytest.mark.parametrize("path", [SEED, "fixtures/err", "fixtures/ok", "fixtures/documents"])
def test_every_finding_stands_in_the_tree_once(path: str) -> None:
    result = checked(path)
    assert sorted(told(overview(result)), key=lambda it: (it.path, it.order, it.message)) == sorted(
        result.findings(), key=lambda it: (it.path, it.order, it.message)
    )


def test_what_at_least_half_of_the_tables_share_is_a_remark(seed: RunResult) -> None:
    (file,) = overview(seed).files
    shares = {remark.code: len(remark.tables) for remark in file.remarks if remark.severity is Severity.WARNING}
    assert shares == {"QNT003": 12, "QNT002": 10}
    weights = [list(Severity).index(remark.severity) for remark in file.remarks]
    assert weights == sorted(weights)
    left = {reason.finding.code for table in file.tables for cell in table.cells for reason in cell.reasons}
    assert {"QNT003", "QNT002"}.isdisjoint(left)
    assert "DUP002" in left  # in five of twelve tables
    assert [table.index for table in file.tables if "QNT002" not in table.remarked] == [1, 5]


def test_one_cell_is_one_note_with_all_its_reasons(seed: RunResult) -> None:
    (file,) = overview(seed).files
    for table in file.tables:
        places = [(cell.indicator and cell.indicator.index, cell.field) for cell in table.cells]
        assert len(set(places)) == len(places)
        rows = [row or 0 for row, _ in places]
        assert rows == sorted(rows)
    goal = next(cell for cell in file.tables[10].cells if cell.field == "绩效目标")
    assert {reason.finding.code for reason in goal.reasons} >= {"DUP002", "PUB004"}
    assert goal.severity is Severity.WARNING


def test_a_fix_becomes_the_whole_text_of_the_cell(seed: RunResult) -> None:
    (file,) = overview(seed).files
    deeds = {
        reason.finding.code: (cell.text, reason.deed.paste)
        for table in file.tables
        for cell in table.cells
        for reason in cell.reasons
    }
    assert deeds["UNI004"] == ("3人/月工作量", "3人月工作量")
    assert deeds["QNT001"][1] is None


def test_counts_add_up_by_unit_folder_and_rule(seed: RunResult) -> None:
    tree = overview(seed)
    assert tree.counts.total == len(list(seed.findings()))
    for groups in (tree.by_unit, tree.by_folder, tree.by_rule):
        assert sum(group.counts.total for group in groups) == tree.counts.total
    assert [group.name for group in tree.by_unit] == ["381101天津市退役军人事务局"]
    assert sum(table.counts.total for table in tree.files[0].tables) == tree.counts.total


def test_the_heaviest_comes_first_and_clean_files_are_known() -> None:
    tree = overview(checked("fixtures/err", "fixtures/ok"))
    weights = [file.counts.weight for file in tree.first]
    assert weights == sorted(weights, reverse=True)
    assert {file.result.path for file in tree.clean}.isdisjoint({file.result.path for file in tree.first})
    for file in tree.first:
        for table in file.tables:
            if table.cells:
                assert table.first is not None
                assert table.first.severity is min((cell.severity for cell in table.cells), key=list(Severity).index)


def test_sources_are_numbered_as_they_are_met(seed: RunResult) -> None:
    tree = overview(seed)
    assert [source.number for source in tree.sources] == list(range(1, len(tree.sources) + 1))
    # of several documents that a finding may cite, the highest that holds
    assert {finding.basis[0].document for finding in seed.findings()} == {source.document for source in tree.sources}


@pytest.mark.parametrize(
    ("message", "wrong", "advice"),
    [
        ("“好”只有程度，不符合要求；请写明幅度", "“好”只有程度，不符合要求", "请写明幅度"),
        ("比较符“==”写法不规范，规范写法是“=”", "比较符“==”写法不规范", "规范写法是“=”"),
        ("资金合计不平：1 ≠ 2", "资金合计不平：1 ≠ 2", ""),
        # what is quoted from a table is no advice
        ("“参会，请假人数”没有数值，应当写明数量", "“参会，请假人数”没有数值", "应当写明数量"),
        ("三级指标“甲；建议乙”过长", "三级指标“甲；建议乙”过长", ""),
    ],
)
def test_a_message_is_parted_into_what_is_wrong_and_what_to_do(message: str, wrong: str, advice: str) -> None:
    assert halves(message) == (wrong, advice)


def test_most_messages_say_what_to_do() -> None:
    rules = [load(file) for file in open_pack("jixiao_rules").files]
    messages = [message for rule in rules for message in (rule.message, *(it.message for it in rule.variants.values()))]
    silent = [message for message in messages if not halves(message).advice]
    assert len(silent) < len(messages) * 0.15, silent
    assert all(halves(message).wrong for message in messages)


def test_every_count_adds_up_to_the_run() -> None:
    tree = overview(checked(SEED, "fixtures/samples/targets.csv"))
    for groups in (tree.by_unit, tree.by_project, tree.by_rule, tree.by_family):
        assert sum(group.counts.total for group in groups) == tree.counts.total
    assert {group.unit for group in tree.by_project if "运维服务费" in group.name} >= {"381101天津市退役军人事务局"}
    assert {"计量单位", "量化"} <= {group.name for group in tree.by_family}


def test_the_texts_of_a_table_are_kept_where_they_are_asked_for() -> None:
    path = str(ROOT / "fixtures/samples/targets.docx")
    kept = Batch(Options(given=Given(isolated=True), keeps_tables=True))
    (file,) = overview(kept.summed_up(list(kept.check(kept.find([path]))))).files
    for table in file.tables:
        assert table.recognised is not None
        assert table.recognised.texts is not None
        assert len(table.recognised.texts.rows) == table.indicators
        assert table.recognised.texts.head[table.recognised.fields.index("项目名称")] == table.project
    texts = file.tables[0].recognised and file.tables[0].recognised.texts
    assert texts is not None
    assert [row[0] for row in texts.rows].count(None) >= 1  # 一级指标 reaches down over several rows
    (plain,) = overview(checked("fixtures/samples/targets.docx")).files
    assert all(table.recognised and table.recognised.texts is None for table in plain.tables)
