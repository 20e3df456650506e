"""`jixiao verify`: make an earlier report again, and say whether it comes out the same."""

from argparse import Namespace
from collections.abc import Iterator

from jixiao_lint.batch import Batch
from jixiao_lint.cli import streams
from jixiao_lint.cli.baselines import known_before, since
from jixiao_lint.cli.check import down_to
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.given import given_configuration
from jixiao_lint.config.files import Given
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.plain_text import one_line
from jixiao_lint.result import RunResult
from jixiao_lint.verify import Report, ReportError, differences, read_report

_SHOWN = 20


def run(arguments: Namespace) -> int:
    """Check the files of a report again as it says. Returns 1 when a file or a finding differs. Raises Failure for no report."""
    report = _read(arguments.report)
    given = _agreed(report, given_configuration(arguments))
    result = _made_again(report, given, arguments)
    found = differences(report, result)
    for line in (*found.notes, *_first(found.changed), *_first(found.findings)):
        streams.say(one_line(line) + "\n")
    if found.changed or found.findings:
        streams.say(f"核对不一致：{len(found.changed)} 个文件改过或者读不到，{len(found.findings)} 条问题不同\n")
        return 1
    but = "；但上面几项不同" if found.notes else ""
    streams.say(f"核对一致：{len(report.files)} 个文件没有改过，{len(report.findings)} 条问题与报告相同{but}\n")
    if not report.findings and result.tables and result.not_examined:
        streams.say(not_examined_sentence(result.not_examined) + "\n")
    return 0


def _read(path: str) -> Report:
    try:
        with open(path, encoding="utf-8-sig") as stream:
            return read_report(stream.read())
    except ReportError as error:
        raise Failure(f"{path} {error.args[0]}") from error
    except UnicodeDecodeError as error:
        raise Failure(f"{path} 不是 UTF-8 文本，不是 jixiao check --json 写的报告") from error
    except OSError as error:
        raise Failure(f"{path} 读不出来：{why(error)}") from error


def _agreed(report: Report, named: Given) -> Given:
    """The configurations to use. What may name programs, or files, must be named by the user, too: a report is anybody's text."""
    said = report.given
    missing = [f"--config {said.config}"] if said.config is not None and named.config is None else []
    missing += [f"--pack {name}" for name in said.packs if name not in named.packs]
    missing += [f"--profile {name}" for name in said.profiles if _is_path(name) and name not in named.profiles]
    if missing:
        raise Failure(f"写这份报告时用了别的配置或规则，信得过的话，请同样写明：{one_line(' '.join(missing))}")
    profiles = tuple(dict.fromkeys((*said.profiles, *named.profiles)))
    return Given(
        named.config, said.isolated or named.isolated, profiles, tuple(dict.fromkeys((*said.packs, *named.packs)))
    )


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml"))


def _made_again(report: Report, given: Given, arguments: Namespace) -> RunResult:
    options = report.as_options(given)._replace(
        jobs=arguments.jobs,
        file_seconds=arguments.file_seconds,
        convert_seconds=arguments.convert_seconds,
        file_memory=arguments.file_memory,
    )
    batch = Batch(options)
    files = [batch.named(file.path)._replace(named=file.named) for file in report.files]
    result = batch.summed_up(tuple(batch.check(files)), with_digests=True)
    return down_to(since(known_before(report.baseline), result), report.level)


def _first(lines: tuple[str, ...]) -> Iterator[str]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"另有 {len(lines) - _SHOWN} 条，未列出"
