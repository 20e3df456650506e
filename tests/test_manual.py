"""The manual says what the rules do: it is made of them, its own examples hold, and it builds without a warning."""

import importlib.util
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from jixiao_lint.config.files import Given, choice_for
from jixiao_lint.config.profiles import profile_paths
from jixiao_lint.config.selection import choose
from jixiao_lint.manual.contents import Contents, gather
from jixiao_lint.manual.pages import write_manual
from jixiao_lint.manual.rule_pages import WrongExampleError, rule_page
from jixiao_lint.testing import problems_of_pack
from records import replace

DOCS = Path(__file__).parent.parent / "docs"
FORMS = [DOCS.parent / "tests" / "grammar" / name for name in ("forms.tsv", "decisions.tsv")]
WRITTEN = sorted(path.name for path in DOCS.glob("*.md"))
BLOCK = re.compile(r"^```yaml\n# (jixiao\.yaml|规则)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def contents() -> Contents:
    return gather()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manual") / "build" / "pages"
    write_manual(str(DOCS), str(folder), [str(path) for path in FORMS])
    return folder


def blocks(kind: str) -> list[tuple[str, str]]:
    found = [(name, match) for name in WRITTEN for match in BLOCK.findall((DOCS / name).read_text(encoding="utf-8"))]
    return [(name, text) for name, (of, text) in found if of == kind]


def test_every_rule_has_a_page_and_stands_in_both_lists(pages: Path, contents: Contents) -> None:
    for page in ("rules.md", "review.md"):
        links = Counter(re.findall(r"\(rules/(.*?)\.md\)", (pages / page).read_text(encoding="utf-8")))
        assert links == Counter(rule.name for rule in contents.rules), page
    assert {path.stem for path in (pages / "rules").iterdir()} == {rule.name for rule in contents.rules}


def test_every_family_has_a_name_and_one_heading(contents: Contents) -> None:
    headings = [prefix for heading in contents.wording.review.values() for prefix in heading.families]
    assert sorted(headings) == sorted(contents.pack.families) == sorted(contents.wording.families)
    assert list(contents.wording.review) == ["完整性", "相关性", "适当性", "可行性"]


def test_named_word_lists_exist(contents: Contents) -> None:
    lists = {path.stem for path in (Path(contents.pack.folder) / "words").glob("*.txt")}
    assert set(contents.wording.words) <= lists


def test_a_page_shows_what_the_rule_says_of_its_examples(pages: Path) -> None:
    page = (pages / "rules" / "cost-exceeds-budget.md").read_text(encoding="utf-8")
    assert "指标值: «≤60万元»}\n```\n\n- 错误：成本上限 60万元 超过预算数" in page
    assert "（财政部，2015年，应当遵守）" in page


def test_a_rule_that_does_not_do_what_its_page_says_stops_the_manual(contents: Contents) -> None:
    rule = next(rule for rule in contents.rules if rule.code == "UNI001")
    unmarked = tuple(example.replace("«", "").replace("»", "") for example in rule.fails)
    with pytest.raises(WrongExampleError, match="UNI001"):
        rule_page(replace(rule, passes=unmarked), contents)


def test_the_comparison_shows_where_profiles_differ(pages: Path, contents: Contents) -> None:
    lines = (pages / "differences.md").read_text(encoding="utf-8").splitlines()
    assert f"| 规则 | 默认 | {' | '.join(profile_paths([contents.pack]))} |" in lines
    assert _cells(lines, "QNT004") == ["提示", "—", "—", "—", "—", "—", "警告", "—"]
    assert _cells(lines, "DUP001")[-1] == "不运行"


def _cells(lines: Sequence[str], code: str) -> list[str]:
    (described,) = (line for line in lines if line.startswith(f"| [{code}]"))
    return [cell.strip() for cell in described.strip("|").split("|")[1:]]


def test_the_page_on_values_shows_what_the_value_language_reads(pages: Path) -> None:
    page = (pages / "values.md").read_text(encoding="utf-8")
    assert "不超过55万元\n├─ 类型  金额\n├─ 比较  ≤" in page
    rows = dict(re.findall(r"^\| (\S+) \| (.*) \|$", page, flags=re.MULTILINE))
    assert "平方米" in rows["面积"].split("、")
    assert "显著" in rows["只有程度，没有基准"].split("、")


def test_the_page_on_names_shows_what_is_read_in_them(pages: Path) -> None:
    page = (pages / "names.md").read_text(encoding="utf-8")
    assert "| 投诉处理超时率 |  | 投诉、处理、超时 | 率 | 越低越好 |" in page
    assert "| 系统故障处理率 | 系统 | 故障、处理 | 率 | 越高越好 |" in page
    rows = dict(re.findall(r"^\| (\S+) \| (.*) \|$", page, flags=re.MULTILINE))
    assert "投诉" in rows["可以处置的问题"].split("、")
    assert "人数" in rows["个数、人次"].split("、")


def test_links_lead_somewhere(pages: Path) -> None:
    for page in pages.rglob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+\.md)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).is_file(), f"{page.name}: {link}"


