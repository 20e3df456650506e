"""`jixiao init`: a starting configuration with its explanations."""

import os
from argparse import Namespace

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.output import put
from jixiao_lint.cli.streams import say
from jixiao_lint.config.lookup import NAMES

_START = """\
# jixiao 的配置。离文件最近的一份生效；写了 root: true 就不再往上找。
# 编辑器提示：jixiao schema config > jixiao-config.schema.json
root: true

# 采用哪些方案：mof-2015、mof-2021、tianjin、strict、self-check、publish、review，或者方案文件的路径
extends: []

# 用哪些规则包：Python 包的名称，或者 YAML 规则文件夹的路径（以 / 结尾）
packs: [jixiao_rules]

# 只运行哪些规则：代码（MON002）、名称（cost-exceeds-budget）、类别（MON）、default、ALL
# select: [default]

# 另外再运行哪些
extend-select: []

# 不运行哪些
ignore: []

# 改变某条规则的级别：error、warning、info
severity: {}
#  UNI001: error

# 某条规则的选项，用 jixiao rule 代码 查看
rules: {}
#  no-comparator: {bare-100-percent: true}

# 只对部分文件另行规定
per-file: {}
#  "往年/*": {ignore: [TIM]}

# 检查文件夹时跳过
exclude: []
"""


def run(arguments: Namespace) -> int:
    """Write the file, never over one that is there."""
    path = os.path.join(arguments.folder, "jixiao.yaml")
    for name in NAMES:
        if os.path.exists(there := os.path.join(arguments.folder, name)):
            raise Failure(f"{there} 已经存在，没有改动")
    put(path, _START.encode("utf-8"))
    say(f"已写入 {path}\n")
    return 0
