"""LibreOffice as a converter: a profile of its own, no macros, a limit of time, many files in one call."""

import os
import signal
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.isolate.limits import without_memory_limit
from jixiao_lint.readers.problem import Sentence, say

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_INSTALLED = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# No macro runs, and nothing is fetched for a document that links to it.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""
_SECONDS_EACH = 5


class Office(Record):
    """What LibreOffice may do, or has done, for one old document.

    `seconds` by the clock is what a conversion may take. `made` is the docx that was made of the document together with
    others; `is_late` where that conversion did not end in time because of this document.
    """

    seconds: float = 60.0
    made: "Path | None" = None
    is_late: bool = False

    @property
    def time_is_up(self) -> Sentence:
        """What is told of a document that takes too long."""
        return say("LibreOffice 在 {seconds} 秒内没有完成转换。", seconds=f"{self.seconds:g}")


class Outcome(Record):
    """The docx made of each source that could be converted, and whether the program ended by itself."""

    made: "Mapping[Path, Path]"
    in_time: bool


def program_of_office() -> str | None:
    """The LibreOffice program: on the path, or where its installers put it; never what lies in the current folder."""
    folders = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if os.path.isabs(folder)]
    ending = ".exe" if os.name == "nt" else ""
    on_path = (os.path.join(folder, name + ending) for name in _NAMES for folder in folders)
    return next((place for place in (*on_path, *_INSTALLED) if _can_be_run(place)), None)


def _can_be_run(place: str) -> bool:
    return os.path.isfile(place) and os.access(place, os.X_OK)


def convert(program: str, sources: "Sequence[Path]", folder: "Path", seconds: float) -> Outcome:
    """Convert files of different names in one call, in a profile of its own, so that an open LibreOffice is not disturbed.

    `folder` takes the profile and what is made; `seconds` is for the first source, each further one adds a few. A source
    that could not be converted is missing from the outcome.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    out = folder / "out"
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
    ]
    try:
        in_time = _ended(
            [*command, "--outdir", str(out), *map(str, sources)], seconds + _SECONDS_EACH * (len(sources) - 1)
        )
    except OSError:
        return Outcome({}, in_time=True)  # not to be started
    targets = {source: out / f"{source.stem}.docx" for source in sources}
    return Outcome({source: target for source, target in targets.items() if target.is_file()}, in_time)


def _ended(command: list[str], seconds: float) -> bool:
    """Run a program; False where it did not end in time and was stopped with all the processes that it started."""
    import subprocess

    devnull = subprocess.DEVNULL
    with without_memory_limit():  # it needs more address space than a reader, and has its own limit of time
        # Not started in the current folder, which may be that of the tables: programs look for their parts there.
        process = subprocess.Popen(
            command,
            stdin=devnull,
            stdout=devnull,
            stderr=devnull,
            start_new_session=True,
            cwd=os.path.dirname(command[0]),
        )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
    return True
