"""One thing or two: names that join two sentences, and names that only look like it."""

import pytest

from jixiao_grammar.name import read_name


@pytest.mark.parametrize(
    ("name", "clauses"),
    [
        ("发挥信息系统最大效能，提升工作人员业务能力", ["发挥信息系统最大效能", "提升工作人员业务能力"]),
        ("农村人居环境改善，群众幸福感增强", ["农村人居环境改善", "群众幸福感增强"]),
        ("办事流程再造；窗口服务更贴心", ["办事流程再造", "窗口服务更贴心"]),
        ("村容村貌焕然一新,村民乐享其成", ["村容村貌焕然一新", "村民乐享其成"]),
        ("保障机关运转，提高工作人员满意度", ["保障机关运转", "提高工作人员满意度"]),
        ("就业率，创业率", ["就业率", "创业率"]),
        ("设备购置数量，设备验收合格率", ["设备购置数量", "设备验收合格率"]),
        ("指标1：河道面貌一新（城区段），水质稳定达标", ["河道面貌一新", "水质稳定达标"]),
    ],
)
def test_two_sentences(name: str, clauses: list[str]) -> None:
    read = read_name(name)
    assert [span.cut(name).replace("（城区段）", "") for span in read.clauses] == clauses
    assert not read.joined


@pytest.mark.parametrize(
    ("name", "clauses"),
    [
        ("推动产业发展和促进群众增收", ["推动产业发展", "促进群众增收"]),
        ("人居环境改善和村民收入增加", ["人居环境改善", "村民收入增加"]),
        ("孕产妇死亡率和婴儿死亡率", ["孕产妇死亡率", "婴儿死亡率"]),
        ("参训人数、培训场次", ["参训人数", "培训场次"]),
    ],
)
def test_two_things_joined_by_a_word(name: str, clauses: list[str]) -> None:
    read = read_name(name)
    assert [span.cut(name) for span in read.clauses] == clauses
    assert read.joined


@pytest.mark.parametrize(
    "name",
    [
        "审计、督查、巡视发现问题整改率",
        "道路硬化，村庄绿化覆盖率",
        "制作烈士纪念设施保护标志及标识牌数量",
        "营造自觉尊崇英烈、主动爱护烈士纪念设施的良好氛围",
        "通过开展宣传，提高群众知晓度",
        "2025年底前，完成项目验收",
        "在财政资金支持下，企业稳步发展",
        "举办培训班，每期50人",
        "采购办公桌，椅子，书柜",
        "项目竣工后，群众出行条件改善",
        "居民生活质量提高，效果显著",
        "提高和改善群众生活水平",
        "巩固、提升脱贫成果",
        "提升基层治理和服务保障能力",
        "普及应急知识和提高处置能力培训场次",
        "投入与产出比例",
        "项目进度和质量达标率",
        "及时率和合格率提升幅度",
        "新建及改扩建面积",
        "普及率",
        "参训人数",
    ],
)
def test_one_thing(name: str) -> None:
    assert len(read_name(name).clauses) == 1
