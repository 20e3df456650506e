"""The extension in a real VS Code: its own server and client from the npm package code-server, driven by Chromium.

`make vscode` runs it in a network namespace without outside. Needs node, npm, Chromium and the Python package playwright.
Prints a line for each thing that a user does, and ends with 1 where one of them did not work.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

PORT = 8917
HOST = f"http://127.0.0.1:{PORT}"
PATIENCE = 120_000
TABLE = """\
绩效目标表:
  - 项目名称: 管网修复（2025年）
    金额单位: 万元
    预算数: 55
    绩效目标: 修复管网
    指标:
      - 一级指标: 产出指标
        二级指标: 数量指标
        三级指标: 修复管网长度
        指标值: =>120公里
      - 二级指标: 成本指标
        三级指标: 修复成本
        指标值: ≤60万元
"""


class Outcome:
    """What worked, and what did not."""

    def __init__(self) -> None:
        self.failed = False

    def check(self, what: str, work: Callable[[], object]) -> None:
        """Do what a user does; it failed where it raises or gives something false."""
        try:
            holds = work()
        except Exception as error:
            print(f"FAILED {what}: {str(error).splitlines()[0][:160]}", flush=True)
            self.failed = True
            return
        self.failed = self.failed or not holds
        print(f"{'ok    ' if holds else 'FAILED'} {what}", flush=True)


def main() -> int:
    """Start code-server with the extension installed, and use it."""
    server, vsix, jixiao, picture = sys.argv[1:5]
    with TemporaryDirectory() as name:
        home = Path(name)
        folder = home / "工作区"
        folder.mkdir()
        (folder / "绩效目标.yaml").write_text(TABLE, "utf-8")
        (folder / "另一张.yaml").write_text(TABLE, "utf-8")
        settings = home / "data" / "User" / "settings.json"
        settings.parent.mkdir(parents=True)
        own = {"jixiao.path": jixiao, "security.workspace.trust.enabled": False, "telemetry.telemetryLevel": "off"}
        settings.write_text(json.dumps({**own, "workbench.startupEditor": "none"}), "utf-8")
        places = ["--user-data-dir", str(home / "data"), "--extensions-dir", str(home / "extensions")]
        subprocess.run(["node", server, *places, "--install-extension", vsix], check=True)
        command = [
            "node",
            server,
            *places,
            "--auth",
            "none",
            "--bind-addr",
            f"127.0.0.1:{PORT}",
            "--disable-update-check",
        ]
        environment = {**os.environ, "HOME": name}
        with subprocess.Popen([*command, str(folder)], env=environment, stdout=subprocess.DEVNULL) as process:
            try:
                _until_it_answers()
                return _use(folder, Path(picture))
            finally:
                process.terminate()


def _until_it_answers() -> None:
    for _ in range(120):
        try:
            urlopen(f"{HOST}/healthz", timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("code-server does not answer")


def _use(folder: Path, picture: Path) -> int:
    outcome, outside = Outcome(), []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.on("request", lambda request: outside.append(request.url) if _is_outside(request.url) else None)
        page.goto(f"{HOST}/?folder={folder}")
        page.wait_for_selector(".monaco-workbench", timeout=PATIENCE)
        page.get_by_role("treeitem", name="绩效目标.yaml").dblclick(timeout=PATIENCE)
        outcome.check("what is wrong is underlined", lambda: _underlined(page))
        outcome.check("the panel lists it, with that of the file that is not open", lambda: _listed(page))
        page.screenshot(path=str(picture))
        outcome.check("hover tells how a value is read", lambda: _hovered(page))
        outcome.check("the command writes all sure fixes", lambda: _fixed(page, folder))
        outcome.check("a waiver asks for its reason and writes it", lambda: _waived(page, folder))
        # The editor itself looks for its gallery; nothing of ours may be among what is asked.
        outcome.check("nothing of ours is asked of the outside", lambda: not any("jixiao" in url for url in outside))
        browser.close()
    return int(outcome.failed)


def _is_outside(url: str) -> bool:
    return url.startswith("http") and "127.0.0.1" not in url


def _underlined(page: Any) -> bool:
    marks = ".squiggly-error, .squiggly-warning, .squiggly-info"
    page.wait_for_selector(marks, state="attached", timeout=PATIENCE)
    return page.locator(marks).count() > 1


def _listed(page: Any) -> bool:
    page.keyboard.press("Control+Shift+M")
    panel = page.locator(".markers-panel")
    panel.get_by_text("MON002").first.wait_for(timeout=PATIENCE)
    panel.get_by_text("另一张.yaml").first.wait_for(timeout=PATIENCE)
    return True


def _hovered(page: Any) -> bool:
    page.locator(".view-line", has_text="≤60万元").get_by_text("≤60万元").first.hover()
    page.locator(".monaco-hover").get_by_text("小于或等于").first.wait_for(timeout=PATIENCE)
    return True


def _run(page: Any, command: str) -> None:
    page.locator(".monaco-editor .view-lines").first.click()
    page.keyboard.press("F1")
    page.keyboard.insert_text(command)
    page.get_by_role("option", name=command).first.click(timeout=PATIENCE)


def _fixed(page: Any, folder: Path) -> bool:
    _run(page, "jixiao: 改正这个文件里全部确定的问题")
    page.locator(".view-line", has_text="≥120公里").first.wait_for(timeout=PATIENCE)
    page.keyboard.press("Control+S")
    return _holds(folder, "指标值: ≥120公里")


def _waived(page: Any, folder: Path) -> bool:
    page.locator(".view-line", has_text="≤60万元").get_by_text("≤60万元").first.click()
    page.keyboard.press("F1")
    page.keyboard.insert_text("jixiao: 写明原因，豁免光标处的问题")
    page.get_by_role("option", name="jixiao: 写明原因，豁免光标处的问题").first.click(timeout=PATIENCE)
    page.get_by_text("MON002 的原因").first.wait_for(timeout=PATIENCE)
    page.keyboard.insert_text("差额由区级补足")
    page.keyboard.press("Enter")
    page.locator(".view-line", has_text="差额由区级补足").first.wait_for(timeout=PATIENCE)
    page.keyboard.press("Control+S")
    return _holds(folder, "≤60万元  # jixiao: ignore[MON002] 差额由区级补足")


def _holds(folder: Path, text: str) -> bool:
    for _ in range(60):
        if text in (folder / "绩效目标.yaml").read_text("utf-8"):
            return True
        time.sleep(0.5)
    return False


if __name__ == "__main__":
    sys.exit(main())
