"""CSV and TSV, also under the endings of spreadsheets."""

from functools import partial

from jixiao_lint.readers.format import Format
from jixiao_lint.readers.reading import Content, Reading
from jixiao_lint.readers.text_file import text_file

_SHEETS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")  # systems also write plain text under these


def _read(name: str, content: Content) -> Reading:
    from jixiao_lint.readers.delimited import delimiter_of, read_delimited
    from jixiao_lint.readers.records import announced_in, notes_on_end

    file = text_file(content)
    delimiter = delimiter_of(file.text)
    grids = read_delimited(file.text, delimiter)
    announced = tuple(announced_in(grids, file.text, delimiter))
    return Reading(name, file.source, grids, notes=(*file.notes, *notes_on_end(file.text)), announced=announced)


FORMATS = (
    Format("csv", partial(_read, "csv"), (".csv",), also_under=_SHEETS),
    Format("tsv", partial(_read, "tsv"), (".tsv",)),
)
