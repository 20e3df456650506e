"""Tables of many files judged together: what is found does not depend on their order, their number or the processes at work."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

from jixiao_lint.batch import Options, check_paths
from jixiao_lint.config.files import Given
from jixiao_lint.result import FileResult

TARGETS = """\
表题: 河道清淤（{year}年）绩效目标表
单位: 101市水利局
金额单位: 万元
项目名称: 河道清淤（{year}年）
预算数: 50.00
指标:
- {{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥{length}公里}}
- {{二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥{rate}%}}
- {{二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}}
"""
LAST, EASED = TARGETS.format(year=2024, length=12, rate=98), TARGETS.format(year=2025, length=13, rate=95)


def results(*paths: Path | str, jobs: int = 1, select: str = "XTB", isolated: bool = True) -> list[FileResult]:
    options = Options(given=Given(isolated=isolated), jobs=jobs, select=(select,))
    return list(check_paths([str(path) for path in paths], options))


def said(files: list[FileResult]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Where, by which rule, on what, beside which files: in the order of the names."""
    return sorted(
        (
            Path(file.path.shown).name,
            finding.code,
            finding.text or "",
            tuple(Path(related.path.shown).name for related in finding.related),
        )
        for file in files
        for finding in file.findings
    )


def write(folder: Path, files: dict[str, str]) -> list[Path]:
    paths = []
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def test_last_years_folder_beside_this_years(tmp_path: Path) -> None:
    write(tmp_path, {"2024/去年.yaml": LAST, "2025/今年.yaml": EASED})
    assert said(results(tmp_path)) == [("今年.yaml", "XTB005", "≥95%", ("去年.yaml",))]


def test_one_file_of_both_years_says_the_same(tmp_path: Path) -> None:
    tables = "".join("- " + text.replace("\n", "\n  ").rstrip() + "\n" for text in (LAST, EASED))
    (path,) = write(tmp_path, {"两年.yaml": "绩效目标表:\n" + tables})
    assert said(results(path)) == [("两年.yaml", "XTB005", "≥95%", ("两年.yaml",))]


def test_neither_order_nor_processes_matter(tmp_path: Path) -> None:
    files = {
        "a/2024.yaml": LAST,
        "b/2025.yaml": EASED,
        "b/2025再报.yaml": EASED,
        "c/2023.yaml": LAST.replace("2024", "2023"),
    }
    paths = write(tmp_path, files)
    first = said(results(*paths))
    assert [(name, code) for name, code, _, _ in first] == [("2024.yaml", "XTB004"), ("2025再报.yaml", "XTB001")]
    random = Random(1)
    for jobs in (1, 2, 3):
        random.shuffle(paths)
        assert said(results(*paths, jobs=jobs)) == first


def test_a_self_evaluation_beside_the_targets_of_its_year_is_no_repeat(tmp_path: Path) -> None:
    evaluation = LAST.replace("指标值: ≥12公里", "指标值: ≥12公里, 实际完成值: 19公里")
    write(
        tmp_path, {"2024/目标.yaml": LAST, "2024/自评.yaml": evaluation, "2025/目标.yaml": EASED.replace("95%", "98%")}
    )
    assert said(results(tmp_path)) == [("目标.yaml", "XTB006", "≥13公里", ("自评.yaml",))]


def test_the_same_file_in_two_formats_is_no_repeat(tmp_path: Path) -> None:
    (path,) = write(tmp_path, {"2025.yaml": EASED})
    for ending in ("csv", "xlsx"):
        command = [sys.executable, "-m", "jixiao_lint", "convert", str(path), "-o", str(path.with_suffix(f".{ending}"))]
        subprocess.run(command, check=True, capture_output=True)
    write(tmp_path, {"2024.yaml": LAST})
    assert {code for _, code, _, _ in said(results(tmp_path))} == {"XTB005"}
    again = tmp_path / "另一份.xlsx"
    again.write_bytes((tmp_path / "2025.xlsx").read_bytes())
    assert [code for name, code, _, _ in said(results(tmp_path)) if name == "另一份.xlsx"] == ["XTB001"]


