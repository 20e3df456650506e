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

# What a review also looks at and no table shows: said with every result, so that a clean run does not read as an approval.
NOT_EXAMINED = ("立项的必要性", "实施方案的可行性", "与规划、计划和部门职责的关系", "预算测算的依据")

# What cannot be judged of a table whose form does not say this.
NOT_EXAMINED_WITHOUT = {
    "年度": "日期、计划和支出标准是否合于预算年度",
    "预算数": "资金与目标是否匹配",
    "绩效目标": "指标与绩效目标是否对应",
    "资金用途": "资金用途与绩效目标是否对应",
}

# One defect, one finding: where several rules of a line speak about one row, only the first is heard.
PRECEDENCE = (
    ("MON008", "CLS001"),
    ("MON008", "CLS008"),
    ("CLS005", "CLS004"),
    ("STR011", "STR010", "STR002", "QNT007", "TIM003", "QNT001", "QNT014", "QNT002", "QNT006", "QNT011", "QNT009"),
    ("STR010", "VAL008", "QNT008"),
    ("VAL016", "QNT001"),
    ("VAL016", "QNT002"),
    # A missing or wrong unit and a wrong direction are two defects: the families UNI and DIR never silence each other.
    ("VAL003", "VAL004", "UNI005", "UNI001", "VAL001"),
    ("VAL003", "DIR003", "VAL001"),
    ("VAL004", "DIR003"),
    ("VAL003", "VAL015"),
    ("VAL004", "RNG001"),
    ("VAL005", "VAL001"),
    ("VAL006", "RNG001"),
    ("DIR001", "VAL013", "DIR002"),
    ("DIR006", "DIR001"),
    ("DIR006", "DIR002"),
    ("DIR006", "DIR003"),
    ("DIR006", "DIR004"),
    ("DIR006", "VAL002"),
    ("DIR004", "TIM004"),
    ("DIR005", "DIR007"),
    ("UNI004", "UNI002"),
    ("UNI006", "UNI002"),
    ("VAL023", "QNT001"),
    ("PUB010", "VAL022"),
    ("STR002", "VAL017"),
    ("STR002", "VAL022"),
    ("STR002", "VAL020"),
    ("UNI005", "UNI002"),
    ("UNI004", "UNI003"),
    ("MON007", "CLS007"),
    ("MON007", "VAL001"),
    ("MON007", "NAM002"),
    ("QNT014", "UNI003"),
    ("UNI005", "VAL013"),
    ("UNI005", "RNG003"),
    ("RNG002", "VAL001"),
    ("MON007", "UNI003"),
    ("MON008", "TIM009"),
    ("RNG004", "VAL012"),
    ("RNG002", "DIR002"),
    ("STR008", "CLS004"),
    ("STR014", "NAM006"),
    ("QNT001", "DUP006"),
    ("VAL001", "DUP006"),
    ("QNT002", "DUP006"),
    ("NAM005", "NAM006"),
    ("NAM005", "QNT008", "NAM001", "NAM002"),
    ("MON006", "MON002"),
    ("TIM004", "DIR002"),
    ("TIM004", "CLS006"),
    # What came out comes before how it was scored.
    ("WGT004", "WGT010", "WGT008"),
    ("WGT014", "WGT010", "WGT008"),
    ("WGT015", "WGT010", "WGT011"),
    ("WGT013", "WGT010"),
    ("WGT013", "WGT011"),
    ("WGT009", "WGT008"),
)
