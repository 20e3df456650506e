"""What a name is made of, and where each part stands in the cell."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jixiao_grammar.name
from jixiao_grammar.name import Kind, bare_name, read_name
from jixiao_grammar.name.lexicon import events, measures


@pytest.mark.parametrize(
    ("name", "subject", "told", "measure", "kind"),
    [
        ("信息系统故障处理率", "信息系统", ["故障", "处理"], "率", Kind.RATE),
        ("参训人员人数", "参训人员", ["参训"], "人数", Kind.COUNT),
        ("道路修缮面积", "道路", ["修缮"], "面积", Kind.SIZE),
        ("设备购置成本", "设备", ["购置"], "成本", Kind.MONEY),
        ("群众满意度", "群众", [], "满意度", Kind.DEGREE),
        ("培训期数", None, ["培训"], "期数", Kind.COUNT),
        ("完成时间", None, ["完成"], "时间", Kind.TIME),
        ("田间灌溉水有效利用系数", "田间灌溉水", ["灌溉", "有效", "利用"], "系数", Kind.INDEX),
        ("城镇居民缴费率", "城镇居民", ["缴费"], "率", Kind.RATE),
        ("贷款年利率", "贷款年", ["贷款"], "利率", Kind.RATIO),
        ("监测数据有效率", "监测数据", ["监测", "有效"], "率", Kind.RATE),
    ],
)
def test_object_events_and_measure(name: str, subject: str | None, told: list[str], measure: str, kind: Kind) -> None:
    read = read_name(name)
    assert (read.subject.cut(name) if read.subject else None) == subject
    assert [event.word for event in read.events] == told
    assert read.measure is not None
    assert (read.measure.word, read.measure.kind) == (measure, kind)
    assert read.measure.span.cut(name) == measure


@pytest.mark.parametrize(
    "name", ["画面质量", "社会力量", "服务态度", "管理制度", "网络安全巡检服务", "数据完整性", "率", "度"]
)
def test_no_measure(name: str) -> None:
    assert read_name(name).measure is None


@pytest.mark.parametrize("name", ["设施完好情况", "服务水平", "影响程度", "工作效率", "管护期"])
def test_what_only_grades_can_tell_is_no_metric(name: str) -> None:
    assert not read_name(name).is_metric


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("指标1：享受补助学生数", "享受补助学生数"),
        ("＊ 造林面积（亩）", "造林面积"),
        ("2. 培训 合格率", "培训合格率"),
        ("田间道路通达率（平原区）", "田间道路通达率"),
        ("年度资金支付完成率100%", "年度资金支付完成率"),
        ("修复里程≥12公里", "修复里程"),
        ("1.5米以上乔木数量", "1.5米以上乔木数量"),
        ("5G基站数量", "5G基站数量"),
        ("PM2.5年均浓度", "PM2.5年均浓度"),
        ("60岁以上老年人体检人数", "60岁以上老年人体检人数"),
    ],
)
def test_what_is_taken_off_a_name(name: str, bare: str) -> None:
    assert bare_name(name) == read_name(name).bare == bare


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("造林面积（亩）", ["亩"]),
        ("新建管网长度（含续建）", ["含续建"]),
        ("培训人数(期)【线上】", ["期", "线上"]),
        ("人数（ ）", []),
    ],
)
def test_brackets(name: str, notes: list[str]) -> None:
    assert [span.cut(name) for span in read_name(name).brackets] == notes


@pytest.mark.parametrize(
    "text",
    [
        "2022年全年",
        "0",
        "（含续建）",
        "1-12月",
        "2025年12月31日前",
        "100%",
        "≥12次",
        "10万元",
        "指标2：",
        "/",
        "……",
        "",
        " ",
    ],
)
def test_what_is_no_name(text: str) -> None:
    read = read_name(text)
    assert not read.is_name
    assert (read.measure, read.clauses, read.opening) == (None, (), None)


@pytest.mark.parametrize("text", ["故 " * 50_000, "（" * 50_000, "1" * 50_000, "数据，" * 50_000, "≥" * 50_000])
def test_a_passage_is_no_name(text: str) -> None:
    assert not read_name(text).is_name


@pytest.mark.parametrize(
    "text", ["12345热线接通率", "110处警量", "一网通办率", "第三方评估次数", "全年开放天数", "2025年新增学位数"]
)
def test_names_that_begin_like_a_number_or_a_date(text: str) -> None:
    assert read_name(text).is_metric


@pytest.mark.parametrize(
    ("name", "text", "verb"),
    [
        ("弘扬爱国主义精神", "弘扬", "弘扬"),
        ("进一步提升服务水平", "进一步提升", "提升"),
        ("按照部门规定时限参加活动", "按照", "按照"),
        ("对全市各级用户给予技术支持", "对", "对"),
        ("保障机关正常运转", "保障", "保障"),
        ("1. 完成主体结构施工", "完成", "完成"),
    ],
)
def test_sentences_of_purpose(name: str, text: str, verb: str) -> None:
    opening = read_name(name).opening
    assert opening is not None
    assert (opening.text, opening.verb, opening.span.cut(name)) == (text, verb, text)


@pytest.mark.parametrize(
    "name",
    [
        "完成率",
        "完成时间",
        "保障人数",
        "保障能力",
        "建设内容",
        "建设工程质量合格",
        "落实情况",
        "对口支援地区发展",
        "服务对象",
        "组织机构健全",
        "",
    ],
)
def test_nouns_that_begin_like_verbs(name: str) -> None:
    assert read_name(name).opening is None


@given(st.text(alphabet="的未不超故障投诉处理合格率数时间度人成本，、和（）(5%．. \n亩年", max_size=24))
def test_any_text_can_be_read_and_every_part_lies_in_it(text: str) -> None:
    read = read_name(text)
    spans = [*read.brackets, *read.clauses, *(event.span for event in read.events)]
    spans += [part.span for part in (read.opening, read.measure) if part is not None]
    spans += [span for span in (read.subject, read.judged) if span is not None]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all("".join(event.span.cut(text).split()) for event in read.events)


@pytest.mark.parametrize("word", sorted(word for word in measures() if len(word) > 1))
def test_every_measure_closes_a_name(word: str) -> None:
    measure = read_name(f"全市{word}").measure
    assert measure is not None
    assert measure.word == word


def test_a_word_is_listed_once() -> None:
    for path in sorted((Path(jixiao_grammar.name.__file__).parent / "words").glob("*.txt")):
        lines = (line.partition("#")[0].rpartition(":")[2] for line in path.read_text("utf-8").splitlines())
        words = " ".join(lines).split()
        assert words
        assert sorted({word for word in words if words.count(word) > 1}) == [], path.name


def test_no_list_contradicts_another() -> None:
    plain = {word for word, entry in events().items() if entry.cls == "plain"}
    assert plain & measures().keys() <= {"人口", "价格", "支出"}, "only what may be meant to grow or not"
