"""Where the page cannot work, it says why and what to do, and is never white. Run by `make page-test`."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from page.opened import BUILT, chromium, plain_files
from web.served import Served, serving

pytestmark = pytest.mark.browser
CSV = Path(__file__).parent.parent.parent / "fixtures" / "samples" / "targets.csv"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path) as server:
        yield server


def told(page: Any, sentence: str) -> bool:
    page.locator("#status").filter(has_text=sentence).wait_for(timeout=30_000)
    return bool(page.is_visible("#status"))


def test_opened_from_disk(browser: Any) -> None:
    page = browser.new_page()
    page.goto((BUILT / "index.html").as_uri())
    assert told(page, "请用网址打开")


def test_without_web_assembly(browser: Any) -> None:
    page = browser.new_page()
    page.add_init_script("delete window.WebAssembly")
    with plain_files(BUILT) as address:
        page.goto(address)
        assert told(page, "请换用较新的 Chrome、Edge 或 Firefox")


def test_with_scripts_that_it_does_not_understand(browser: Any) -> None:
    page = browser.new_page()
    page.route("**/words.js", lambda route: route.fulfill(body="export const a = ?!", content_type="text/javascript"))
    with plain_files(BUILT) as address:
        page.goto(address)
        assert told(page, "请换用较新的 Chrome、Edge 或 Firefox")


def test_without_python(browser: Any, tmp_path: Path) -> None:
    broken = tmp_path / "page"
    shutil.copytree(BUILT, broken, ignore=shutil.ignore_patterns("*.wasm"))
    page = browser.new_page()
    with plain_files(broken) as address:
        page.goto(address)
        assert told(page, "页面没有准备好")


def test_without_scripts(browser: Any) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    with plain_files(BUILT) as address:
        page.goto(address)
        assert page.is_visible("noscript")
        assert "请在浏览器里打开它的 JavaScript" in page.inner_text("noscript")


def test_where_nothing_can_be_remembered(browser: Any) -> None:
    page = browser.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    with plain_files(BUILT) as address:
        page.goto(address)
        page.click("#language")
        assert page.inner_text("h1") == "Checking performance target tables"


def test_without_the_token(browser: Any, served: Served) -> None:
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/")
    assert told(page, "网址不完整：请用 jixiao serve 显示的整个网址打开")


def test_the_token_is_seen_nowhere(browser: Any, served: Served) -> None:
    page = browser.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + request.headers.get("referer", "")))
    page.goto(served.address)
    assert told(page, "可以选择文件了")
    assert served.token not in page.url
    assert len(sent) > 10
    assert [address for address in sent if served.token in address] == []


def test_the_user_ends_the_server(browser: Any, served: Served) -> None:
    page = browser.new_page()
    page.goto(served.address)
    assert told(page, "可以选择文件了")
    page.click("#end")
    assert told(page, "jixiao 已经结束，可以关掉这个网页了")
    assert served.process.wait(20) == 0


def test_when_the_server_has_ended(browser: Any, served: Served) -> None:
    page = browser.new_page()
    page.goto(served.address)
    assert told(page, "可以选择文件了")
    served.process.terminate()
    served.process.wait()
    page.set_input_files("#files", str(CSV))
    assert told(page, "其中 1 个没有查成")
    assert "jixiao 没有应答，它可能已经结束" in page.inner_text("#results")
