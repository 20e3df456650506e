"""From findings to deeds: what was found, as a tree that every printer for people walks.

    overview(result) → Overview
        .files      FileNote   one checked file, clean or not, in the order of the run
            .about      Reason     what is said about the file itself
            .remarks    Remark     what is said of at least half of its tables: once, with its findings
            .tables     TableNote  every table that was read, clean or not, in the order of the file
                .cells      CellNote   one cell (or the table as a whole) with everything that is said about it
                    .reasons    Reason     one finding: what is wrong, and the deed
                        .deed       Deed       what to do; the text to paste, or an example, where there is one
        .by_unit, .by_folder, .by_project, .by_rule, .by_family   Group   the same findings, counted
        .sources    Source     the documents that are cited, numbered in the order in which they are met
        .first      tuple of FileNote, in the order in which to begin
        .clean, .unread   tuple of FileNote: without findings; not read, or not to the end

Nothing is lost on the way: every finding of the run stands in exactly one Reason or one Remark. All of it is frozen data
without functions in it; whoever prints it decides what to show.
"""

from jixiao_lint.overview.build import overview, reason_of
from jixiao_lint.overview.tree import (
    CellNote,
    Counts,
    Deed,
    FileNote,
    Group,
    Overview,
    Reason,
    Remark,
    Source,
    TableNote,
)

__all__ = [
    "CellNote",
    "Counts",
    "Deed",
    "FileNote",
    "Group",
    "Overview",
    "Reason",
    "Remark",
    "Source",
    "TableNote",
    "overview",
    "reason_of",
]
