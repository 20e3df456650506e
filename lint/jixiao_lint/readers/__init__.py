"""From bytes to grids: which reader a file wants, by what is in it first and by its ending second."""

from dataclasses import dataclass

from jixiao_lint.readers import limits
from jixiao_lint.readers.decode import decode
from jixiao_lint.readers.grid import Grid, Paper
from jixiao_lint.readers.problem import Kind, Problem, Unreadable
from jixiao_lint.readers.sniff import sniff
from jixiao_lint.source import Source
from jixiao_lint.table import Table

TEXT_ENDINGS = {".txt": "txt", ".csv": "csv", ".tsv": "tsv", ".yaml": "yaml", ".yml": "yaml", ".json": "json"}
KNOWN_ENDINGS = frozenset(
    (*TEXT_ENDINGS, ".docx", ".xlsx", ".xlsm", ".xls", ".html", ".htm", ".mht", ".ods", ".odt", ".pdf")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. `format` is the reader's name (txt, yaml, docx, …).

    `source` is the decoded text, None where the file has no lines. `grids` go to the recogniser; `tables` are there
    already where the file names its fields itself (YAML, JSON). `problems` is what was not read, `notes` what a user
    should know though nothing is wrong.
    """

    format: str
    source: Source | None = None
    grids: tuple[Grid, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def read(path: str, data: bytes) -> Reading:
    """Read one file. Never raises for what is in the file: that comes back as problems.

    `path` is the name as given by the user; only its ending is looked at, and only after the content.
    """
    ending = _ending(path)
    name = sniff(data) or TEXT_ENDINGS.get(ending, "txt")
    try:
        if len(data) > limits.FILE_BYTES:
            size = limits.FILE_BYTES // 1024 // 1024
            raise Unreadable(f"文件超过 {size} MB，没有读。", "请拆成几个文件后再检查。", Kind.LIMIT_EXCEEDED)
        if name == "html" or name in TEXT_ENDINGS.values():
            return _read_text(path, data, name)
        paper = _with_grids(_read_paper(name, data))
        return Reading(name, None, paper.grids, notes=paper.notes)
    except Unreadable as unreadable:
        return Reading(name, problems=(unreadable.problem,))


def _ending(path: str) -> str:
    file = path.replace("\\", "/").rsplit("/", 1)[-1]
    return "." + file.rsplit(".", 1)[1].lower() if "." in file else ""


def _read_text(path: str, data: bytes, name: str) -> Reading:
    text, encoding, notes = decode(data)
    if not text.strip():
        raise Unreadable("文件是空的，没有绩效目标表。", "请确认保存的是有内容的文件。", Kind.NO_TABLE)
    source = Source.of(path, text, encoding)
    match name:
        case "yaml":
            from jixiao_lint.readers.yaml import read_yaml

            tables, problems = read_yaml(text)
            return Reading("yaml", source, (), tables, problems, notes)
        case "json":
            from jixiao_lint.readers.json import read_json

            tables, problems = read_json(text)
            return Reading("json", source, (), tables, problems, notes)
        case "html":
            from jixiao_lint.readers.html import read_html

            return Reading("html", source, _with_grids(read_html(text)).grids, notes=notes)
        case "csv" | "tsv":
            from jixiao_lint.readers.delimited import delimiter_of, read_delimited

            return Reading(name, source, read_delimited(text, delimiter_of(text)), notes=notes)
        case _:
            from jixiao_lint.readers.text import read_text

            return Reading("txt", source, read_text(text), notes=notes)


def _with_grids(paper: Paper) -> Paper:
    if not paper.grids:
        raise Unreadable("文件里没有表格。", "请确认绩效目标表是表格，而不是图片或文字。", Kind.NO_TABLE)
    return paper


def _read_paper(name: str, data: bytes) -> Paper:
    match name:
        case "docx":
            from jixiao_lint.readers.docx import read_docx

            return read_docx(data)
        case "xls":
            from jixiao_lint.readers.xls import read_xls

            return read_xls(data)
        case "ods" | "odt":
            from jixiao_lint.readers.opendocument import read_opendocument

            return read_opendocument(data)
        case "mht":
            from jixiao_lint.readers.mht import read_mht

            return read_mht(data)
        case "xlsx":
            from jixiao_lint.readers.xlsx import read_xlsx

            return read_xlsx(data)
        case _:
            raise Unreadable("不认识的文件格式，没有读。", "请另存为 docx、xlsx、csv 或 txt 后再检查。")
