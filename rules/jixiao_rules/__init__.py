"""The built-in rule pack: one rule a file, in the folder of its family."""

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

# One defect, one finding: where several rules of a line speak about one row, only the first is heard.
PRECEDENCE = (
    ("STR010", "STR002", "QNT007", "TIM003", "QNT001", "QNT002"),
    ("VAL003", "VAL004", "UNI001", "DIR003", "VAL001"),
    ("NAM005", "QNT008", "NAM001", "NAM002"),
    ("MON006", "MON002"),
    ("TIM004", "DIR002"),
    ("TIM004", "CLS006"),
)
