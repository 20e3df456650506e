"""The seed document against what a reviewer found in it by hand (12 tables, 91 indicators)."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from jixiao_lint.cli import main

SEED = Path(__file__).parent.parent / "fixtures" / "tianjin-veterans-2025.txt"
ALL = list(range(1, 13))

# Rule → the tables it must speak about, one entry a finding. Worked out on the document, not copied from an output.
ORACLE = {
    "STR001": [],
    "STR002": [],
    "STR003": [],
    "STR004": [],
    "STR005": [],
    "STR007": [],
    "STR008": [],
    "STR009": [],
    "STR010": [],
    "STR011": [],
    "VAL001": [10],  # 2场; the bare 100% are fine, 3人/月工作量 is an effort
    "VAL003": [],
    "VAL004": [],
    "VAL005": [],
    "VAL009": [],
    "VAL010": [2, 2],  # the name and its description, which repeats it
    "VAL013": [],
    "QNT001": [5, 9, 9, 10, 10, 10],
    "QNT002": [2, 3, 4, 6, 7, 8, 9, 10, 11, 11, 12],
    "QNT003": ALL,
    "QNT004": ALL,
    "QNT006": [],  # 有效提升, 有效落实, 有效保障 repeat their names too: said once, as QNT002
    "QNT007": [],
    "QNT008": [1, 3, 7],  # 3 and 7 are properties (稳定性, 达标性): said softly
    "QNT011": [5],  # 带动更多退役军人就业创业; the activities under 质量 are QNT001's
    "QNT014": [],
    "DIR001": [],
    "DIR002": [],
    "DIR003": [3],
    "DIR004": [],
    "DIR007": [],
    "UNI001": [],
    "UNI002": [2],
    "UNI003": [],
    "UNI004": [3, 3, 3],
    "UNI008": [],
    "RNG001": [],
    "RNG003": [],
    "RNG005": [],
    "MON001": [],
    "MON002": [],
    "MON003": [],  # table 12: 人均 ≤1万元 × ≥12人 = 12.00万元
    "MON004": ALL[:11],
    "MON006": [],
    "MON007": [],
    "MON011": [],
    "TIM001": [],
    "TIM002": [5, 10],
    "TIM003": [9, 10],
    "TIM004": [3],
    "TIM005": [],
    "CLS001": [4],
    "CLS002": [6],
    "CLS003": [9],
    "DUP001": [1],  # once a file, with its count
    "DUP002": [5, 6, 7, 8, 11],
    "DUP007": [10],  # at the second of the pair 9 and 10
    "CON001": [],
    "NAM004": [3, 5, 11],
    "NAM005": [3, 11],
    "PUB004": [*ALL[:10], 11, 11, 12],
    "XTB001": [],
    "CLS005": [],
    "CLS008": [],
    "CLS009": [],
    "CLS010": [1, 2],  # 网络安全 and 机关运转 now; the others under 可持续影响 speak of development and ability
    "CLS011": [3, 3, 3],  # 3人/月工作量 is effort
    "CLS012": [],  # table 1 has its response times under 时效
    "CON003": [4, 6],  # 与其他省市经验交流; 在全国多个平台展映
    "CON006": [4],  # 《天津双拥杂志》, 《天津双拥》杂志
    "CON008": [],
    "CON011": [],  # table 11: training and exchange each have a 数量 row
    "DUP005": [5, 11],
    "DUP006": [3],
    "DUP008": [3],  # 弘扬爱国主义精神 in table 6 is 8 characters, too few to be a copy
    "DUP009": [6, 11],
    "NAM006": [],  # the longest name has 24 characters
    "NAM008": [1, 5],  # 我局, 我市; 我局 in the goal of table 1 is narrative
    "NAM010": [],  # 交活动 in table 5: its only witness 交流活动 stands there once
    "NAM011": [],
    "PUB002": [],
    "PUB007": [],
    "PUB008": [],
    "PUB009": [4],  # 4 5 6 8 9 10 16 18 19 22 24 30: said once, at the first gap
    "STR017": [],
    "TIM008": [],
    "TIM009": [],
    "UNI010": [],
    "WGT004": [],
    "WGT006": [],
    "WGT008": [],
    "WGT009": [],
    "XTB004": [],
    "XTB005": [],
    "XTB007": [],  # satisfaction from 90 to 98: 8 points apart
    "XTB008": [],  # all budgets have two decimals
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    target = tmp_path_factory.mktemp("seed") / "report.json"
    arguments = ["--isolated", "--select", "ALL", "--level", "info", "--exit-zero", "--output-format", f"json={target}"]
    assert main(["check", str(SEED), *arguments]) == 0
    loaded = json.loads(target.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def found(report: dict[str, object]) -> dict[str, list[int]]:
    tables: dict[str, list[int]] = defaultdict(list)
    findings = report["findings"]
    assert isinstance(findings, list)
    for finding in findings:
        tables[finding["code"]].append(finding["table"]["index"])
    return tables


def test_everything_is_read(report: dict[str, object]) -> None:
    summary = report["summary"]
    assert isinstance(summary, dict)
    assert (summary["tables"], summary["indicators"]) == (12, 91)


@pytest.mark.parametrize("code", ORACLE)
def test_rule_speaks_about_these_tables_and_no_others(report: dict[str, object], code: str) -> None:
    assert sorted(found(report)[code]) == sorted(ORACLE[code])


def test_every_finding_points_at_its_text(report: dict[str, object]) -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    findings = report["findings"]
    assert isinstance(findings, list)
    assert findings
    for finding in findings:
        place, span = finding["location"], finding["span"]
        pointed = finding["text"][span["start"] : span["end"]].split("\n")[0]
        assert lines[place["line"] - 1][place["column"] - 1 :].startswith(pointed), finding
