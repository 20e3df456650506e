"""A province of any size: two years of projects, twenty-five a unit, a folder for each year and unit, facts planted between files.

`python bench/province.py FOLDER [--files 2000]` writes it. The same numbers give the same files.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pairs import PLACES, PLANTS, Fact, Form, Planted, planted

_PROJECTS_A_UNIT = 25
_OFFICES = ("教育局", "水利局", "交通运输局", "卫生健康委", "民政局", "农业农村局", "文化和旅游局", "应急管理局")
_LEVELS = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "社会效益指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}
# About as many files as pairs make: some facts take a third file.
_FILES_A_PAIR = 2 + 2 / len(PLANTS)


def province(files: int, seed: int = 22) -> Iterator[Planted]:
    """About so many files, with what is to be found in them."""
    for number, one in enumerate(planted(round(files / _FILES_A_PAIR), seed)):
        name = _unit(number // _PROJECTS_A_UNIT)
        forms = tuple(replace(form, unit=name, path=_home(form.path, name)) for form in one.forms)
        yield Planted(forms, tuple(_moved(fact, name) for fact in one.facts))


def _unit(number: int) -> str:
    """The name of a unit: an office of a county, none twice. A number in front would be taken for its code."""
    county, office = divmod(number, len(_OFFICES))
    rest, first = divmod(county, len(PLACES))
    above, second = divmod(rest, len(PLACES))
    return f"{PLACES[first]}{PLACES[second]}{'新' * above}县{_OFFICES[office]}"


def _home(path: str, unit: str) -> str:
    year, _, rest = path.partition("/")
    return f"{year}/{unit}/{rest}"


def _moved(fact: Fact, unit: str) -> Fact:
    return fact._replace(path=_home(fact.path, unit), beside=tuple(sorted(_home(path, unit) for path in fact.beside)))


def write_province(folder: Path, files: int) -> int:
    """Write it; how many files it really has."""
    count = 0
    for form in (form for one in province(files) for form in one.forms):
        path = folder / form.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_whole(form), encoding="utf-8")
        count += 1
    return count


def _whole(form: Form) -> str:
    """The table with what a form has besides: two levels and a description in each row, where the money comes from, goals."""
    said = f"财政资金: {form.budget}.00\n其他资金:\n资金用途: 用于{form.project}支出\n"
    said += f"绩效目标: 完成{form.project}，按期验收，群众满意。\n"
    text = form.text().replace("指标:\n", said + "指标:\n", 1)
    for level2, level1 in _LEVELS.items():
        text = text.replace(f"- 二级指标: {level2}\n", f"- 一级指标: {level1}\n  二级指标: {level2}\n")
    lines = []
    for line in text.splitlines():
        lines.append(line)
        if line.startswith("  三级指标: "):
            lines.append(f"  绩效指标描述: {form.project}的{line.removeprefix('  三级指标: ')}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    asked = parser.parse_args()
    print(f"{write_province(asked.folder, asked.files)} files in {asked.folder}")


if __name__ == "__main__":
    main()
