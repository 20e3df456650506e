"""The fields of a form: the words by which its cells are asked for."""

HEAD_FIELDS = (
    "表题",
    "单位",
    "金额单位",
    "年度",
    "项目名称",
    "项目编码",
    "预算数",
    "财政资金",
    "其他资金",
    "上年结转",
    "资金用途",
    "绩效目标",
    "实际完成情况",
    "全年预算数",
    "全年执行数",
    "执行率",
    "执行率得分",
    "总分",
    "自评等级",
)
# Without these a form and an indicator cannot be examined.
REQUIRED_FIELDS = ("项目名称", "单位", "金额单位", "预算数", "绩效目标")
REQUIRED_ROW_FIELDS = ("三级指标", "指标值")
ROW_FIELDS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "绩效指标描述",
    "计算符号",
    "指标值",
    "计量单位",
    "分值",
    "权重",
    "实际完成值",
    "得分",
    "备注",
)

# A key of copies and its values. The form has no other fields than those that are written, as where it was copied from paper;
# or it may have some, which were not read. Without the key, a field that is not written is one that the author left out.
NOT_ON_FORM = ("未写的栏目", "表上没有")
NOT_READ = "表上没有，或没有读出"

# What a row takes over from the row above where its own cell is empty; a value merged over rows is that of each.
INHERITED_FIELDS = ("一级指标", "二级指标")
