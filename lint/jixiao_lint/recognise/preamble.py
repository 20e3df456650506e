"""What stands above the labels of a form: the title, the unit of money, the department, the year."""

import re
from collections.abc import Sequence

from jixiao_lint.readers.grid import GridCell
from jixiao_lint.readers.pieces import sliced
from jixiao_lint.recognise.fields import Head, Value
from jixiao_lint.recognise.inline import inline_labels
from jixiao_lint.recognise.labels import Label, head_label, normalise
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.words import ends

MONEY_UNIT = r"(?:金额)?单位[:：]\s*(?:人民币)?\s*[(（]?(万元|元|千元|亿元)[)）]?"
_STOPS = frozenset("。；:：")
_COMMAS = frozenset(",，;") | _STOPS


def is_title(line: Line) -> bool:
    """A single text that names a form: 项目支出绩效目标申报表, 1.某项目绩效目标表."""
    if len(line.filled) != 1:
        return False
    label = normalise(line.filled[0].text)
    if "绩" not in label or "效" not in label:
        return False
    name = re.sub(r"[(（].*?[)）]|^附[件表][^:]{0,4}:|(金额)?单位:.*$", "", label)
    return len(name) <= 120 and "绩效" in name and ("表" in name or "申报" in name) and _STOPS.isdisjoint(name)


def tells_money_unit(line: Line) -> bool:
    """单位：万元 in a cell of its own stands above a form, and in no row of one."""
    return any("单位" in cell.text and re.fullmatch(MONEY_UNIT, normalise(cell.text)) for cell in line.filled)


def read_preamble(lines: Sequence[Line], head: Head) -> None:
    """Read the lines above the first label of a field."""
    for line in lines:
        if is_title(line):
            cell = line.filled[0]
            head.fields["表题"] = Value(cell.text, cell.place)
            unit = re.search(MONEY_UNIT, cell.text)
            head.money_unit = unit[1] if unit else head.money_unit
        else:
            for cell in line.filled:
                _read_loose_cell(cell, head)


def put_money_unit(cell: GridCell, unit: re.Match[str], head: Head) -> None:
    """Keep the unit of money that MONEY_UNIT found in a cell, and the stretch of the cell behind its label: 万元."""
    head.money_unit = unit[1]
    head.put(Label("金额单位"), *sliced(cell.text, cell.place, unit.start(1), unit.end(1)))


def _read_loose_cell(cell: GridCell, head: Head) -> None:
    """A cell above the labels: the unit of money, the year, the department, alone or together in one line."""
    text = cell.text
    unit = re.search(MONEY_UNIT, text)
    if unit:
        put_money_unit(cell, unit, head)
        text = text[: unit.start()]
    if list(inline_labels(text)) or head_label(text) is not None:
        return
    if "20" in text and re.fullmatch(r"\s*[(（]?\s*(20\d\d)\s*年?度?\s*[)）]?\s*", text):
        head.put(Label("年度"), *sliced(cell.text, cell.place, 0, len(text)))
    elif is_organisation(text) and "单位" not in head.fields:
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        whole = (text, cell.place) if text == cell.text else sliced(cell.text, cell.place, start, end)
        head.put(Label("单位", -1), *whole)


def is_organisation(text: str) -> bool:
    """A name that ends like that of an office, with or without its code in front: 207101某区人民法院."""
    label = normalise(text)
    start = next((at for at, character in enumerate(label) if not _is_of_number(character)), len(label))
    name = label[start:]
    return 3 <= len(name) <= 60 and _COMMAS.isdisjoint(name) and name.endswith(ends("end of an organisation"))


def _is_of_number(character: str) -> bool:
    """Of the code or the number in front of a name."""
    return character.isdecimal() or character in "-—.、"
