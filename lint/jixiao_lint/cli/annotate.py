"""`jixiao annotate`: findings written into Word and Excel files, as comments, notes and a list."""

import os
from argparse import Namespace
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from jixiao_grammar.record import Record
from jixiao_lint.annotate.one_file import Annotated, Wishes, annotate
from jixiao_lint.annotate.other_formats import WRITABLE
from jixiao_lint.annotate.wording import nothing_found
from jixiao_lint.batch import Batch
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.given import given_options
from jixiao_lint.cli.progress import with_progress
from jixiao_lint.cli.streams import tell
from jixiao_lint.discover import Found
from jixiao_lint.documents import Cited, cited
from jixiao_lint.finding import Severity
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.result import FileResult
from jixiao_lint.whole_file import NotWrittenError, write_whole

_CHANGED = "文件在检查以后又被改过，请再运行一次"


class _Done(Record):
    """How a file came out: written or not, with how many findings; `failed` where it should have been written and was not.

    `not_examined` are the headings of a review that no rule can judge from what is in it.
    """

    written: bool
    findings: int
    failed: bool
    not_examined: tuple[str, ...] = ()


def run(arguments: Namespace) -> int:
    """Write what is found into copies of the files. Returns 1 when something was found, 2 when a file was not written."""
    if bool(arguments.output_file) == arguments.in_place:
        raise Failure("请用 -o 写明输出的文件或文件夹，要写回原件请用 --in-place（两个只能用一个）")
    batch = Batch(given_options(arguments)._replace(keeps_source=False))
    files = _outside(batch.find(arguments.paths), arguments.output_file)
    packed = next((found.archive for found in files if found.archive is not None), None)
    if packed is not None:
        raise Failure(f"{packed} 是压缩包，里面的文件不能写批注；请解压后再批注")
    if not files:
        raise Failure(f"{'、'.join(arguments.paths)} 里没有可以批注的文件")
    targets = _targets(files, arguments)
    wishes = Wishes(Severity(arguments.level), arguments.as_changes, _documents(batch, files))
    answers = batch.each(files, partial(annotate, wishes))
    shown = with_progress(answers, len(files), wanted=not arguments.quiet)
    done = [
        _finish(found, target, answer, arguments) for found, target, answer in zip(files, targets, shown, strict=True)
    ]
    return _exit_code(done, arguments)


def _documents(batch: Batch, files: Sequence[Found]) -> Mapping[str, Cited]:
    """What rules cite. A wrong name in an option is told before the work begins."""
    sets = batch.rulebook.chosen_for([found.path for found in files])
    packs = {pack.name: pack for chosen in sets for pack in chosen.packs}
    return cited(list(packs.values()))


def _outside(files: Sequence[Found], output: str | None) -> list[Found]:
    """The files without those in the folder that is written to: they are of the last run."""
    if output is None or not os.path.isdir(output):
        return list(files)
    folder = os.path.join(os.path.realpath(output), "")
    return [found for found in files if found.named or not os.path.realpath(found.path).startswith(folder)]


def _targets(files: Sequence[Found], arguments: Namespace) -> list[str]:
    """Where each file goes. Raises Failure where two would go to one place, or one over its original."""
    output: str | None = arguments.output_file
    if output is None:
        return [os.fspath(found.path) for found in files]
    if not _is_folder(output, arguments.paths, files):
        _refuse_other_ending(files[0], output)
        targets = [output]
    else:
        targets = [os.path.join(output, _inside(found, arguments.paths)) for found in files]
    twice = next((target for target in targets if targets.count(target) > 1), None)
    if twice is not None:
        raise Failure(f"有两个输入文件都要写成 {twice}，请分几次写到不同的文件夹")
    originals = {os.path.realpath(found.path) for found in files}
    over = next((target for target in targets if os.path.realpath(target) in originals), None)
    if over is not None:
        raise Failure(f"{over} 是要读的文件，没有写；要写回原件请用 --in-place")
    return targets


def _is_folder(output: str, paths: Sequence[str], files: Sequence[Found]) -> bool:
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        return True
    several = len(files) > 1 or len(paths) > 1 or os.path.isdir(paths[0])
    if several and os.path.exists(output):
        raise Failure(f"有多个输入，-o 应当是文件夹，而 {output} 是文件")
    return several


