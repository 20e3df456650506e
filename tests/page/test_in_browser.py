"""The page in Chromium, alone and served: every format, hostile text, keyboard, screen reader. Run by `make page-test`."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from page.opened import Tab, alone, served

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "fixtures" / "samples").iterdir())
CSV = ROOT / "fixtures" / "samples" / "targets.csv"
XLSX = ROOT / "fixtures" / "samples" / "targets.xlsx"
WIDTHS = (390, 768, 1200)


@pytest.fixture(scope="module", params=["alone", "served"])
def tab(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """The page, ready; alone, it is cut off from every network before a file is chosen."""
    if request.param == "alone":
        with alone() as opened:
            opened.page.context.set_offline(True)
            yield opened
    else:
        with served(tmp_path_factory.mktemp("serve")) as opened:
            yield opened


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_format_gives_the_report_of_the_command(tab: Tab, sample: Path, tmp_path: Path) -> None:
    """But for old Word files where there is nothing but the browser, which has no program that converts them."""
    shutil.copy(sample, tmp_path)
    command = [sys.executable, "-P", "-m", "jixiao_lint", "check", sample.name]
    command += ["--isolated", "--level", "info", "--json"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stdout
    requests: list[str] = []
    tab.page.on("request", lambda request: requests.append(request.url))
    tab.check(sample)
    report = json.loads(tab.taken("report"))
    if tab.is_alone and sample.suffix == ".doc":
        assert "另存为 docx" in tab.page.inner_text("#results .deed")
    else:
        assert report == json.loads(told)
    if tab.is_alone:
        assert [url for url in requests if not url.startswith("blob:")] == []


@pytest.mark.parametrize(
    ("wish", "begins"),
    [
        ("annotated", b"PK"),
        ("fixed", b"PK"),
        ("opinion", b"PK"),
        ("work-list", b"PK"),
        ("html", b"<!doctype html>"),
        ("report", b"{"),
    ],
)
def test_copies_are_taken_away(tab: Tab, wish: str, begins: bytes) -> None:
    tab.check(XLSX)
    assert tab.taken(wish).startswith(begins)


def test_hostile_text_is_only_text(tab: Tab, tmp_path: Path) -> None:
    dialogs: list[str] = []

    def note(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    tab.page.on("dialog", note)
    hostile = "</script><img src=x onerror=alert(1)>"
    table = tmp_path / "<b>表.csv"
    rows = (
        f"项目名称,{hostile},,",
        "一级指标,二级指标,三级指标,指标值",
        f"产出指标,数量指标,{hostile},javascript:alert(1)",
    )
    table.write_text("\n".join(rows), encoding="utf-8")
    tab.check(table)
    tab.page.locator(".table > details > summary").first.click()
    assert "onerror=alert(1)" in tab.page.inner_text("#results table.list")
    assert "javascript:alert(1)" in tab.page.inner_text("#results table.list")
    assert tab.page.locator("#results :is(img, script, b, [href^='javascript:'])").count() == 0
    assert dialogs == []


def test_filters_hide_and_show(tab: Tab) -> None:
    tab.check(XLSX)
    page = tab.page
    before = page.locator("#results [data-level]:visible").count()
    page.check("[name=level][value=info]")
    assert page.locator("#results [data-level]:visible").count() > before
    page.uncheck("[name=level][value=info]")
    page.select_option("#table", "3")
    assert page.locator("#results .table:visible").count() == 1
    page.select_option("#table", "")
    page.select_option("#family", "UNI")
    shown = page.locator("#results [data-level]:visible")
    assert shown.count() >= 1
    assert {shown.nth(place).get_attribute("data-family") for place in range(shown.count())} == {"UNI"}
    page.select_option("#family", "")


def test_counts_are_those_of_the_command(tab: Tab) -> None:
    tab.check(CSV)
    tab.page.check("[name=level][value=info]")
    found = len(json.loads(tab.taken("report"))["findings"])
    assert tab.page.inner_text("#count") == f"显示 {found} 条，共 {found} 条"
    tab.page.select_option("#table", "3")
    of_table = sum(
        (finding["table"] or {}).get("index") == 3 for finding in json.loads(tab.taken("report"))["findings"]
    )
    assert tab.page.inner_text("#count") == f"显示 {of_table} 条，共 {found} 条"
    tab.page.select_option("#table", "")
    tab.page.uncheck("[name=level][value=info]")


def test_a_broken_file_is_told_and_the_others_are_checked(tab: Tab, tmp_path: Path) -> None:
    broken, secret, picture = tmp_path / "坏.docx", tmp_path / "加密.xlsx", tmp_path / "扫描.pdf"
    broken.write_bytes(b"PK\x03\x04 nothing")
    secret.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4000)
    picture.write_bytes(b"%PDF-1.7\n")
    text = tmp_path / "通知.txt"
    text.write_text("请各单位按时报送。", encoding="utf-8")
    tab.check(broken, secret, picture, text, CSV)
    articles = tab.page.locator("article")
    assert articles.count() == 5
    for place in range(4):
        assert articles.nth(place).locator("li").first.inner_text() != ""
        assert articles.nth(place).locator(".table").count() == 0
    assert articles.nth(4).locator(".table").count() == 12


def test_a_file_that_is_too_large_is_not_read(tab: Tab, tmp_path: Path) -> None:
    large = tmp_path / "大.csv"
    large.write_bytes(b"a" * (50 * 1024 * 1024 + 1))
    tab.check(large)
    assert "文件超过 50 MB，没有读" in tab.page.inner_text("#results")
    assert tab.page.inner_text("#status") == "检查了 1 个文件，其中 1 个没有查成"


def test_many_files_show_progress_and_can_be_stopped(tab: Tab, tmp_path: Path) -> None:
    files = [tmp_path / f"{number:04}.txt" for number in range(1000)]
    for file in files:
        file.write_text("请各单位按时报送。", encoding="utf-8")
    tab.page.set_input_files("#files", [str(file) for file in files])
    tab.until("document.querySelector('progress').value >= 5")
    assert tab.page.get_attribute("progress", "max") == "1000"
    tab.page.click("#cancel")
    tab.page.locator("#status").filter(has_text="已停下").wait_for()
    shown = tab.page.locator("article").count()
    assert 5 <= shown < 1000
    assert tab.page.locator("article details[open]").count() == 0
    tab.check(CSV)  # what was stopped does not come back, and the page is of use again
    assert tab.page.locator("article").count() == 1


def test_a_folder_is_read_without_what_is_no_table(tab: Tab, tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    shutil.copy(CSV, tmp_path / "甲" / "目标.csv")
    for name in ("~$目标.docx", ".目标.csv", "照片.jpg"):
        (tmp_path / "甲" / name).write_bytes(b"x")
    tab.page.evaluate("document.getElementById('status').textContent = ''")
    tab.page.set_input_files("#folder", str(tmp_path))
    tab.page.locator("#status").filter(has_text="检查完了 1 个文件").wait_for()


def test_two_thousand_tables_scroll_and_filter(tab: Tab, tmp_path: Path) -> None:
    rows = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,修复管网,≥1\n效益指标,社会效益指标,作用,显著\n"
    large = tmp_path / "全市.csv"
    large.write_text("\n".join(f"项目名称,项目{number},,\n{rows}" for number in range(2000)), encoding="utf-8")
    tab.check(large)
    page = tab.page
    tab.until("document.querySelectorAll('.table').length === 2000")
    page.select_option("#table", "1777")
    assert page.locator("#results .table:visible").count() == 1
    page.select_option("#table", "")
    took = page.evaluate(
        """async () => {
            const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
            const begins = performance.now();
            for (let at = 0; at < 20; at += 1) {
                scrollTo(0, (document.documentElement.scrollHeight * at) / 20);
                await frame();
            }
            return (performance.now() - begins) / 20;
        }"""
    )
    assert took < 500, f"{took} milliseconds a frame"


def test_the_keyboard_leads_from_a_cell_to_its_finding_and_back(tab: Tab) -> None:
    tab.check(CSV)
    page = tab.page
    page.locator(".table >> text=在表里看").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "cell"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "LI"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li') !== null")


def test_what_most_tables_share_leads_to_each_of_its_cells(tab: Tab) -> None:
    tab.check(CSV)
    page = tab.page
    remark = page.locator(".remarks > li", has_text="QNT002")
    remark.locator("summary").click()
    places = remark.locator("details button")
    places.first.wait_for()
    assert places.count() == int(remark.locator(".place").inner_text().split(" 处")[0])
    places.last.click()
    assert page.evaluate("document.activeElement.className") == "cell"
    page.keyboard.press("Enter")
    assert "QNT002" in page.evaluate("document.activeElement.innerText")


def test_everything_is_reached_by_the_tab_key(tab: Tab) -> None:
    page = tab.page
    page.reload()
    tab.wait()
    in_order = ["skip", "end", "language", "files", "folder", "sample"]
    there = [name for name in in_order if page.locator(f"#{name}, .{name}").count()]
    reached = []
    for _ in there:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert reached == there


def test_it_opens_again(tab: Tab) -> None:
    """Alone, without a network; served, without the token in the address."""
    tab.page.reload()
    tab.wait()
    tab.check(CSV)
    assert tab.page.locator(".table").count() == 12


def test_it_speaks_english(tab: Tab) -> None:
    tab.check(CSV)
    page = tab.page
    page.click("#language")
    assert page.inner_text("h1") == "Checking performance target tables"
    assert page.get_attribute("html", "lang") == "en"
    assert page.inner_text("#status") == "Checked 1 files"
    assert page.locator("[data-wish=report]").inner_text() == "JSON report"
    page.click("#language")
    assert page.inner_text("h1") == "绩效目标表检查"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_width_and_is_read_aloud(tab: Tab, width: int, scheme: Any) -> None:
    page = tab.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    tab.check(CSV)
    page.locator(".table > details > summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    faults = tab.faults_for_screen_readers()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1100, "height": 900})
    assert faults == []


def test_on_paper_there_are_findings_and_no_buttons(tab: Tab) -> None:
    tab.check(CSV)
    tab.page.emulate_media(media="print")
    assert tab.page.locator("#drop").is_hidden()
    assert tab.page.locator(".findings button:visible").count() == 0
    assert tab.page.locator(".findings li:visible").count() > 10
    tab.page.emulate_media(media="screen")


def test_nothing_was_wrong_in_the_console(tab: Tab) -> None:
    tab.check(CSV)
    assert tab.errors == []
