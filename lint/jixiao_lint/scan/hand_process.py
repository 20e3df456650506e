"""The process that reads and checks the files of parts, one part after the other, each file in a child with limits.

It has one thread and none of the libraries of a scan, so that its children are cheap copies with all their memory to themselves.
"""

import os
import pickle
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from jixiao_lint.across.wanted import Wanted, wanted_by
from jixiao_lint.batch import Batch
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.config.selection import Chosen, every_rule
from jixiao_lint.discover import Found
from jixiao_lint.file_path import FilePath
from jixiao_lint.options import Options
from jixiao_lint.packs import UnknownNameError
from jixiao_lint.part import Part
from jixiao_lint.readers.office import Office
from jixiao_lint.rule import ActiveRule
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.run import examine
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.file_rows import EVERY_FIELD, read_part, rows_of
from jixiao_lint.scan.frames import receive, send
from jixiao_lint.scan.identity import Identity
from jixiao_lint.scan.judging import judge
from jixiao_lint.scan.orders import Across, Named, Order, Refused

# Checked before there are children: what is loaded, compiled and remembered then, not each of them has to begin with.
_SAMPLES = {
    "样表.csv": "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,修复管网长度,≥120公里\n",
    "样表.yaml": """\
表题: 河道清淤（2025年）绩效目标表
单位: 101001市水利局
金额单位: 万元
年度: 2025
项目名称: 河道清淤（2025年）
预算数: 50.00
财政资金: 50.00
其他资金:
资金用途: 用于河道清淤，按标准每公里4万元测算
绩效目标: 清淤12公里，验收合格率达到95%以上，群众满意
指标:
- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 绩效指标描述: 清淤的长度, 指标值: ≥12公里}
- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 巡查次数, 指标值: 不少于50次}
- {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 由90%提高到95%}
- {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2025年12月底前}
- {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 项目总成本, 指标值: ≤50万元}
- {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益人数, 指标值: 约3000人}
- {一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: 水质, 指标值: 明显改善}
- {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}
""",
}


def main() -> None:
    """Answer orders until nobody asks any more. The first message says under which options, and from which folder."""
    answers_to = os.dup(1)
    os.dup2(2, 1)  # what a rule prints is no answer
    try:
        options, folder = receive(0)
        os.chdir(folder)
        worker = _Worker(options)
    except (ConfigError, UnknownNameError, OSError) as error:
        send(
            answers_to, Refused(str(error.args[0]) if not isinstance(error, OSError) else f"{folder}：{error.strerror}")
        )
        return
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            worker.answer(receive(0), answers_to)


class _Worker:
    """Checks files under one set of options."""

    def __init__(self, options: Options) -> None:
        self._batch = Batch(options._replace(keeps_source=False, cache=False, jobs=1))
        self._identity = Identity(self._batch.rulebook, options)
        self._wanted: dict[tuple[str, ...], Wanted] = {}
        chosen = self._batch.rulebook.chosen(self._batch.rulebook.choice("样表.csv"))
        for name, text in _SAMPLES.items():
            examine(Found(FilePath.of(name), named=True), chosen, data=text.encode())

    def answer(self, asked: Named | Order | Across, to: int) -> None:
        """Send the name of a part, what became of each file, or what was found across files; the last two pickled."""
        try:
            match asked:
                case Named(entries):
                    send(to, self._identity.name(entries))
                case Order():
                    self._check(asked, to)
                case Across(files, copies):
                    found = judge(files, self._batch.rulebook, partial(self._again, copies))
                    send(to, _packed(found))
        except (ConfigError, UnknownNameError) as error:
            send(to, Refused(str(error.args[0])))

    def _check(self, order: Order, to: int) -> None:
        files = [entry.found for entry in order.entries]
        for found in files:
            self._wanted_of(found)  # worked out before there are children
        for done in self._batch.each(files, partial(self._done, order)):
            send(to, done if isinstance(done, bytes) else _packed(rows_of(Part(done), None, Wanted((), ()))))

    def _done(self, order: Order, rulebook: Rulebook, found: Found, office: Office) -> bytes:
        wanted = self._wanted_of(found)
        part, file = read_part(found, rulebook, wanted, office, order.copies.get(found.path, found))
        return _packed(rows_of(part, file, wanted))

    def _again(self, copies: Mapping[FilePath, Found], entry: Entry) -> Part:
        """A file's share of the run once more, within the limits of the file."""
        work = partial(_part, copies.get(entry.found.path, entry.found), self._wanted_of(entry.found))
        (done,) = self._batch.each([entry.found], work)
        return done if isinstance(done, Part) else Part(done)

    def _wanted_of(self, found: Found) -> Wanted:
        """What any rule of the packs may want to know of a table, chosen or not: the parts of a run fit together anyway."""
        rulebook = self._batch.rulebook
        chosen = rulebook.chosen(rulebook.choice(found.path))
        names = tuple(pack.name for pack in chosen.packs)
        if names not in self._wanted:
            self._wanted[names] = wanted_of(chosen)
        return self._wanted[names]


def wanted_of(chosen: Chosen) -> Wanted:
    """How all rules of the packs match tables; every field of a table is kept."""
    every = (*chosen.rules, *(ActiveRule(rule, {}) for rule in every_rule(chosen.packs)))
    return wanted_by(every)._replace(fields=EVERY_FIELD)


def _part(copy: Found, wanted: Wanted, rulebook: Rulebook, found: Found, office: Office) -> Part:
    return read_part(found, rulebook, wanted, office, copy)[0]


def _packed(answer: Any) -> bytes:
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
