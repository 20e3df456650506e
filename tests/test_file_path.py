"""One path type: what the system, people, reports and fingerprints call a file."""

import os
from pathlib import Path

import pytest

from jixiao_lint.config.files import Configurations, Given
from jixiao_lint.file_path import FilePath
from jixiao_lint.work_tree import work_tree

GBK = "绩效目标.txt".encode("gbk")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A work tree with a table in a folder of it."""
    (tmp_path / "库" / ".git").mkdir(parents=True)
    (tmp_path / "库" / "某局").mkdir()
    (tmp_path / "库" / "某局" / "表.txt").touch()
    return tmp_path / "库"


def named(given: str | bytes) -> FilePath:
    return Configurations(Given()).path(given)


def test_a_file_has_one_key_however_its_path_was_typed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree.parent / "link").symlink_to(tree)
    typed: list[FilePath] = []
    for folder, path in (
        (tree, "某局/表.txt"),
        (tree, "./某局/../某局/表.txt"),
        (tree / "某局", "表.txt"),
        (tree / "某局", "../某局//表.txt"),
        (tree.parent, "库/某局/表.txt"),
        (tree.parent, "link/某局/表.txt"),
        (tree, str(tree / "某局" / "表.txt")),
    ):
        monkeypatch.chdir(folder)
        typed.append(named(path))
        assert typed[-1].shown == path
    assert {path.key for path in typed} == {"某局/表.txt".encode()}
    assert {path.name for path in typed} == {path.portable for path in typed} == {"某局/表.txt"}


def test_a_linked_work_tree_is_found_by_the_file_that_git_leaves_there(tree: Path) -> None:
    (tree / ".git").rmdir()
    (tree / ".git").write_text("gitdir: /elsewhere/.git/worktrees/x\n")
    assert work_tree(str(tree / "某局")) == str(tree)
    assert named(str(tree / "某局" / "表.txt")).name == "某局/表.txt"


def test_without_a_work_tree_the_configuration_names_the_file(tree: Path) -> None:
    (tree / ".git").rmdir()
    (tree / "jixiao.yaml").write_text("ignore: []\n")
    assert named(str(tree / "某局" / "表.txt")).name == "某局/表.txt"


def test_without_either_the_file_has_its_own_name_and_reports_the_path_as_given(tree: Path) -> None:
    (tree / ".git").rmdir()
    path = Configurations(Given(isolated=True)).path(f"{tree}/某局/./表.txt")
    assert (path.name, path.key) == ("表.txt", "表.txt".encode())
    assert path.portable == f"{tree}/某局/表.txt"


def test_a_file_that_is_a_link_is_named_where_it_lies(tree: Path) -> None:
    (tree.parent / "外.txt").touch()
    (tree / "连.txt").symlink_to(tree.parent / "外.txt")
    assert named(str(tree / "连.txt")).name == "连.txt"


def test_a_folder_that_only_begins_like_the_work_tree_is_another(tree: Path) -> None:
    assert FilePath.of(f"{tree}2/表.txt", str(tree)).inside is None


@pytest.mark.skipif(os.name == "nt", reason="names are UTF-16 there")
def test_names_that_are_no_utf8_are_shown_with_stand_ins_and_stay_apart(tree: Path) -> None:
    path = named(os.fsencode(tree) + b"/" + GBK)
    assert path.name == "\\xbc\\xa8ЧĿ\\xb1\\xea.txt"  # Ч and Ŀ: bytes that happen to be UTF-8
    assert path.key == GBK
    assert path.uri == "%BC%A8%D0%A7%C4%BF%B1%EA.txt"
    assert os.fsencode(path) == path.raw
    path.shown.encode("utf-8")


def test_two_names_that_differ_have_keys_that_differ(tree: Path) -> None:
    one, other = named(os.fsencode(tree) + b"/\xd6.txt"), named(os.fsencode(tree) + b"/\xd7.txt")
    assert one.key != other.key
    assert one.name != other.name


def test_half_a_surrogate_in_a_name_is_shown_with_a_stand_in() -> None:
    FilePath.of("表\ud800.txt").shown.encode("utf-8")
