"""From bytes to grids: which reader a file wants, by what is in it first and by its ending second."""

from dataclasses import dataclass

from jixiao_lint.readers import limits
from jixiao_lint.readers.decode import decode
from jixiao_lint.readers.explained import Explained
from jixiao_lint.readers.grid import Grid, Paper
from jixiao_lint.readers.halves import HALVES, has_halves, with_stand_ins
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.opening import too_large
from jixiao_lint.readers.problem import Kind, Problem, Unreadable, beyond_limit, say
from jixiao_lint.readers.sniff import sniff
from jixiao_lint.readers.symbols import UNKNOWN, UNKNOWN_SYMBOL
from jixiao_lint.readers.work_list import is_work_list
from jixiao_lint.source import Source
from jixiao_lint.table import Table

TEXT_ENDINGS = {".txt": "txt", ".csv": "csv", ".tsv": "tsv", ".yaml": "yaml", ".yml": "yaml", ".json": "json"}
PAPER_ENDINGS = (
    ".docx",
    ".docm",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".doc",
    ".wps",
    ".et",
    ".rtf",
    ".html",
    ".htm",
    ".mht",
    ".ods",
    ".odt",
    ".pdf",
)
_SHEET_ENDINGS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")  # systems also write plain text under these
KNOWN_ENDINGS = frozenset((*TEXT_ENDINGS, *PAPER_ENDINGS))
# Old documents, which a converter has to make readable first.
CONVERTED_ENDINGS = (".doc", ".wps", ".rtf")
# What libraries in C read, what other programs read, and what is seldom written by hand.
RISKY_ENDINGS = (*CONVERTED_ENDINGS, ".xls", ".et", ".pdf", ".html", ".htm", ".mht")

