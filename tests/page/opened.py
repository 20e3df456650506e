"""The page in a tab of Chromium: alone, from plain files, or from a real `jixiao serve`."""

import functools
import http.server
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from web.served import serving

ROOT = Path(__file__).parent.parent.parent
BUILT = ROOT / "build" / "page"
AXE = ROOT / "browser" / "page" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
SLOW = 180_000  # milliseconds


class Tab(NamedTuple):
    """The page, and what went wrong in it."""

    page: Any
    is_alone: bool
    errors: list[str]

    def wait(self) -> None:
        self.page.wait_for_selector("body[data-ready]")

    def check(self, *files: Path) -> None:
        self.page.evaluate("document.getElementById('status').textContent = ''")
        self.page.set_input_files("#files", [str(file) for file in files])
        self.page.locator("#status").filter(has_text=re.compile("^检查完?了")).wait_for()

    def until(self, true: str) -> None:
        """Wait until something holds in the page, whose rules forbid to wait there."""
        ends = time.monotonic() + SLOW / 1000
        while not self.page.evaluate(true):
            assert time.monotonic() < ends, true
            time.sleep(0.1)

    def taken(self, wish: str) -> bytes:
        """The copy that a button gives."""
        with self.page.expect_download() as waiting:
            self.page.click(f"[data-wish={wish}]")
        return Path(waiting.value.path()).read_bytes()

    def faults_for_screen_readers(self) -> list[str]:
        """What axe finds, serious or critical."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{fault['id']}: {fault['nodes'][0]['html']}"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
        ]


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may go before it has everything."""


class _Files(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - as the library has it
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".mjs": "text/javascript",
    }

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""


@contextmanager
def plain_files(folder: Path) -> Iterator[str]:
    """A web server that knows nothing but files; gives its address."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Files, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser that asks nobody for anything by itself."""
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@contextmanager
def alone() -> Iterator[Tab]:
    """The page that `make page` has built."""
    with plain_files(BUILT) as address, chromium() as browser:
        yield _opened(browser, address, is_alone=True)


@contextmanager
def served(folder: Path) -> Iterator[Tab]:
    """The page of a server whose temporary files lie in `folder`."""
    with serving(folder) as server, chromium() as browser:
        yield _opened(browser, server.address, is_alone=False)
        assert server.left() == []


def _opened(browser: Any, address: str, *, is_alone: bool) -> Tab:
    page = browser.new_context(viewport={"width": 1100, "height": 900}, bypass_csp=False).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(SLOW)
    page.goto(address)
    tab = Tab(page, is_alone, errors)
    tab.wait()
    if is_alone:
        tab.until("navigator.serviceWorker.controller !== null")  # all parts are kept
    return tab
