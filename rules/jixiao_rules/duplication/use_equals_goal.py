from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.copies import says_the_same
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed


@rule(
    code="DUP002",
    topic=Topic.COPY.turn(1),
    sees=tables,
    severity=Severity.WARNING,
    message="绩效目标与资金用途的内容相同，不符合绩效目标写明预期产出和效果的要求；资金用途写钱花在哪里，绩效目标写要达到什么",
    variants={
        "alike": Variant(
            "绩效目标与资金用途的内容基本相同，不符合绩效目标写明预期产出和效果的要求；资金用途写钱花在哪里，绩效目标写要达到什么"
        )
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        资金用途: 用于退役军人信息系统运维和网络安全服务
        绩效目标: 全年开展网络安全巡检12次，系统故障率不超过5%，保证业务系统稳定运行。
        """,
        """
        资金用途: 为退役军人提供丰富招聘岗位信息，常态化开展线上招聘。
        绩效目标: 1.开展“退役军人就业信息直通车”服务，为退役军人提供丰富招聘岗位信息，常态化开展线上招聘。
        """,
        """
        资金用途: ''
        绩效目标: ''
        """,
    ],
    fails=[
        """
        资金用途: 组织军创企业参加全国交流互助活动。
        绩效目标: «1.组织军创企业参加全国交流互助活动»
        """,
        """
        资金用途: 主要用于购买10台救护车
        绩效目标: «完成救护车10台购买»
        """,
        """
        资金用途: 开展就业创业、烈士褒扬纪念、网络安全及拥军优属宣传等活动，增强退役军人荣誉感
        绩效目标: «开展就业创业、烈士褒扬纪念、网络安全及拥军优属宣传等活动，进一步增强退役军人荣誉感»
        """,
    ],
)
def use_equals_goal(table: Table) -> Found:
    """资金用途与绩效目标雷同。

    检查什么：去掉序号、标点、书签和“用于”“切实”这样的字以后，绩效目标与资金用途相同，或者只是换了次序。

    为什么：资金用途说钱花在哪里，绩效目标说花了钱要达到什么；两处一样，就没有目标可以考核。

    怎么改：在绩效目标里写明预期的产出（数量、质量、时间）和效果。

    不报的情形：绩效目标在用途之外另有实质内容；有一处为空。
    """
    goal = table.cell("绩效目标")
    use, text = squeezed(table.text("资金用途")), squeezed(table.text("绩效目标"))
    if goal is None or not use or not text:
        return
    if use == text:
        yield Hit(trimmed(goal))
    elif says_the_same(use, text):
        yield Hit(trimmed(goal), variant="alike")