# What is told about files that nobody here reads, by what they turned out to be.
_REFUSALS = {
    "encrypted": ("文件有打开密码，没有读。", "请取消密码后再检查。"),
    "ofd": ("还不会读 OFD 文件。", "请导出为 PDF，或提供 docx、xlsx 原件。"),
    "image": ("这是图片，没有可以读取的文字。", "请提供 docx、xlsx 或由办公软件导出的 PDF。"),
    "archive": ("这是压缩包，不是文档或表格，没有读。", "请解压后检查里面的文件。"),
    "ole": (
        "不认识的文件：可能已损坏或不完整，也可能不是文档或表格，没有读。",
        "请另存为 docx、xlsx、csv 或 txt 后再检查。",
    ),
}
# Those of them that are no tables or documents at all, or of a kind that is not known.
UNKNOWN_KINDS = frozenset(_REFUSALS) - {"encrypted"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. `format` is the reader's name (txt, yaml, docx, …).

    `source` is the decoded text, None where the file has no lines. `grids` go to the recogniser; `tables` are there
    already where the file names its fields itself (YAML, JSON). `problems` is what was not read, `notes` what a user
    should know though nothing is wrong. `explained` are the comments that say why something stands as it does.
    """

    format: str
    source: Source | None = None
    grids: tuple[Grid, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    explained: tuple[Explained, ...] = ()


def read(path: str, data: bytes, office: Office | None = None, *, traced: bool = False) -> Reading:
    """Read one file. Never raises for what is known to go wrong in a file: that comes back as problems.

    `path` is the name as given by the user; only its ending is looked at, and only after the content. `office` is how an old
    document is converted. With `traced`, places in docx and xlsx files tell where each character stands in its part.
    """
    ending = _ending(path)
    name = sniff(data) or TEXT_ENDINGS.get(ending) or ("csv" if ending in _SHEET_ENDINGS else "txt")
    try:
        if len(data) > limits.FILE_BYTES:
            raise too_large()
        if name == "html" or name in TEXT_ENDINGS.values():
            return _read_text(path, data, name)
        paper = _with_grids(_read_paper(name, data, office or Office(), traced=traced))
        return Reading(name, None, paper.grids, problems=paper.problems, notes=paper.notes, explained=paper.explained)
    except Unreadable as unreadable:
        return Reading(name, problems=(unreadable.problem,))


def _ending(path: str) -> str:
    file = path.replace("\\", "/").rsplit("/", 1)[-1]
    return "." + file.rsplit(".", 1)[1].lower() if "." in file else ""


def _read_text(path: str, data: bytes, name: str) -> Reading:
    try:
        text, encoding, notes = decode(data, marked_up=name == "html")
    except Unreadable:
        ending = _ending(path)
        if ending not in PAPER_ENDINGS:
            raise
        message = say("文件内容不是 {ending}，也不是别的认识的格式，可能已损坏或改过扩展名。", ending=ending[1:])
        raise Unreadable(message, "请用办公软件打开后另存一份再检查。") from None
    if not text.strip():
        raise Unreadable("文件是空的，没有绩效目标表。", "请确认保存的是有内容的文件。", Kind.NO_TABLE)
    if text.count("\n") + text.count("\r") > 2 * limits.LINES:
        message = say("文件超过 {lines} 行，没有读。", lines=limits.LINES)
        raise beyond_limit(message)
    source = Source.of(path, text, encoding)
    if has_halves(text):
        text, notes = with_stand_ins(text), (*notes, HALVES)
    match name:
        case "yaml":
            from jixiao_lint.readers.yaml import read_yaml

            return _fields(name, source, *read_yaml(text), notes)
        case "json":
            from jixiao_lint.readers.json import read_json

            return _fields(name, source, *read_json(text), notes)
        case "html":
            from jixiao_lint.readers.html import read_html

            page = _with_grids(read_html(text))
            return Reading("html", source, page.grids, notes=(*notes, *page.notes))
        case "csv" | "tsv":
            from jixiao_lint.readers.delimited import delimiter_of, read_delimited

            return Reading(name, source, read_delimited(text, delimiter_of(text)), notes=notes)
        case _:
            from jixiao_lint.readers.text import read_text

            return Reading("txt", source, read_text(text), notes=notes)


def _fields(
    name: str, source: Source, tables: tuple[Table, ...], problems: tuple[Problem, ...], notes: tuple[str, ...]
) -> Reading:
    """A file that names its fields itself. One that names none of ours was not meant for us, whatever is wrong in it."""
    foreign = not tables and all(problem.kind is not Kind.LIMIT_EXCEEDED for problem in problems)
    if foreign and not any(key in source.text for key in ("绩效目标", "指标", "项目名称", "预算数")):
        what = (
            say("文件里没有绩效目标表；{message}", message=problems[0].message)
            if problems
            else "文件里没有绩效目标表。"
        )
        problems = (Problem(Kind.NO_TABLE, what, "请以“绩效目标表:”开头，或直接写“项目名称:”等键。"),)
    return Reading(name, source, (), tables, problems, notes)


def _with_grids(paper: Paper) -> Paper:
    paper = paper._replace(grids=tuple(grid for grid in paper.grids if not is_work_list(grid)))
    if not paper.grids:
        raise Unreadable("文件里没有表格。", "请确认绩效目标表是表格，而不是图片或文字。", Kind.NO_TABLE)
    unknown = any(UNKNOWN in cell.text for grid in paper.grids for cell in grid.cells)
    return paper._replace(notes=(*paper.notes, UNKNOWN_SYMBOL)) if unknown else paper


def _read_paper(name: str, data: bytes, office: Office, *, traced: bool) -> Paper:
    match name:
        case "docx":
            from jixiao_lint.readers.docx import read_docx

            paper = read_docx(data, traced=traced)
        case "xlsx":
            from jixiao_lint.readers.xlsx import read_xlsx

            paper = read_xlsx(data, traced=traced)
        case "xls":
            from jixiao_lint.readers.xls import read_xls

            paper = read_xls(data)
        case "office-xml":
            from jixiao_lint.readers.xml_workbook import read_xml_workbook

            paper = read_xml_workbook(data)
        case "pdf":
            from jixiao_lint.readers.pdf import read_pdf

            paper = read_pdf(data)
        case "ods" | "odt":
            from jixiao_lint.readers.opendocument import read_opendocument

            paper = read_opendocument(data)
        case "doc" | "rtf":
            from jixiao_lint.readers.doc import read_doc

            paper = read_doc(data, name, office)
        case "mht":
            from jixiao_lint.readers.mht import read_mht

            paper = read_mht(data)
        case _:
            raise Unreadable(*_REFUSALS.get(name, _REFUSALS["ole"]))
    return paper
