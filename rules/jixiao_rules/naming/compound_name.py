from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.spots import trimmed
from jixiao_rules.views import named_rows


@rule(
    code="NAM005",
    topic=Topic.NAME.turn(2),
    sees=named_rows,
    severity=Severity.WARNING,
    message="“{name}”把“{one}”和“{other}”两件事写在一个指标里，不符合指标明确具体的要求，建议分成两个指标",
    variants={"joined": Variant("“{name}”可能包含两件事（“{one}”“{other}”），建议分成两个指标", Severity.INFO)},
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 审计、督查、巡视发现问题整改率, 指标值: 100%}",
        "{三级指标: 制作烈士纪念设施保护标志及标识牌数量, 指标值: ≥110个}",
        "{三级指标: 营造自觉尊崇英烈、主动爱护烈士纪念设施的良好氛围, 指标值: 效果显著}",
        "{三级指标: '通过开展宣传，提高群众知晓度', 指标值: ≥90%}",
        "{三级指标: '2025年底前，完成项目验收', 指标值: 2025年12月底前}",
        "{三级指标: 普及应急知识和提高处置能力培训场次, 指标值: ≥4场}",
        "{三级指标: 提升基层治理和服务保障能力, 指标值: 有效提升}",
        "{三级指标: '举办业务培训班，每期50人', 指标值: ≥4期}",
        "{三级指标: 住院人次与门诊人次之比, 指标值: '≤1:20'}",
    ],
    fails=[
        "{三级指标: '«发挥信息系统最大效能，提升工作人员业务能力»', 指标值: 切实推进}",
        "{三级指标: '«农村人居环境改善，群众幸福感增强»', 指标值: 明显}",
        "{三级指标: '«村容村貌焕然一新，村民乐享其成»', 指标值: 显著}",
        "{三级指标: «孕产妇死亡率和婴儿死亡率», 指标值: ≤10%}",
        "{三级指标: «推动产业发展和促进群众增收», 指标值: 有效}",
        "{三级指标: «培训人数及合格率», 指标值: ≥540人}",
    ],
)
def compound_name(row: Row) -> Found:
    """一个指标写了两件事。

    检查什么：三级指标用逗号、分号连接了两个短句，或者用“和”“及”“、”连接了两个短句、两个度量（死亡率和发病率）。

    为什么：两件事一件做到、一件没做到时，这个指标无法评分。

    怎么改：分成两个指标，各有各的指标值。

    不报的情形：并列的是名词（标志及标识牌）；最后的度量词管着前面各项（审计、督查、巡视发现问题整改率）；
    前半句只是时间、方式或者依据；后半句只是细目（每期 50 人）。
    """
    name = row.name_reading
    if row.name is not None and len(name.clauses) > 1:
        one, other, *_ = (clause.cut(row.name.text) for clause in name.clauses)
        yield Hit(trimmed(row.name), {"name": name.bare, "one": one, "other": other}, "joined" if name.joined else None)
