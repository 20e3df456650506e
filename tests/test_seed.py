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
    "CON003": [4, 6, 11],  # 与其他省市经验交流; 在全国多个平台展映; what trainees will master, and no test of it
    "CON006": [4, 5],  # 《天津双拥杂志》, 《天津双拥》杂志; 交流互助活动, 交易交流活动
    "CON008": [],
    "CON011": [8, 11],  # four activities and one 数量 row; only the exchange of the two has a time
    "DUP005": [5, 11],
    "DUP006": [3],
    "DUP008": [3],  # 弘扬爱国主义精神 in table 6 is 8 characters, too few to be a copy
    "DUP009": [6, 11],
    "TIM006": [4, 11],  # 4 has a rate alone; 11 a time for the exchange and none for the training
    "CON007": [1, 2, *range(5, 13)],  # a lone "1." in ten goals
    "CON012": [],  # no goal promises a quantity
    "CON013": [],
    "CON014": [],
    "TIM011": [],
    "QNT005": [],  # said once for the whole goal, as QNT004
    "QNT009": [5],  # 扩大交流
    "QNT012": [1, 1, 3],  # 最经济, 无事故 and 高效益 in the goal of 1; 最大效能
    "QNT013": [5, 10],
    "QNT015": [],
    "QNT016": [],  # every description is a copy
    "RNG006": [2],
    "UNI009": [6],  # 2k超清
    "VAL014": [9],  # 全年（合同服务期内）
    "NAM001": [2, 4, 5, 5, 5, 5, 6, 7, 8, 9, 9, 10, 12],
    "NAM002": [1, 3, 3, 3, 3, 6, 9, 10, 11],
    "NAM003": [11],
    "NAM007": [6, 6, 6, 9, 10, 10],
    "NAM006": [],  # the longest name has 24 characters
    "NAM008": [1, 5],  # 我局, 我市; 我局 in the goal of table 1 is narrative
    "NAM010": [5],  # 交活动军创企业, 交流活动军创企业
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


# The cells of this document that the catalogue of rules names as examples: rule → what must be pointed at, or its beginning.
CATALOGUE = [
    ("VAL001", 10, "2场"),
    ("VAL010", 2, " 物业管理服务及时率"),
    ("VAL014", 9, "全年（合同服务期内）"),
    ("QNT001", 10, "获市级及以上媒体宣传"),
    ("QNT002", 3, "切实推进"),
    ("QNT002", 4, "效果显著"),
    ("QNT002", 6, "有效促进"),
    ("QNT008", 1, "100%"),
    ("QNT008", 3, "100%"),
    ("QNT009", 5, "扩大交流"),
    ("QNT012", 3, "发挥信息系统最大效能"),
    ("DIR003", 3, "10万元"),
    ("UNI002", 2, "≥5000平米"),
    ("UNI004", 3, "3人/月工作量"),
    ("UNI009", 6, "≥2k超清"),
    ("TIM002", 5, "12月底前完成"),
    ("TIM003", 9, "退役季期间举办线上活动"),
    ("TIM003", 10, "退役季"),
    ("TIM004", 3, ""),
    ("TIM006", 11, "军创企业援疆行实施时间"),
    ("CLS001", 4, "杂志送达率"),
    ("CLS002", 6, "视频观看量"),
    ("CLS003", 9, ""),
    ("CLS010", 1, "保障我局网络安全"),
    ("CLS010", 2, "保障局机关管理服务高效运转"),
    ("DUP005", 5, "促进军创企业发展"),
    ("DUP006", 3, "3人/月工作量"),
    ("DUP007", 10, "促进退役军人就业创业"),
    ("CON003", 4, "加强与其他省市经验交流"),
    ("CON003", 11, "使培训对象能够系统掌握政治理论"),
    ("CON006", 4, "《天津双拥》"),
    ("CON006", 5, "交易交流活动"),
    ("CON011", 8, "开展退役军人就业创业、烈士褒扬纪念"),
    ("CON011", 11, "新疆退役军人事务系统工作人员能力提升培训"),
    ("NAM001", 6, "弘扬爱国主义精神"),
    ("NAM001", 5, "按照退役军人事务部规定时限参加活动"),
    ("NAM002", 1, "网络安全巡检服务"),
    ("NAM003", 11, "工作人员素质能力有效提升"),
    ("NAM004", 11, "参训人员满意"),
    ("NAM005", 3, "发挥信息系统最大效能，提升工作人员业务能力"),
    ("NAM005", 11, "落实援疆帮扶任务，提升工作人员素质能力"),
    ("NAM007", 6, "完成时间"),
    ("NAM008", 1, "我局"),
    ("NAM008", 5, "我市"),
    ("NAM010", 5, "交活动"),
    ("PUB004", 11, "[bookmark: _GoBack]"),
]


@pytest.mark.parametrize(("code", "table", "text"), CATALOGUE)
def test_cell_that_the_catalogue_names_is_found(report: dict[str, object], code: str, table: int, text: str) -> None:
    findings = report["findings"]
    assert isinstance(findings, list)
    cells = [one["text"] for one in findings if one["code"] == code and one["table"]["index"] == table]
    assert any(text in cell for cell in cells)


def test_every_rule_that_speaks_is_in_the_oracle(report: dict[str, object]) -> None:
    assert set(found(report)) <= set(ORACLE)
