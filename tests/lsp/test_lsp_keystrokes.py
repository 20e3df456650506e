"""What is shown right after a keystroke is what a look at the whole file shows, but for the rules that look across tables."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from jixiao_lint.batch import Batch, Options
from jixiao_lint.config.files import Given
from jixiao_lint.discover import Found
from jixiao_lint.lsp.judge import Judged, judged_quickly, judged_whole
from jixiao_lint.lsp.marks import Mark, carried, change_between
from jixiao_lint.read_file import ReadFile
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.table import Document, Table, shows_one_table

_BATCH = Batch(Options(Given(isolated=True)))
_FOUND = _BATCH.named("绩效目标.yaml")._replace(named=False)
_TYPED = ("9", "≥", "人次", "万元", "%", " ", "效果显著", "。", "2024年", "\n", '"', "- ", ":", "#", "  ", "'", "|")


def _table(number: int, goal: str = "修复管网，数量不少于20公里") -> str:
    return f"""\
  - 项目名称: 管网修复{number}（2025年）
    单位: 10100{number}某某局
    金额单位: 万元
    预算数: 55
    绩效目标: {goal}
    指标:
      - 一级指标: 产出指标
        二级指标: 数量指标
        三级指标: 修复长度
        指标值: ≥12{number}
      # jixiao: ignore[MON002] 差额由区级补足
      - 二级指标: 成本指标
        三级指标: 修复成本
        指标值: ≤6{number}万元
      - 一级指标: 效益指标
        二级指标: 社会效益指标
        三级指标: 受益居民
        指标值: 效果显著
