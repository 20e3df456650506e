"""The report in Chromium, cut off from every network: what is drawn, filtered, printed, and read by a screen reader.

Run by `make page-test`.
"""

import importlib
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.batch import Batch, Options
from jixiao_lint.cli import main
from jixiao_lint.config.files import Given
from jixiao_lint.html_report import html_of
from jixiao_lint.overview import Overview, overview
from jixiao_lint.work_list.rows import entries, problem_of

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
SEED = FIXTURES / "tianjin-veterans-2025.txt"
SCRIPT = ROOT / "browser" / "report"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
HOSTILE = "</script><img src=x onerror=alert(1)>"
READY = "body[data-ready]"


def tree_of(*paths: Path) -> tuple[Overview, str]:
    batch = Batch(Options(given=Given(isolated=True), keeps_source=False, keeps_tables=True, jobs=0))
    result = batch.summed_up(tuple(batch.check(batch.find([str(path) for path in paths]))), with_titles=True)
    tree = overview(result)
    return tree, html_of(tree, result)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])


class Tab:
    """A page that was opened from the disk, with what it asked for and complained of."""

    def __init__(self, browser: Any, file: Path, ready: str = READY, **options: Any) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page = browser.new_context(offline=True, **options).new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.goto(file.as_uri())
        if options.get("java_script_enabled", True):
            self.page.wait_for_selector(ready)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def seen(self, selector: str) -> int:
        """How many elements a person could see."""
        count: int = self.page.locator(f"{selector}:visible").count()
        return count

    def draw_all(self) -> None:
        """As before printing."""
        self.page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Overview, Path]:
    """Every finding of the seed and of two more files, down to hints."""
    file = tmp_path_factory.mktemp("seed") / "报告.html"
    tree, page = tree_of(SEED, FIXTURES / "samples" / "targets.docx", FIXTURES / "err")
    file.write_text(page, encoding="utf-8")
    return tree, file


def test_it_asks_for_nothing_and_its_policy_hinders_nothing(browser: Any, seed: tuple[Overview, Path]) -> None:
    tab = Tab(browser, seed[1])
    tab.draw_all()
    assert [url for url in tab.requests if url != seed[1].as_uri()] == []
    assert tab.complaints == []
    assert tab.seen("#charts svg") == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_screen_reader_finds_its_way(browser: Any, seed: tuple[Overview, Path], scheme: str) -> None:
    tab = Tab(browser, seed[1], color_scheme=scheme, bypass_csp=True)
    tab.draw_all()
    assert _violations(tab) == []


