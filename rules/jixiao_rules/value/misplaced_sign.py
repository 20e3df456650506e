from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.better_spelling import better_spelling
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import remarks
from jixiao_rules.views import rows_with_misplaced_sign

_PLACES = {"operator-after-number": ("比较符", "前面"), "sign-before-number": ("百分号", "后面")}


@rule(
    code="VAL019",
    topic=Topic.DIRECTION.turn(1),
    sees=rows_with_misplaced_sign,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{value}”的{sign}应当写在数的{place}，写成“{better}”",
    variants={"open": Variant("“{value}”的{sign}应当写在数的{place}")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 巡查次数, 指标值: ≥100次}",
        "{三级指标: 群众满意度, 指标值: 95%以上}",
        "{三级指标: 公厕数量, 指标值: 100座（≥）以上}",
    ],
    fails=[
        "{三级指标: 巡查次数, 指标值: «100次≥»}",
        "{三级指标: 群众满意度, 指标值: ≥«%95»}",
    ],
    hears=tuple(_PLACES),
)
def misplaced_sign(row: Row) -> Found:
    """符号的位置写反了。

    检查什么：比较符写在数的后面（100次≥），百分号写在数的前面（≥%95）。

    为什么：系统按“比较符、数、单位”的顺序导入，位置不对就读不出来。

    怎么改：比较符移到最前面，百分号移到数的后面。

    不报的情形：“95%以上”等用文字表示比较的。
    """
    if row.target is None:
        return
    for remark in remarks(row, tuple(_PLACES)):
        sign, place = _PLACES[remark.code]
        fields = {"value": row.text("指标值"), "sign": sign, "place": place}
        better = better_spelling(row, remark)
        if better is None:
            yield Hit(row.target.at(remark.span), fields, "open")
        else:
            yield Hit(row.target.at(better.span), fields | {"better": better.value}, fix=better.fix)
        return
