"""The engine puts findings in order, lets one defect have one finding, and names the rule that fails."""

from jixiao_lint.engine import check
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Authority, Basis, Location, Severity
from jixiao_lint.readers import read
from jixiao_lint.rule import ActiveRule, Found, Hit, Rule, Topic, Turn, rule
from jixiao_lint.table import Document, Row, rows
from jixiao_lint.topic import OWN_TURN

TEXT = "指标:\n- {三级指标: 甲, 指标值: 好}\n- {三级指标: 乙, 指标值: 坏}\n"


def document() -> Document:
    return Document(FilePath.of("目标.yaml"), "yaml", read("目标.yaml", TEXT.encode()).tables)


def speaking(number: int, *names: str, topic: Turn = OWN_TURN) -> ActiveRule:
    """A rule that says something about the rows of these names."""

    @rule(
        code=f"TST{number:03d}",
        topic=topic,
        sees=rows,
        severity=Severity.WARNING,
        message="“{name}”",
        basis=[Basis("规定", Authority.HYGIENE)],
        passes=[],
        fails=[],
    )
    def speaks(row: Row) -> Found:
        """说话。"""
        if row.name and row.text("三级指标") in names:
            yield Hit(row.name.whole(), {"name": row.name.text})

    assert isinstance(speaks, Rule)
    return ActiveRule(speaks, {})


def place(_: object) -> Location:
    return None


def found(*rules: ActiveRule) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in check(document(), rules, place).findings]


def test_findings_come_row_by_row_and_by_code() -> None:
    assert found(speaking(2, "乙", "甲"), speaking(1, "甲")) == [
        ("TST001", "“甲”"),
        ("TST002", "“甲”"),
        ("TST002", "“乙”"),
    ]


def test_of_one_topic_only_the_first_turn_is_heard_on_a_row() -> None:
    rules = (
        speaking(1, "甲", topic=Topic.NAME.turn(1)),
        speaking(2, "甲", "乙", topic=Topic.NAME.turn(2)),
        speaking(3, "甲", topic=Topic.LENGTH.turn(1)),
    )
    assert found(*rules) == [("TST001", "“甲”"), ("TST003", "“甲”"), ("TST002", "“乙”")]


def test_a_finding_never_stands_twice_and_repeats_are_told_apart() -> None:
    twice = speaking(1, "甲")
    findings = check(document(), [twice, twice], place).findings
    assert len(findings) == 1
    other = check(document(), [speaking(1, "甲", "乙")], place).findings
    assert len({finding.fingerprint for finding in other}) == 2


def test_a_rule_that_fails_is_named_and_the_others_are_heard() -> None:
    @rule(
        code="TST009",
        sees=rows,
        severity=Severity.ERROR,
        message="",
        basis=[Basis("规定", Authority.HYGIENE)],
        passes=[],
        fails=[],
    )
    def breaks(row: Row) -> Found:
        """出错。"""
        raise ZeroDivisionError
        yield Hit(row.table.spot())

    checked = check(document(), [speaking(1, "甲"), ActiveRule(breaks, {}), speaking(2, "乙")], place)
    assert [(rule.code, rule.name, type(rule.error)) for rule in checked.broken] == [
        ("TST009", "breaks", ZeroDivisionError)
    ]
    assert [finding.message for finding in checked.findings] == ["“甲”", "“乙”"]