def _violations(tab: Tab) -> list[tuple[str, str, str]]:
    tab.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    tab.page.evaluate((SCRIPT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = tab.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found["violations"]]


def test_every_finding_is_on_paper(browser: Any, seed: tuple[Overview, Path], tmp_path: Path) -> None:
    tree, file = seed
    paper = tmp_path / "报告.pdf"
    Tab(browser, file, color_scheme="dark").page.pdf(path=paper, prefer_css_page_size=True, print_background=True)
    text = _letters("".join(_pages(paper)))
    missing = [said for entry in entries(tree) if _letters(said := problem_of(entry.reason)) not in text]
    assert missing == []
    deeds = [said for entry in entries(tree) if (said := entry.reason.deed.text) and not entry.reason.deed.paste]
    assert [said for said in deeds if _letters(said) not in text] == []


def _pages(file: Path) -> Iterator[str]:
    """The text of each page without its number."""
    document: Any = importlib.import_module("pypdfium2").PdfDocument(file)
    for page in document:
        lines = page.get_textpage().get_text_range().splitlines()
        yield "".join(line for line in lines if not re.fullmatch(r"\s*\d+ / \d+\s*", line))
    document.close()


def _letters(text: str) -> str:
    """Without what lines are broken at, and the signs that a printer draws as others."""
    return re.sub(r"[\s\ufffe\u0000-\u001f\u00ad]", "", text)


def test_filters_show_what_was_chosen_and_all_of_it_again(browser: Any, seed: tuple[Overview, Path]) -> None:
    tree, file = seed
    tab = Tab(browser, file)
    tab.draw_all()
    counts = tree.counts

    def told() -> int:
        found = re.search(r"显示 (\d+) 处", tab.page.locator("#count").inner_text())
        return int(found[1]) if found else 0

    assert told() == counts.total
    tab.page.uncheck("[name=level][value=info]")
    assert told() == counts.total - counts.infos
    assert tab.seen("#files .said.info") == 0
    assert tab.seen("#files .said.error") > 0
    tab.page.click("#reset")
    assert told() == counts.total
    tab.page.select_option("#family", label="计量单位")
    assert told() == sum(group.counts.total for group in tree.by_family if group.name == "计量单位")
    assert {code[:3] for code in tab.page.locator("#files .table .code:visible").all_text_contents()} == {"UNI"}
    tab.page.click("#reset")
    tab.page.fill("#words", "uni004")
    assert told() == sum(group.counts.total for group in tree.by_rule if group.name == "UNI004")
    tab.page.fill("#words", "没有这样的字")
    assert tab.page.locator("#count").inner_text() == "没有符合条件的"
    tab.page.click("#reset")
    unit = tree.by_unit[0]
    tab.page.select_option("#unit", unit.name)
    about = sum(len(each.about) for each in tree.files)
    assert 0 < told() <= unit.counts.total < counts.total - about


def test_a_bar_and_a_name_of_the_overview_choose_what_they_name(browser: Any, seed: tuple[Overview, Path]) -> None:
    tab = Tab(browser, seed[1])
    tab.page.locator("summary", has_text="按问题类别").click()
    tab.page.locator("table.counts button", has_text="计量单位").click()
    assert tab.page.locator("#family").input_value() == "UNI"
    tab.page.locator("#chart-level path[fill]:not([fill=none])").first.click()
    assert tab.page.locator("#family").input_value() == ""
    assert tab.page.locator("#filters [name=level]:checked").count() == 1


def test_a_mark_leads_to_what_is_said_and_back_by_the_keyboard(browser: Any, seed: tuple[Overview, Path]) -> None:
    tab = Tab(browser, seed[1])
    tab.page.locator("#files .table").first.scroll_into_view_if_needed()
    mark = tab.page.locator("#files td.marked a.n").first
    mark.scroll_into_view_if_needed()
    target = str(mark.get_attribute("href"))
    mark.focus()
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("location.hash") == target
    tab.page.keyboard.press("Tab")
    focused = tab.page.evaluate("document.activeElement.closest('li').id")
    assert f"#{focused}" == target
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("location.hash") == f"#m{target[1:]}"


@pytest.mark.parametrize("width", [390, 820, 1400])
def test_it_fits_every_width(browser: Any, seed: tuple[Overview, Path], width: int) -> None:
    tab = Tab(browser, seed[1], viewport={"width": width, "height": 900})
    tab.draw_all()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_the_findings_are_listed(browser: Any, seed: tuple[Overview, Path]) -> None:
    tab = Tab(browser, seed[1], java_script_enabled=False)
    text = tab.page.locator("main").inner_text()
    assert "浏览器没有运行脚本" in text
    assert "改为：3人月工作量" in text
    assert tab.seen("#filters") == 0


def test_hostile_text_is_only_text(browser: Any, tmp_path: Path) -> None:
    table, file = tmp_path / "<b>表.csv", tmp_path / "报告.html"
    rows = (
        f"项目名称,{HOSTILE},,",
        "一级指标,二级指标,三级指标,指标值",
        f"产出指标,数量指标,{HOSTILE},javascript:alert(1)",
    )
    table.write_text("\n".join(rows), encoding="utf-8")
    file.write_text(tree_of(table)[1], encoding="utf-8")
    tab = Tab(browser, file)
    tab.draw_all()
    assert tab.page.locator("main img, main script, main b").count() == 0
    assert tab.page.locator("#files td", has_text=HOSTILE).count() >= 2
    assert tab.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_comparison_is_read_offline_and_by_a_screen_reader(browser: Any, scheme: str, tmp_path: Path) -> None:
    later, file = tmp_path / "后一稿.txt", tmp_path / "比较.html"
    later.write_text(SEED.read_text(encoding="utf-8").replace("3人/月工作量", "3人月工作量"), encoding="utf-8")
    assert main(["compare", str(SEED), str(later), "-o", str(file), "--isolated", "--no-cache"]) == 0
    tab = Tab(browser, file, ready="main", color_scheme=scheme, bypass_csp=True, viewport={"width": 390, "height": 900})
    assert tab.seen("th.good") > 0
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert _violations(tab) == []
    assert [url for url in tab.requests if url != file.as_uri()] == []


def test_two_thousand_tables_are_there_at_once_and_filtered_at_once(browser: Any, tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"单位{number:04d}.yaml").write_text("\n---\n".join(_tables(number)), encoding="utf-8")
    tree, page = tree_of(tmp_path)
    assert sum(len(file.tables) for file in tree.files) == 2000
    file = tmp_path / "报告.html"
    file.write_text(page, encoding="utf-8")
    tab = Tab(browser, file)
    first = tab.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    taken = [tab.page.evaluate(_FILTER, step) for step in ("河道", "", "uni", "没有这样的字", "")]
    assert file.stat().st_size <= 3_000_000
    assert first <= 1_000
    assert max(taken) <= 300


# From the key to the next frame, in milliseconds.
_FILTER = """async (words) => {
  const box = document.getElementById("words");
  const start = performance.now();
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}"""
_PLACES = "河东 河西 南开 红桥 和平 武清 宝坻 静海 蓟州 西青 津南 北辰 东丽 滨海 宁河".split()  # noqa: SIM905
_THINGS = (
    "道路 桥梁 河道 校舍 病房 管网 路灯 公园 图书 档案 消防 防汛 养老 托育 就业 低保 林木 水库 粮库 培训".split()  # noqa: SIM905
)
_WORK = "维护 改造 建设 购置 巡检 补助 服务 治理 更新 监测".split()  # noqa: SIM905
_UNITS = ["个", "次", "公里", "%", "平米", "人/月", ""]
_WORDS = ["有效保障", "显著提升", "及时", "长期", "≥95%", "100%"]


def _tables(file: int) -> Iterator[str]:
    """Five tables of one unit, none like another."""
    pick = random.Random(file)
    for number in range(5):
        project = f"{pick.choice(_PLACES)}{pick.choice(_THINGS)}{pick.choice(_WORK)}（{file * 5 + number}期）"
        money = f"{pick.randint(1, 999)}.{pick.randint(0, 99):02d}"
        rows = "".join(_row(pick, at) for at in range(8))
        yield (
            f"表题: {project}绩效目标表\n单位: {381000 + file % 120}{_PLACES[file % 15]}市{_THINGS[file % 20]}管理局\n"
            f"项目名称: {project}\n预算数: {money}\n财政资金: {money}\n资金用途: 用于{project}的材料和人工支出\n"
            f"绩效目标: 完成{pick.randint(2, 90)}处{pick.choice(_THINGS)}的{pick.choice(_WORK)}\n指标:\n{rows}"
        )


def _row(pick: random.Random, at: int) -> str:
    levels = (
        ("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标")[at % 4])
        if at < 5
        else ("效益指标", "社会效益指标")
    )
    name = f"{pick.choice(_PLACES)}{pick.choice(_THINGS)}{pick.choice(_WORK)}{pick.choice(('数量', '合格率', '及时性', '水平'))}"
    value = pick.choice(_WORDS) if pick.random() < 0.4 else f"≥{pick.randint(1, 9000)}{pick.choice(_UNITS)}"
    return f"- {{一级指标: {levels[0]}, 二级指标: {levels[1]}, 三级指标: {name}, 指标值: '{value}'}}\n"


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=SCRIPT, check=True)
    made = ROOT / "lint" / "jixiao_lint" / "html_report" / "made"
    for file in made.iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name
