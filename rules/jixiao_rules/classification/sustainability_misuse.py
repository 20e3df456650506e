from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.levels import level2
from jixiao_rules.spots import trimmed
from jixiao_rules.views import named_rows
from jixiao_rules.words import phrase

_AT_PRESENT = phrase(r"{lasting.keeping}[^，、]{0,14}{lasting.running}$|{lasting.how}(?:运转|运行|开展)$")
_LASTING = phrase(r"{lasting.effect}")


@rule(
    code="CLS010",
    topic=Topic.CLASS.turn(12),
    sees=named_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{name}”说的是当前的运转，看不出项目结束以后的影响；建议改为持续多久、靠什么机制，或者列入社会效益指标",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "{二级指标: 可持续影响指标, 三级指标: 长期保障设备安全运行, 指标值: ≥8年}",
        "{二级指标: 可持续影响指标, 三级指标: 保障工程正常运行, 指标值: 建立长效管护机制}",
        "{二级指标: 社会效益指标, 三级指标: 保障机关正常运转, 指标值: 有效保障}",
        "{二级指标: 可持续影响指标, 三级指标: 设备使用年限, 指标值: ≥10年}",
    ],
    fails=[
        "{二级指标: 可持续影响指标, 三级指标: «保障我局网络安全», 指标值: 100%}",
        "{二级指标: 可持续影响指标, 三级指标: «保障局机关管理服务高效运转», 指标值: 有效保障}",
    ],
    pedantic=True,
)
def sustainability_misuse(row: Row) -> Found:
    """可持续影响的内容不符。

    检查什么：可持续影响指标的名称是“保障…运转”“保障…安全”一类，名称、描述和指标值里都没有长效、机制、年限等字样。

    为什么：可持续影响反映项目结束以后还能起多久的作用；保障当前运转是社会效益，或者就是产出。

    怎么改：写使用年限、长效机制等；或者移到社会效益指标。

    不报的情形：写明了长期、年限、机制的；其他类别的指标；有的审核人认可这种写法，所以这条默认不启用。
    """
    name = row.name_reading.bare
    if row.name is None or level2(row) != "可持续影响指标" or not _AT_PRESENT.search(name):
        return
    if not _LASTING.search(name + row.text("绩效指标描述") + row.text("指标值")) and "年" not in row.text("指标值"):
        yield Hit(trimmed(row.name), {"name": name})
