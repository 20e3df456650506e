"""Tables as the YAML target file: one key a field, every text exactly as it stands in the form.

Reading the file back gives the same cells. The writer is our own, since every text must survive as it is and only three
notations are needed: plain, a literal block for several lines, and double quotes for all that would not read back.
"""

import re
from collections.abc import Iterable, Iterator

from jixiao_lint.table import HEAD_FIELDS, INHERITED_FIELDS, NOT_ON_FORM, NOT_READ, ROW_FIELDS, Cell, Indicator, Table

_HEADER = "绩效目标表:\n"
# What no notation but double quotes can carry: control characters, and what YAML parsers take for line ends or marks.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
# What agents of build services obey where it stands in a log, and a table may be written to one.
_COMMAND = r"##|^[ \t]*::"
_PLAIN_START = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<.…]"


def write_yaml(tables: Iterable[Table]) -> str:
    """The text of a target file with these tables."""
    return _HEADER + "".join(line + "\n" for table in tables for line in _table(table))


def _table(table: Table) -> Iterator[str]:
    lines = list(_head(table))
    if table.partly_read:
        lines += _field(NOT_ON_FORM[0], NOT_READ)
    elif not table.complete_form:
        lines += _field(*NOT_ON_FORM)
    if table.indicators:
        lines.append("指标:")
        for indicator in table.indicators:
            lines += [f"  {line}" for line in _item(list(_indicator(indicator)))]
    yield from (f"  {line}" if line else line for line in _item(lines or ["{}"]))


def _item(lines: list[str]) -> Iterator[str]:
    """Lines of a map as one item of a list."""
    for number, line in enumerate(lines):
        yield (f"- {line}" if number == 0 else f"  {line}") if line else line


def _head(table: Table) -> Iterator[str]:
    for field in HEAD_FIELDS:
        cell = table.head.get(field)
        if cell is not None:
            yield from _field(field, cell.text)
        elif field == "金额单位" and table.money_unit is not None:
            yield from _field(field, table.money_unit)  # declared in a label, which the file does not have


def _indicator(indicator: Indicator) -> Iterator[str]:
    lines = [line for field in ROW_FIELDS for line in _own(field, indicator)]
    yield from lines or ["{}"]


def _own(field: str, indicator: Indicator) -> Iterator[str]:
    """A field that is written in this row; an inherited level is left out, and read back as inherited."""
    cell: Cell | None = indicator.cells.get(field)
    if cell is not None and (cell.indicator == indicator.index or field not in INHERITED_FIELDS):
        yield from _field(field, cell.text)


def _field(name: str, text: str) -> Iterator[str]:
    if not text:
        yield f"{name}:"
    elif _is_plain(text):
        yield f"{name}: {text}"
    elif _is_block(text):
        yield f"{name}: |"
        yield from (f"  {line}" if line else "" for line in text.split("\n"))
    else:
        yield f"{name}: {_quoted(text)}"


def _is_plain(text: str) -> bool:
    """True where the text reads back without quotes; a few harmless texts are quoted too."""
    return (
        re.match(_PLAIN_START, text) is not None
        and not re.search(r"[\s\x85]$|[:：]$|:\s|\s#|[\t\r\n\x85]", text)
        and not re.search(_UNSAFE, text)
        and "##" not in text
        and text not in ("null", "Null", "NULL")
    )


def _is_block(text: str) -> bool:
    """True where a literal block carries the text: several lines, the first and the last with something in them."""
    return (
        "\n" in text
        and not text[0].isspace()
        and not text.endswith("\n")
        and "\t" not in {line[:1] for line in text.split("\n")}
        and not re.search(_UNSAFE, text)
        and not re.search(_COMMAND, text, re.MULTILINE)
    )


def _quoted(text: str) -> str:
    from json import dumps

    def escape(match: re.Match[str]) -> str:
        code = ord(match.group())
        return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"

    return re.sub(f"{_UNSAFE}|#(?=#)", escape, dumps(text, ensure_ascii=False))
