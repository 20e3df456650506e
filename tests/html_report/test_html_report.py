"""`jixiao report -o 报告.html`: one page that holds everything, and in which text of a table is only ever text."""

import json
import re
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.batch import Batch, Options
from jixiao_lint.cli import main
from jixiao_lint.config.files import Given
from jixiao_lint.html_report import html_of
from jixiao_lint.overview import overview
from jixiao_lint.result import RunResult
from jixiao_lint.work_list.rows import entries, problem_of

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
SEED = FIXTURES / "tianjin-veterans-2025.txt"
GOOD = FIXTURES / "ok" / "环卫保洁-湖南.yaml"
MADE = ROOT / "lint" / "jixiao_lint" / "html_report" / "made"
HOSTILE = "</script><img src=x onerror=alert(1)><!--&lt;"


def checked(*paths: Path) -> RunResult:
    batch = Batch(Options(given=Given(isolated=True), keeps_source=False, keeps_tables=True))
    return batch.summed_up(tuple(batch.check(batch.find([str(path) for path in paths]))), with_titles=True)


def page_of(*paths: Path) -> str:
    result = checked(*paths)
    return html_of(overview(result), result)


def written(tmp_path: Path, *paths: Path) -> str:
    """What the command writes."""
    output = tmp_path / "报告.html"
    assert main(["report", *map(str, paths), "-o", str(output), "--isolated", "-q"]) == 0
    return output.read_text(encoding="utf-8")


class _Reader(HTMLParser):
    """What a browser would make of the page: elements with their attributes, styles and scripts with their texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.held: list[tuple[str, str]] = []
        self.text = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style"):
            self.held.append((self._inside, data))
        else:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def data_of(page: str) -> dict[str, Any]:
    """What the script finds in the page."""
    held = re.search(r'id="data">([^<]*)</script>', page)
    assert held is not None
    data: dict[str, Any] = json.loads(zlib.decompress(b64decode(held[1])))
    return data


def told(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and words of every finding that the script draws."""
    found = []
    for file in data["files"]:
        found += [(reason["code"], reason["wrong"]) for reason in file["about"]]
        for table in file["tables"]:
            found += [(reason["code"], reason["wrong"]) for cell in table["cells"] for reason in cell["reasons"]]
            for number, places in table["shared"]:
                found += [(file["remarks"][number]["code"], place["wrong"]) for place in places]
    return found


