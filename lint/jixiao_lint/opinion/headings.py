"""The headings of a review, and which defects belong under which."""

from enum import Enum

from jixiao_lint.topic import Topic


class Heading(Enum):
    """A heading of the form: the part that it belongs to, and its name as printed."""

    COMPLETE = ("完整性审核", "规范完整性")
    CLEAR = ("完整性审核", "明确清晰性")
    RELEVANT = ("相关性审核", "目标相关性")
    SCIENTIFIC = ("相关性审核", "指标科学性")
    REASONABLE = ("适当性审核", "绩效合理性")
    FUNDED = ("适当性审核", "资金匹配性")
    POSSIBLE = ("可行性审核", "实现可能性")
    CONDITIONS = ("可行性审核", "条件充分性")

    @property
    def part(self) -> str:
        """The part of the form."""
        return self.value[0]

    @property
    def label(self) -> str:
        """The heading as printed."""
        return self.value[1]


# Under which heading a reviewer writes a defect of this topic. A test holds it to every topic.
HEADING_OF = {
    Topic.NO_INDICATOR: Heading.COMPLETE,
    Topic.BLANK: Heading.COMPLETE,
    Topic.MISSING: Heading.COMPLETE,
    Topic.FIELD: Heading.COMPLETE,
    Topic.TREE: Heading.COMPLETE,
    Topic.TITLE: Heading.COMPLETE,
    Topic.YEAR: Heading.COMPLETE,
    Topic.NAME_FORM: Heading.COMPLETE,
    Topic.DATE_FORM: Heading.COMPLETE,
    Topic.NUMBER: Heading.COMPLETE,
    Topic.BLANKS: Heading.COMPLETE,
    Topic.LENGTH: Heading.COMPLETE,
    Topic.UNIFORM: Heading.COMPLETE,
    Topic.GOAL_FORM: Heading.COMPLETE,
    Topic.PRIVACY: Heading.COMPLETE,
    Topic.PERSON: Heading.COMPLETE,
    Topic.SECRECY: Heading.COMPLETE,
    Topic.SYSTEM: Heading.COMPLETE,
    Topic.VENDOR: Heading.COMPLETE,
    Topic.DEBRIS: Heading.COMPLETE,
    Topic.REFERENCE: Heading.COMPLETE,
    Topic.OWN: Heading.COMPLETE,
    Topic.UNREAD: Heading.CLEAR,
    Topic.UNIT: Heading.CLEAR,
    Topic.NO_SIGN: Heading.CLEAR,
    Topic.BASELINE: Heading.CLEAR,
    Topic.SEVERAL_VALUES: Heading.CLEAR,
    Topic.NAME: Heading.CLEAR,
    Topic.DEGREE: Heading.CLEAR,
    Topic.GOAL: Heading.CLEAR,
    Topic.COPY: Heading.CLEAR,
    Topic.PROMISED: Heading.RELEVANT,
    Topic.AGREEMENT: Heading.RELEVANT,
    Topic.BORROWED: Heading.RELEVANT,
    Topic.VAGUE: Heading.SCIENTIFIC,
    Topic.EVIDENCE: Heading.SCIENTIFIC,
    Topic.COUNT: Heading.SCIENTIFIC,
    Topic.CLASS: Heading.SCIENTIFIC,
    Topic.DIRECTION: Heading.SCIENTIFIC,
    Topic.FORMULA: Heading.SCIENTIFIC,
    Topic.POINTS: Heading.SCIENTIFIC,
    Topic.WEIGHT: Heading.SCIENTIFIC,
    Topic.WEIGHT_SUM: Heading.SCIENTIFIC,
    Topic.WEIGHT_SHARE: Heading.SCIENTIFIC,
    Topic.SIZE: Heading.REASONABLE,
    Topic.SPREAD: Heading.REASONABLE,
    Topic.LAST_YEAR: Heading.REASONABLE,
    Topic.RESULT: Heading.REASONABLE,
    Topic.TOLD: Heading.REASONABLE,
    Topic.REASON: Heading.REASONABLE,
    Topic.EARNED: Heading.REASONABLE,
    Topic.TOTAL: Heading.REASONABLE,
    Topic.AMOUNT: Heading.FUNDED,
    Topic.STANDARD: Heading.FUNDED,
    Topic.FUNDS: Heading.FUNDED,
    Topic.EXECUTION: Heading.FUNDED,
    Topic.TIME: Heading.POSSIBLE,
}

# Topics that only a form with this column says anything about: without it they were not examined.
COLUMN_OF = {
    Topic.POINTS: "分值",
    Topic.WEIGHT: "分值",
    Topic.WEIGHT_SUM: "分值",
    Topic.WEIGHT_SHARE: "分值",
    Topic.RESULT: "实际完成值",
    Topic.TOLD: "实际完成值",
    Topic.REASON: "备注",
    Topic.EARNED: "得分",
    Topic.TOTAL: "得分",
    Topic.EXECUTION: "得分",
    Topic.FORMULA: "绩效指标描述",
}

# What no table shows, whatever stands in it.
NEVER_SHOWN = {
    Heading.RELEVANT: ("是否符合规划要求，是否与部门职责、工作计划密切相关",),
    Heading.REASONABLE: ("预期绩效是否符合行业正常水平",),
    Heading.FUNDED: ("预算测算的依据",),
    Heading.POSSIBLE: ("是否经过论证，措施是否可行",),
    Heading.CONDITIONS: ("实施方案、组织能力、内部控制和管理制度",),
}