def _refuse_other_ending(found: Found, output: str) -> None:
    wanted = os.path.splitext(found.path.shown)[1].lower()
    if wanted in WRITABLE and os.path.splitext(output)[1].lower() != wanted:
        raise Failure(f"{output} 的扩展名应当和输入一样是 {wanted}，否则办公软件打不开")


def _inside(found: Found, paths: Sequence[str]) -> str:
    """The path of a file below the folder that was given, else its name."""
    path = os.fspath(found.path)
    for folder in paths:
        if not found.named and os.path.isdir(folder):
            relative = os.path.relpath(path, folder)
            if not relative.startswith(os.pardir):
                return relative
    return os.path.basename(path)


def _finish(found: Found, target: str, answer: Annotated | FileResult, arguments: Namespace) -> _Done:
    """Write what became of a file, and say so."""
    if isinstance(answer, FileResult):  # it outlasted its limits
        return _not_written(found, answer.findings[0].message)
    if answer.skipped:
        return _Done(False, 0, False)
    refusal = answer.refusal or _hindrance(target, arguments) or _write(found, target, answer, arguments)
    if refusal:
        return _not_written(found, refusal)
    if not arguments.quiet:
        tell(f"{target}：{_told(answer)}")
        for note in answer.notes:
            tell(f"jixiao: {found.path}：{note}")
    return _Done(True, answer.count + answer.changes, False, answer.not_examined)


def _told(answer: Annotated) -> str:
    if not answer.count and not answer.changes:
        same = sha256(answer.data or b"").hexdigest() == answer.before
        return f"{nothing_found(answer.hidden)}，{'内容与原件相同' if same else '以前的 jixiao 批注已去掉'}"
    return f"写入 {answer.count} 条批注" + (f"、{answer.changes} 处修订" if answer.changes else "")


def _hindrance(target: str, arguments: Namespace) -> str:
    if arguments.in_place or arguments.force or not os.path.lexists(target):
        return ""
    return f"{target} 已经存在，要覆盖请加 --force"


def _write(found: Found, target: str, answer: Annotated, arguments: Namespace) -> str:
    """Write the file, unless the original is no longer what was read. Gives the reason where it was not written, else nothing."""
    data = answer.data or b""
    try:
        now = Path(found.path).read_bytes()
        if sha256(now).hexdigest() != answer.before:
            return _CHANGED
        if not arguments.in_place:
            os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
            write_whole(target, data)
        elif data != now:
            _refuse_open(found)
            write_whole(target, data, instead_of=now)
    except NotWrittenError as error:
        return str(error.args[0])
    except OSError as error:
        return f"写不了 {target}：{why(error)}"
    return ""


def _refuse_open(found: Found) -> None:
    """Raise NotWrittenError where an office program has the file open: it would write its own state over ours."""
    folder, name = os.path.split(os.fspath(found.path))
    for lock in (f"~${name}", f"~${name[2:]}", f".~lock.{name}#"):
        if os.path.exists(os.path.join(folder, lock)):
            raise NotWrittenError("文件正在办公软件里打开，请关闭后再试")


def _not_written(found: Found, reason: str) -> _Done:
    tell(f"jixiao: 没有批注 {found.path}：{reason.rstrip('。')}")
    return _Done(False, 0, True)


def _exit_code(done: Sequence[_Done], arguments: Namespace) -> int:
    written = [one for one in done if one.written]
    failed = sum(one.failed for one in done)
    if not written and not failed:
        raise Failure(f"{'、'.join(arguments.paths)} 里没有可以批注的 docx、xlsx 绩效目标表")
    if len(done) > 1:
        passed = len(done) - len(written) - failed
        rest = (f"，{failed} 个没有写" if failed else "") + (
            f"；另有 {passed} 个别的格式或没有绩效目标表的文件，略过" if passed else ""
        )
        tell(f"jixiao: 写了 {len(written)} 个文件，{sum(one.findings for one in written)} 个问题{rest}")
    unjudged = not_examined_sentence(tuple(dict.fromkeys(heading for one in written for heading in one.not_examined)))
    if unjudged and not arguments.quiet:
        tell(f"jixiao: {unjudged}")
    if failed:
        return 2
    return 0 if arguments.exit_zero else int(any(one.findings for one in written))
