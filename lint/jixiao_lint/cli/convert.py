"""`jixiao convert`: any readable table → a YAML target file."""

from argparse import Namespace

from jixiao_lint.batch import Options, read_file
from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.output import put, refuse_inputs
from jixiao_lint.cli.streams import hand_over_bytes, tell
from jixiao_lint.config.files import Given
from jixiao_lint.file_problems import report_problem
from jixiao_lint.readers.problem import Kind
from jixiao_lint.report.place import addressed
from jixiao_lint.writers import ENDINGS, write


def run(arguments: Namespace) -> int:
    """Write what was read of the input in the format of the output's ending. Returns 1 when something of it was not read."""
    target = arguments.output_file
    ending = ".yaml" if target == "-" else "." + target.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        raise Failure(f"不会写 {target}：可以写的扩展名是 {'、'.join(ENDINGS)}")
    if target != "-":
        refuse_inputs([target], [arguments.input])
    file = read_file(arguments.input, Options(given=Given(isolated=True)))
    tables = file.document.tables
    closed = next((problem for problem in file.problems if problem.kind is Kind.NOT_OPENED), None)
    if closed is not None:
        raise Failure(f"{closed.message.rstrip('。')}：{arguments.input}")
    if not tables:
        told = "；".join(problem.message.rstrip("。") for problem in file.problems)
        raise Failure(f"{arguments.input} 没有读出绩效目标表，不转换：{told}")
    written = write([table.sure() for table in tables], ending)
    if target == "-":
        hand_over_bytes(written)
    else:
        put(target, written)
        indicators = sum(len(table.indicators) for table in tables)
        tell(f"已写入 {target}：{len(tables)} 张表、{indicators} 条指标")
    for note in file.notes:
        tell(f"jixiao: {note}")
    for finding in (report_problem(file.document.path, problem, file.source, tables) for problem in file.problems):
        tell(f"jixiao: 没有写入：{addressed(finding)}")
    return int(bool(file.problems))