"""


def _file(tables: int) -> str:
    return "绩效目标表:\n" + "".join(map(_table, range(tables)))


def _whole(content: str, before: Judged | None = None) -> Judged:
    return judged_whole(_BATCH, _FOUND, content, before)


def _alone() -> set[str]:
    chosen = _BATCH.rulebook.chosen(_BATCH.rulebook.choice(_FOUND.path))
    return {active.rule.code for active in chosen.rules if shows_one_table(active.rule.sees)}


def _seen(judged: Judged) -> list[tuple[int, int, str, str]]:
    """What a person sees of the rules that look at one table at a time."""
    alone = _alone()
    shown = [mark for mark in judged.marks if mark.finding.code in alone or mark.is_about_file]
    return sorted((*mark.place, mark.finding.code, mark.finding.message) for mark in shown)


def _without_topics(judged: Judged) -> set[str]:
    return {mark.finding.code for mark in judged.marks}


@pytest.mark.parametrize("seed", range(40))
def test_typing_anywhere_shows_what_a_look_at_the_whole_shows(seed: int) -> None:
    random = Random(seed)
    content = _file(4)
    judged = _whole(content)
    for _ in range(4):
        start = random.randrange(len("绩效目标表:\n"), len(content))
        end = min(len(content), start + random.choice([0, 0, 1, 3, 40]))
        content = content[:start] + random.choice(_TYPED) + content[end:]
        quick = judged_quickly(_BATCH.rulebook, _FOUND, content, judged)
        whole = _whole(content)
        broken = any(mark.finding.code == "FIL004" for mark in whole.marks)
        if quick is not None and not broken:
            assert _seen(quick) == _seen(whole)
        judged = quick if quick is not None and not broken else _whole(content, judged)


def test_half_typed_yaml_keeps_what_is_known_of_all_tables_and_says_what_is_wrong_once() -> None:
    content = _file(3)
    before = _whole(content)
    at = content.index("≥121")
    typed = content[:at] + '"' + content[at:]
    kept = [mark for mark in carried(before.marks, change_between(content, typed)) if mark.place.end != at]
    for judged in (judged_quickly(_BATCH.rulebook, _FOUND, typed, before), _whole(typed, before)):
        assert judged is not None
        assert [mark.finding.code for mark in judged.marks if mark.is_about_reading] == ["FIL004"]
        still_there = {(mark.place, mark.finding.code) for mark in judged.marks if not mark.is_about_reading}
        assert {(mark.place, mark.finding.code) for mark in kept} <= still_there
        assert len(still_there) >= len(before.marks) - 2


def test_the_fault_goes_when_it_is_mended() -> None:
    content = _file(3)
    before = _whole(content)
    at = content.index("≥121")
    broken = judged_quickly(_BATCH.rulebook, _FOUND, content[:at] + '"' + content[at:], before)
    assert broken is not None
    mended = judged_quickly(_BATCH.rulebook, _FOUND, content, broken)
    assert mended is not None
    assert _seen(mended) == _seen(before)


def test_only_the_table_that_was_edited_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = _file(30)
    before = _whole(content)
    at = content.index("≥127")
    read: list[str] = []
    from jixiao_lint.lsp import judge

    real = judge.read_text

    def noted(rulebook: Rulebook, found: Found, text: str) -> ReadFile:
        read.append(text)
        return real(rulebook, found, text)

    monkeypatch.setattr(judge, "read_text", noted)
    assert judged_quickly(_BATCH.rulebook, _FOUND, content[:at] + "9" + content[at:], before) is not None
    assert len(read) == 1
    assert read[0].count("项目名称") == 1


@pytest.mark.parametrize("seed", range(30))
def test_a_look_that_remembers_the_last_one_shows_what_a_first_look_shows(seed: int) -> None:
    """Edits in a table, above it and between tables, that move, merge and split what was remembered."""
    random = Random(seed)
    content, judged = _file(5), None
    for _ in range(6):
        judged = _whole(content, judged)
        fresh = _whole(content)
        if not any(mark.finding.code == "FIL004" for mark in fresh.marks):
            assert [(mark.place, mark.related, mark.finding) for mark in judged.marks] == [
                (mark.place, mark.related, mark.finding) for mark in fresh.marks
            ]
        start = random.randrange(len("绩效目标表:\n"), len(content))
        end = min(len(content), start + random.choice([0, 0, 1, 3, 40, 300]))
        content = content[:start] + random.choice((*_TYPED, "\n" + _table(7))) + content[end:]


def test_tables_that_have_not_changed_are_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    content = _file(30)
    before = _whole(content)
    looked_at: list[int] = []
    from jixiao_lint import engine

    real = engine._look_at

    def noted(part: Document | Table, *rest: Any) -> None:
        looked_at.append(len(part.tables) if isinstance(part, Document) else 1)
        real(part, *rest)

    monkeypatch.setattr(engine, "_look_at", noted)
    at = content.index("≥127")
    _whole("# 说明\n" + content[:at] + "9" + content[at:], before)
    assert looked_at == [1, 30]  # the one that was edited, and all at once for the rules that see them together


def test_json_is_looked_at_as_a_whole_and_keeps_its_findings_while_it_is_half_typed(tmp_path: Path) -> None:
    found = _BATCH.named(str(tmp_path / "目标.json"))._replace(named=False)
    row = '{"一级指标": "产出指标", "三级指标": "长度", "指标值": "≥120"}'
    content = f'{{"绩效目标表": {{"项目名称": "修路", "预算数": "55", "指标": [{row}]}}}}'
    before = judged_whole(_BATCH, found, content, None)
    assert "UNI001" in _without_topics(before)
    half = judged_whole(_BATCH, found, content[:-1], before)
    assert "UNI001" in _without_topics(half)
    assert [mark.finding.code for mark in half.marks if mark.is_about_file] == ["FIL004"]


def test_a_stranger_s_yaml_is_left_alone() -> None:
    assert _whole("services:\n  web:\n    image: nginx\n").marks == ()
    assert _whole("services:\n  web: [\n").marks == ()


def test_a_mark_behind_an_edit_moves_and_one_in_it_goes() -> None:
    marks = _whole(_file(2)).marks
    content = _file(2)
    longer = content.replace("金额单位", "# 注\n    金额单位", 1)
    moved: list[Mark] = carried(marks, change_between(content, longer))
    assert [mark.finding.code for mark in moved] == [mark.finding.code for mark in marks]
    assert {mark.place.start - old.place.start for mark, old in zip(moved, marks, strict=True)} == {
        0,
        len("# 注\n    "),
    }
