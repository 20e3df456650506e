"""Files of many tables in every format, made of a generated file or of the samples: what a table costs must not grow."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tables import write_one_file

_FIXTURES = Path(__file__).parent.parent / "fixtures"
_IN_SAMPLE = 12  # tables in the seed and in each sample


def write_all(folder: Path, jixiao: str, tables: int) -> dict[str, str]:
    """A file with so many tables for each format, which is a multiple of twelve; their paths."""
    times = tables // _IN_SAMPLE
    yaml = write_one_file(folder / f"{tables}.yaml", tables)
    made = {"yaml": yaml}
    for ending in ("csv", "xlsx"):
        made[ending] = str(folder / f"{tables}.{ending}")
        subprocess.run([jixiao, "convert", yaml, "-o", made[ending]], check=True, capture_output=True)
    writers: dict[str, Callable[[Path, int], None]] = {"txt": _text, "html": _html, "docx": _docx}
    for ending, write in writers.items():
        path = folder / f"{tables}.{ending}"
        write(path, times)
        made[ending] = str(path)
    return made


def _text(path: Path, times: int) -> None:
    path.write_text((_FIXTURES / "tianjin-veterans-2025.txt").read_text(encoding="utf-8") * times, encoding="utf-8")


def _html(path: Path, times: int) -> None:
    page = (_FIXTURES / "samples" / "targets.html").read_text(encoding="utf-8")
    path.write_text(_repeated(page, r"(<body[^>]*>)(.*)(</body>)", times), encoding="utf-8")


def _docx(path: Path, times: int) -> None:
    with ZipFile(_FIXTURES / "samples" / "targets.docx") as sample, ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name in sample.namelist():
            data = sample.read(name)
            if name == "word/document.xml":
                data = _repeated(data.decode("utf-8"), r"(<w:body>)(.*)(<w:sectPr\b)", times).encode("utf-8")
            made.writestr(name, data)


def _repeated(text: str, form: str, times: int) -> str:
    return re.sub(form, lambda found: found[1] + found[2] * times + found[3], text, count=1, flags=re.DOTALL)
