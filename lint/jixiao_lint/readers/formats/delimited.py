"""CSV and TSV, also under the endings of spreadsheets."""

from functools import partial

from jixiao_lint.readers.format import Format
from jixiao_lint.readers.reading import Content, Reading
from jixiao_lint.readers.text_file import text_file

_SHEETS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")  # systems also write plain text under these


def _read(name: str, content: Content) -> Reading:
    from jixiao_lint.readers.delimited import delimiter_of, read_delimited

    file = text_file(content)
    return Reading(name, file.source, read_delimited(file.text, delimiter_of(file.text)), notes=file.notes)


FORMATS = (
    Format("csv", partial(_read, "csv"), (".csv",), also_under=_SHEETS),
    Format("tsv", partial(_read, "tsv"), (".tsv",)),
)
