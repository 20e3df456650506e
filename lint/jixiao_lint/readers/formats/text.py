"""Text as Word exports it; every other plain text is read as such."""

from jixiao_lint.readers.format import Format
from jixiao_lint.readers.reading import Content, Reading
from jixiao_lint.readers.text_file import text_file


def _read(content: Content) -> Reading:
    from jixiao_lint.readers.records import notes_on_end, rows_in
    from jixiao_lint.readers.text import read_text

    file = text_file(content)
    grids = read_text(file.text)
    announced = () if "|" in file.text else tuple(one for grid in grids for one in rows_in(grid, file.text))
    return Reading("txt", file.source, grids, notes=(*file.notes, *notes_on_end(file.text)), announced=announced)


FORMATS = (Format("txt", _read, (".txt",), is_last=True),)
