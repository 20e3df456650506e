"""The published hook, run by pre-commit itself on a repository of a user."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
GOOD = (ROOT / "fixtures" / "ok" / "绩效目标-河道清淤.yaml").read_text(encoding="utf-8")
BAD = GOOD.replace("≥12公里", "≥12")


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def user(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's repository, and ours as a clone of the work tree, so that what is tested is what stands here."""
    folder = tmp_path_factory.mktemp("hook")
    files = run("git", "ls-files", "-co", "--exclude-standard", folder=ROOT).stdout.splitlines()
    for name in files:
        source, target = ROOT / name, folder / "jixiao" / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    for repository in ("jixiao", "user"):
        (folder / repository).mkdir(exist_ok=True)
        run("git", "init", "--quiet", folder=folder / repository)
        run("git", "config", "user.email", "clerk@example.org", folder=folder / repository)
        run("git", "config", "user.name", "clerk", folder=folder / repository)
    run("git", "add", "-A", folder=folder / "jixiao")
    run("git", "commit", "--quiet", "-m", "all", folder=folder / "jixiao")
    return folder


@pytest.fixture(autouse=True)
def _kept_environments(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pre-commit sets up for one test serves the next."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(user / "pre-commit"))


def staged(user: Path, files: dict[str, bytes]) -> Path:
    """The user's repository with these files alone in its index."""
    repository = user / "user"
    run("git", "rm", "-rqf", "--ignore-unmatch", ".", folder=repository)
    for name, data in files.items():
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    run("git", "add", "-A", folder=repository)
    return repository


def tried(user: Path, hook: str = "jixiao") -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "pre_commit", "try-repo", "-v", str(user / "jixiao"), hook)
    return run(*command, folder=user / "user")


def try_repo(user: Path, name: str, text: str) -> subprocess.CompletedProcess[str]:
    repository = user / "user"
    (repository / name).write_text(text, encoding="utf-8")
    run("git", "add", "-A", folder=repository)
    done = run(
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        str(user / "jixiao"),
        "jixiao",
        "--files",
        name,
        folder=repository,
    )
    (repository / name).unlink()
    return done


def test_a_good_target_file_passes(user: Path) -> None:
    done = try_repo(user, "绩效目标-河道清淤.yaml", GOOD)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_a_bad_target_file_fails_and_the_finding_is_shown(user: Path) -> None:
    done = try_repo(user, "绩效目标-河道清淤.yaml", BAD)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "UNI001" in done.stdout
    assert "≥12" in done.stdout


def test_other_files_are_left_alone(user: Path) -> None:
    done = try_repo(user, "说明.md", "# 说明\n")
    assert done.returncode == 0
    assert "no files to check" in done.stdout


@pytest.mark.parametrize(
    ("name", "hooks"),
    [
        ("绩效目标.yaml", {"jixiao", "jixiao-fix"}),
        ("2025/市水务局绩效目标表.docx", {"jixiao"}),
        ("项目支出绩效目标申报表（2025年）.xlsx", {"jixiao"}),
        ("绩效目标/河道清淤.yml", {"jixiao", "jixiao-fix"}),
        ("2025年预算绩效/城乡低保.wps", {"jixiao"}),
        ("绩效/自评.pdf", {"jixiao"}),
        ("绩效自评.xls", {"jixiao"}),
        ("绩效目标.md", set()),
        ("合同.docx", set()),
        (".github/workflows/ci.yaml", set()),
    ],
)
def test_hooks_match_the_names_that_target_files_have(name: str, hooks: set[str]) -> None:
    declared = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in declared if re.search(hook["files"], name)} == hooks


def test_the_fixing_hook_mends_the_file_and_fails_once(user: Path) -> None:
    repository = user / "user"
    path = repository / "绩效目标-河道清淤.yaml"
    path.write_text(GOOD.replace("≥90%", "≧90%"), encoding="utf-8")
    run("git", "add", "-A", folder=repository)
    command = (sys.executable, "-m", "pre_commit", "try-repo", str(user / "jixiao"), "jixiao-fix", "--files", path.name)
    first = run(*command, folder=repository)
    assert first.returncode == 1, first.stdout + first.stderr
    assert path.read_text(encoding="utf-8") == GOOD
    assert run(*command, folder=repository).returncode == 0


def test_office_files_of_a_commit_are_checked_and_others_beside_them_passed_over(user: Path) -> None:
    samples = ROOT / "fixtures" / "samples"
    staged(
        user,
        {
            "绩效/目标.docx": (samples / "targets.docx").read_bytes(),
            "绩效/目标.xlsx": (samples / "targets.xlsx").read_bytes(),
            "绩效/说明.txt": "今天天气很好".encode(),
            "绩效/compose.yaml": b"services: {}\n",
        },
    )
    done = tried(user)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "绩效/目标.docx" in done.stdout
    assert "绩效/目标.xlsx" in done.stdout
    assert "说明.txt" not in done.stdout
    assert "compose.yaml" not in done.stdout


def test_a_commit_without_any_table_passes_with_one_line(user: Path) -> None:
    staged(user, {"绩效管理/办法.txt": "第一条 为了加强绩效管理".encode(), "绩效管理/a.json": b"{}"})
    done = tried(user)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "给出的 2 个文件里没有绩效目标表，没有检查" in done.stdout


def test_two_hundred_files_come_in_one_run(user: Path) -> None:
    staged(user, {f"绩效/第{number}个项目.yaml": GOOD.encode() for number in range(200)})
    done = tried(user)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    assert done.stdout.count("检查了 200 个文件") == 1


def test_what_is_not_staged_is_not_checked(user: Path) -> None:
    repository = staged(user, {"绩效目标.yaml": GOOD.encode()})
    (repository / "绩效目标.yaml").write_text(BAD, encoding="utf-8")
    done = tried(user)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (repository / "绩效目标.yaml").read_text(encoding="utf-8") == BAD
