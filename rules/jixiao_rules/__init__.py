"""The built-in rule pack: one rule a file, in the folder of its family."""

PAGES = "https://jixiao-lint.github.io/jixiao/rules/{name}.html"

FAMILIES = {
    "STR": "structure",
    "VAL": "value",
    "QNT": "quantification",
    "DIR": "direction",
    "UNI": "unit",
    "RNG": "range",
    "MON": "money",
    "TIM": "time",
    "CLS": "classification",
    "DUP": "duplication",
    "CON": "consistency",
    "NAM": "naming",
    "PUB": "publication",
    "XTB": "across_tables",
    "WGT": "weight",
}

# The module that puts the tables of two sides beside each other.
COMPARER = "jixiao_rules.comparison"

# Rules that run only where they are asked for, as they say themselves: where nobody asks, their files are not loaded.
PEDANTIC = (
    "amount-format",
    "background-as-goal",
    "bracket-note",
    "capped-ge-100",
    "cost-copies-budget",
    "cost-far-below-budget",
    "desc-without-source",
    "fund-block",
    "goal-in-indicator",
    "goal-not-measured",
    "goal-vague-verbs",
    "input-as-output",
    "level1-weights",
    "multi-activity",
    "not-a-unit",
    "profile-drift",
    "proper-name-drift",
    "qual-ratio",
    "redundant-verb",
    "same-value-rows",
    "strict-inequality",
    "superlative",
    "suspected-typo",
    "sustainability-misuse",
    "threshold-spread",
    "toc-gap",
    "too-many",
    "ungraded-qualitative",
    "uniform-values",
    "vendor-named",
)

# What a review also looks at and no table shows: said with every result, so that a clean run does not read as an approval.
NOT_EXAMINED = ("立项的必要性", "实施方案的可行性", "与规划、计划和部门职责的关系", "预算测算的依据")

# What cannot be judged of a table whose form does not say this.
NOT_EXAMINED_WITHOUT = {
    "年度": "日期、计划和支出标准是否合于预算年度",
    "预算数": "资金与目标是否匹配",
    "绩效目标": "指标与绩效目标是否对应",
    "资金用途": "资金用途与绩效目标是否对应",
}