@pytest.mark.parametrize(("page", "text"), blocks("jixiao.yaml"))
def test_configurations_shown_are_accepted(
    page: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fixtures = DOCS.parent / "fixtures" / "packs"
    monkeypatch.syspath_prepend(str(fixtures / "mouju"))
    shutil.copytree(fixtures / "某市财政局", tmp_path / "科" / "我局规则")
    (tmp_path / "共用").mkdir()
    (tmp_path / "共用" / "某市.yaml").write_text("extends: [mof-2015]\n", encoding="utf-8")
    (tmp_path / "科" / "jixiao.yaml").write_text(text, encoding="utf-8")
    named = ("mouju_rules",) if page == "python-rules.md" else ()  # a program runs only where the user names it
    assert choose(choice_for("科/目标.yaml", Given(packs=named))).rules


def test_the_rule_shown_works(tmp_path: Path) -> None:
    ((page, text),) = blocks("规则")
    assert YAML(typ="safe").load(text)["kind"] == "threshold"
    (tmp_path / "规则.yaml").write_text(text, encoding="utf-8")
    assert problems_of_pack("规则.yaml", str(tmp_path)) == [], page


def test_every_kind_of_rule_is_explained() -> None:
    from jixiao_lint.config.declared.kinds import KINDS

    text = (DOCS / "writing-rules.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \| .* \| .* \| .*\{", text, flags=re.MULTILINE) == list(KINDS)


@pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None, reason="zensical is not installed (make docs installs it)"
)
@pytest.mark.parametrize("broken", [False, True], ids=["as it is", "with a broken link"])
def test_the_site_builds_without_a_warning(pages: Path, tmp_path: Path, broken: bool) -> None:
    shutil.copy(DOCS / "zensical.toml", tmp_path)
    shutil.copytree(pages, tmp_path / "build" / "pages")
    if broken:
        (tmp_path / "build" / "pages" / "index.md").write_text("# 甲\n\n[乙](没有.md)\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "zensical.toml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode != 0) == broken, done.stdout + done.stderr
    if not broken:
        page = (tmp_path / "build" / "site" / "rules" / "cost-exceeds-budget.html").read_text(encoding="utf-8")
        assert "成本上限超过预算数" in page
        assert "fonts.googleapis.com" not in page


def test_every_form_of_the_tests_stands_in_the_manual_with_its_reading(pages: Path) -> None:
    page = (pages / "forms.md").read_text(encoding="utf-8")
    assert "| `2025年10月底前` |  |  |  | 2025-10-31 |" in page
    assert "| `控制在40万元以内` | ≤ | 400000 | 元 |" in page
    for path in FORMS:
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            form = line.split("\t")[0].replace("|", "\\|")
            assert f"| `{form}` |" in page


def test_every_picture_that_a_page_shows_is_there(pages: Path) -> None:
    shown = {
        (page.parent / name)
        for page in pages.rglob("*.md")
        for name in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", page.read_text(encoding="utf-8"))
    }
    assert shown
    assert all(picture.is_file() for picture in shown)