def test_nothing_is_loaded_and_only_our_scripts_run() -> None:
    page = _Reader(page_of(SEED))
    (policy,) = (
        found["content"] for tag, found in page.elements if found.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    digests = set(re.findall(r"'sha256-([^']+)'", policy))
    ran = [text for tag, text in page.held if not re.fullmatch("[A-Za-z0-9+/=]*", text)]
    assert {b64encode(sha256(text.encode()).digest()).decode() for text in ran} == digests
    assert not any({"src", "style", "onclick", "onload"} & found.keys() for _, found in page.elements)
    links = [found["href"] for _, found in page.elements if found.get("href")]
    assert all(str(link).startswith(("#", "data:,")) for link in links)


def test_every_finding_stands_in_the_page_once() -> None:
    result = checked(SEED, GOOD, FIXTURES / "samples" / "targets.docx")
    tree = overview(result)
    data = data_of(html_of(tree, result))
    expected = [(entry.reason.finding.code, problem_of(entry.reason)) for entry in entries(tree)]
    assert sorted(told(data)) == sorted(expected)
    assert len(expected) == len(list(result.findings()))


def test_tables_come_as_they_stand_with_their_cells_marked() -> None:
    (file,) = data_of(page_of(FIXTURES / "samples" / "targets.docx"))["files"]
    table = file["tables"][0]
    assert table["columns"][-1] == "指标值"
    assert table["rows"][0][table["columns"].index("三级指标")] == "网络安全巡检服务"
    assert table["rows"][1][0] is None  # 产出指标 reaches down
    assert ["项目名称", "退役军人信息化运维服务费（2025年）"] in table["head"]
    for cell in table["cells"]:
        for start, end in cell["spans"]:
            assert 0 <= start <= end <= len(cell["text"])


def test_what_a_word_processor_left_behind_stands_in_the_table_and_in_no_heading() -> None:
    (file,) = data_of(page_of(SEED))["files"]
    assert file["tables"][0]["title"] == "1.退役军人信息化运维服务费（2025年）绩效目标表"
    assert dict(file["tables"][0]["head"])["表题"].lstrip().startswith("[bookmark: _Toc")


def test_text_of_a_table_is_never_markup(tmp_path: Path) -> None:
    table = tmp_path / "<b>表.csv"
    rows = (f'项目名称,"{HOSTILE}",,', "一级指标,二级指标,三级指标,指标值", f'产出指标,数量指标,"{HOSTILE}","=1+1"')
    table.write_text("\n".join(rows), encoding="utf-8")
    page = page_of(table)
    assert "<img" not in page
    assert HOSTILE not in page
    tags = [tag for tag, _ in _Reader(page).elements]
    assert tags.count("script") == 3
    assert not {"img", "b"} & set(tags)
    assert HOSTILE in json.dumps(data_of(page), ensure_ascii=False)
    assert HOSTILE in _Reader(page).text


def test_without_a_script_the_overview_and_the_findings_can_be_read(tmp_path: Path) -> None:
    text = _Reader(written(tmp_path, SEED)).text
    assert "共 1 个文件、12 张表、91 条指标；发现错误 0 处、警告 52 处、提示 0 处" in text
    for said in ("按单位（1 个）", "按问题类别", "改为：3人月工作量", "财预〔2020〕10号", "立项的必要性"):
        assert said in text


def test_files_that_were_not_read_are_named_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, output = tmp_path / "坏.docx", tmp_path / "报告.html"
    broken.write_bytes(b"PK\x03\x04 no document")
    assert main(["report", str(SEED), str(broken), "-o", str(output), "--isolated", "-q"]) == 2
    text = _Reader(output.read_text(encoding="utf-8")).text
    assert "没有读出来或者没有读全的文件（1 个）" in text
    assert str(broken) in text
    assert "坏.docx" in capsys.readouterr().err


def test_a_run_without_findings_says_so_and_names_the_file(tmp_path: Path) -> None:
    page = written(tmp_path, GOOD)
    text = _Reader(page).text
    assert "发现错误 0 处、警告 0 处" in text
    assert "没有发现问题的文件（1 个）" in text
    assert GOOD.name in text
    assert told(data_of(page)) == []


def test_the_same_run_gives_the_same_page() -> None:
    assert page_of(SEED) == page_of(SEED)


def test_files_are_links_from_where_the_page_lies(tmp_path: Path) -> None:
    folder = tmp_path / "a b"
    folder.mkdir()
    table = folder / "表#1.csv"
    table.write_bytes((FIXTURES / "samples" / "targets.csv").read_bytes())
    output = tmp_path / "报告.html"
    assert main(["report", str(table), "-o", str(output), "--isolated", "-q"]) == 0
    (file,) = data_of(output.read_text(encoding="utf-8"))["files"]
    assert file["link"] == "a%20b/%E8%A1%A8%231.csv"


def test_an_output_that_exists_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "报告.html"
    output.write_text("我的", encoding="utf-8")
    assert main(["report", str(SEED), "-o", str(output), "--isolated"]) == 2
    assert output.read_text(encoding="utf-8") == "我的"
    assert "已经存在，要覆盖请加 --force" in capsys.readouterr().err


# ---- the committed script


def test_the_script_was_made_from_the_sources_that_lie_here() -> None:
    folder = ROOT / "browser" / "report"
    made = sha256()
    sources = sorted(path.name for path in (folder / "src").iterdir())
    for name in ("build.mjs", "package.json", "tsconfig.json", *(f"src/{name}" for name in sources)):
        made.update(f"{name}\n{(folder / name).read_text(encoding='utf-8')}\n".encode())
    head = (MADE / "report.js").read_text(encoding="utf-8").partition("*/")[0]
    assert made.hexdigest() in head, "npm run build in browser/report"


@pytest.mark.parametrize("name", ["report.js", "charts.js"])
def test_the_script_opens_no_way_outside_and_makes_no_markup(name: str) -> None:
    script = (MADE / name).read_text(encoding="utf-8")
    assert not re.search(r"</script|<!--|\beval\(|new Function|XMLHttpRequest|\bfetch\(|WebSocket|sendBeacon", script)
    hosts = set(re.findall(r"https?://([^/\"'` )]+)", script)) - {"www.w3.org"}
    assert hosts == set()


def test_what_is_taken_from_elsewhere_comes_with_its_terms_and_exact_versions() -> None:
    licences = (MADE / "LICENSES.txt").read_text(encoding="utf-8")
    package = json.loads((ROOT / "browser" / "report" / "package.json").read_text(encoding="utf-8"))
    versions = package["dependencies"] | package["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())
    for name in package["dependencies"]:
        assert f"{name} {versions[name]}: LICENSE" in licences
    assert "Apache License" in licences
    assert "Copyright (c) 2017, Baidu Inc." in licences
    assert not list((ROOT / "browser").rglob("package-lock.json"))
