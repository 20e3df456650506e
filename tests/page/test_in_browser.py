"""The page in Chromium: offline, every format, hostile text, a keyboard, a screen reader's rules. Run by `make page-test`."""

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.batch import check_file

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent
BUILT = ROOT / "build" / "page"
SAMPLES = sorted(path for path in (ROOT / "fixtures" / "samples").iterdir() if path.suffix != ".doc")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
SLOW = 180_000  # milliseconds


class _Server(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - as the library has it
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".mjs": "text/javascript",
    }

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""


@pytest.fixture(scope="module")
def tab() -> Iterator[Any]:
    """The page, ready and then cut off from every network, with the requests that were made since."""
    from playwright.sync_api import sync_playwright

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=str(BUILT)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=flags)
        context = browser.new_context(viewport={"width": 1100, "height": 900})
        page = context.new_page()
        page.set_default_timeout(SLOW)
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_selector("body[data-ready]")
        context.set_offline(True)
        yield page
        browser.close()
    server.shutdown()
    server.server_close()


def check(tab: Any, *files: Path) -> None:
    tab.evaluate("document.getElementById('status').textContent = ''")
    tab.set_input_files("#files", [str(file) for file in files])
    tab.locator("#status").filter(has_text="检查完了").wait_for()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_format_gives_the_findings_of_the_command(tab: Any, sample: Path) -> None:
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    check(tab, sample)
    with tab.expect_download() as waiting:
        tab.click("[data-wish=report]")
    report = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    told = [(found["code"], found["message"]) for found in report["findings"]]
    assert told == [(found.code, found.message) for found in check_file(str(sample)).findings]
    assert [url for url in requests if not url.startswith("blob:")] == []


def test_hostile_text_is_only_text(tab: Any, tmp_path: Path) -> None:
    dialogs: list[str] = []

    def note(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", note)
    hostile = "</script><img src=x onerror=alert(1)>"
    table = tmp_path / "<b>表.csv"
    rows = (
        f"项目名称,{hostile},,",
        "一级指标,二级指标,三级指标,指标值",
        f"产出指标,数量指标,{hostile},javascript:alert(1)",
    )
    table.write_text("\n".join(rows), encoding="utf-8")
    check(tab, table)
    assert tab.locator("#results img, #results script, #results b").count() == 0
    assert dialogs == []


def test_filters_hide_and_show(tab: Any) -> None:
    check(tab, ROOT / "fixtures" / "samples" / "targets.xlsx")
    before = tab.locator("#results [data-level]:visible").count()
    tab.check("[name=level][value=info]")
    assert tab.locator("#results [data-level]:visible").count() > before
    tab.uncheck("[name=level][value=info]")
    tab.select_option("#table", "3")
    assert tab.locator("#results .table:visible").count() == 1
    tab.select_option("#table", "")
    tab.select_option("#family", "UNI")
    shown = tab.locator("#results [data-level]:visible")
    assert shown.count() >= 1
    assert {shown.nth(place).get_attribute("data-family") for place in range(shown.count())} == {"UNI"}
    tab.select_option("#family", "")


def test_a_broken_file_is_told_and_the_others_are_checked(tab: Any, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    check(tab, broken, ROOT / "fixtures" / "samples" / "targets.csv")
    assert tab.locator("article").count() == 2
    assert tab.locator("article").nth(1).locator(".table").count() == 12


def test_it_fits_a_telephone(tab: Any) -> None:
    check(tab, ROOT / "fixtures" / "samples" / "targets.csv")
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.set_viewport_size({"width": 1100, "height": 900})