def test_a_place_in_a_workbook_is_a_cell(tmp_path: Path) -> None:
    last, now = write(tmp_path, {"去年.yaml": LAST, "今年.yaml": EASED})
    book = last.with_suffix(".xlsx")
    subprocess.run(
        [sys.executable, "-m", "jixiao_lint", "convert", str(last), "-o", str(book)], check=True, capture_output=True
    )
    command = [sys.executable, "-m", "jixiao_lint", "check", "--isolated", "--select", "XTB005", "--level", "info"]
    shown = subprocess.run([*command, str(book), str(now)], capture_output=True, text=True, check=False).stdout
    assert "见 " in shown
    report = json.loads(
        subprocess.run(
            [*command, "-f", "json", str(book), str(now)], capture_output=True, text=True, check=False
        ).stdout
    )
    (related,) = report["findings"][0]["related"]
    assert related["path"] == str(book)
    assert related["location"]["kind"] == "cell"
    assert related["text"] == "≥98%"


def test_what_is_missing_in_a_file_read_in_part_is_not_said_to_be_dropped(tmp_path: Path) -> None:
    shorter = EASED.replace("95%", "98%").replace(
        "- {二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}\n", ""
    )
    write(tmp_path, {"2024/a.yaml": LAST, "2025/a.yaml": shorter})
    assert [code for _, code, _, _ in said(results(tmp_path))] == ["XTB011"]
    write(tmp_path, {"2025/a.yaml": shorter + "- {三级指标: 群众, 指标直: ≥90%}\n"})
    assert [code for _, code, _, _ in said(results(tmp_path)) if code.startswith("XTB")] == []


def test_a_waiver_silences_what_was_found_across_files_and_is_not_said_to_be_unused(tmp_path: Path) -> None:
    waived = EASED.replace("指标值: ≥95%}", "指标值: ≥95%}  # jixiao: ignore[XTB005] 去年标准不同")
    write(tmp_path, {"2024/a.yaml": LAST, "2025/a.yaml": waived})
    files = results(tmp_path)
    assert said(files) == []
    assert [file.suppressed for file in files] == [0, 1]
    write(tmp_path, {"2024/a.yaml": LAST.replace("98%", "95%")})
    assert [finding.name for file in results(tmp_path) for finding in file.findings] == ["unused-waiver"]


def test_a_year_whose_own_findings_are_ignored_is_still_compared_with(tmp_path: Path) -> None:
    config = 'per-file:\n  "2024/**": {ignore: [XTB005]}\n'
    write(tmp_path, {"jixiao.yaml": "root: true\n" + config, "2024/a.yaml": LAST, "2025/a.yaml": EASED})
    assert said(results(tmp_path, isolated=False)) == [("a.yaml", "XTB005", "≥95%", ("a.yaml",))]
    write(tmp_path, {"jixiao.yaml": "root: true\n" + config.replace("2024", "2025")})
    assert said(results(tmp_path, isolated=False)) == []


def test_the_year_of_a_folder_keeps_two_tables_without_a_year_apart(tmp_path: Path) -> None:
    plain = EASED.replace("（2025年）", "")
    write(tmp_path, {"2024/a.yaml": plain, "2025/a.yaml": plain.replace("≥13", "≥14")})
    assert [code for _, code, _, _ in said(results(tmp_path))] == []
    write(tmp_path, {"2025/b.yaml": plain})
    assert [(name, code) for name, code, _, _ in said(results(tmp_path))] == [("b.yaml", "XTB001")]


def test_a_likely_match_is_said_to_be_one(tmp_path: Path) -> None:
    last = LAST.replace("河道清淤", "城区河道清淤疏浚工程")
    now = EASED.replace("河道清淤", "城区河道清淤疏浚项目")
    write(tmp_path, {"2024/a.yaml": last, "2025/a.yaml": now})
    (finding,) = [finding for file in results(tmp_path) for finding in file.findings]
    assert finding.confidence == "possible"
    assert finding.message.startswith("名称相近，可能是同一项目：")


def test_sarif_points_into_the_other_file(tmp_path: Path) -> None:
    write(tmp_path, {"2024/a.yaml": LAST, "2025/a.yaml": EASED})
    options = ["--isolated", "--select", "XTB005", "--level", "info", "-f", "sarif", "."]
    command = [sys.executable, "-m", "jixiao_lint", "check", *options]
    out = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    (related,) = json.loads(out)["runs"][0]["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "2024/a.yaml"
    assert related["physicalLocation"]["region"]["startLine"] == 8
    assert related["message"] == {"text": "验收合格率 指标值（2024 年的指标值）"}
