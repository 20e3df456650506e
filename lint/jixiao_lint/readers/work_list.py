"""The list of findings that `jixiao annotate` adds to a workbook as a sheet: no form, and no text of one."""

from jixiao_lint.readers.grid import Grid

SHEET = "问题清单"
HEADER = ("序号", "级别", "规则", "位置", "项目", "指标", "问题", "怎么改", "依据", "处理情况")


def is_work_list(grid: Grid) -> bool:
    """True for the sheet of ours, under whatever number a program has put behind its name."""
    if grid.name is None or not grid.name.startswith(SHEET) or not grid.cells:
        return False
    top = grid.cells[0].row
    return tuple(cell.text.strip() for cell in grid.cells if cell.row == top)[: len(HEADER)] == HEADER
