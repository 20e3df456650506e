"""The files of an archive that was named: `a.zip` stands for all of them, `a.zip!b.docx` for one."""

import os

from jixiao_lint.discover import Found
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.rulebook import Rulebook


def files_inside(found: Found, rulebook: Rulebook, *, whole: bool = True) -> list[Found]:
    """The files of an archive that was named, or the one of them that was; any other file as it is.

    Without `whole`, an archive stays one file. Of one that cannot be listed, its reader tells.
    """
    shown = found.path.shown
    if ".zip" not in shown.lower():
        return [found]
    from jixiao_lint.readers.archive import ENDING, MARK, members
    from jixiao_lint.readers.opening import opened

    outer, _, inner = shown.partition(MARK)
    is_archive = whole and shown.lower().endswith(ENDING)
    if os.path.lexists(found.path) and not is_archive:
        return [found]
    try:
        archive = found.path if is_archive and os.path.lexists(found.path) else rulebook.path(outer)
        listed = members(opened(archive))
    except Unreadable:
        return [found]
    if archive is found.path:
        wanted = [(f"{shown}{MARK}{member.name}", member.number) for member in listed]
    else:
        wanted = [(shown, member.number) for member in listed if member.name == inner]
    inside = [
        Found(rulebook.path(name), named=archive is not found.path, archive=archive, member=number)
        for name, number in wanted
        if archive is not found.path or not rulebook.is_excluded(name)
    ]
    return inside or [found]
