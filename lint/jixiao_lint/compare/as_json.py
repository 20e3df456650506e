"""A comparison as JSON, with the keys of the full report where it speaks of findings."""

from typing import Any

from jixiao_lint import __version__
from jixiao_lint.compare.build import Comparison
from jixiao_lint.compare.project import Compared, Project
from jixiao_lint.group import Member
from jixiao_lint.report.encode import to_json
from jixiao_lint.report.record import finding_record


def as_json(found: Comparison, titles: dict[str, str]) -> str:
    """One JSON object."""
    findings = {
        name: [finding_record(finding, titles) for finding in some]
        for name, some in (("new", found.new), ("left", found.left), ("mended", found.mended))
    }
    return (
        to_json(
            {
                "version": 1,
                "tool": {"name": "jixiao", "version": __version__},
                "whole": found.is_whole,
                "not_examined": list(found.not_examined),
                "summary": {
                    "projects": sum(bool(project.pairs) for project in found.projects),
                    "only_old": sum(not project.pairs and bool(project.only_old) for project in found.projects),
                    "only_new": sum(not project.pairs and bool(project.only_new) for project in found.projects),
                    **{name: len(some) for name, some in findings.items()},
                },
                "projects": [_project(project) for project in found.projects],
                "findings": findings,
            },
            indent=1,
        )
        + "\n"
    )


def _project(project: Project) -> dict[str, Any]:
    return {
        "project": project.name,
        "unit": project.unit,
        "pairs": [_pair(pair) for pair in project.pairs],
        "only_old": [_member(member) for member in project.only_old],
        "only_new": [_member(member) for member in project.only_new],
    }


def _pair(pair: Compared) -> dict[str, Any]:
    return {
        "old": _member(pair.old),
        "new": _member(pair.new),
        "sure": pair.is_sure,
        "unchanged": pair.unchanged,
        "changes": [
            {"kind": change.kind.value, "what": change.what, "before": change.before or None, "now": change.now or None}
            for change in pair.changes
        ],
    }


def _member(member: Member) -> dict[str, Any]:
    table = member.table
    return {"path": member.path.shown, "table": table.index, "year": table.year, "project": table.text("项目名称")}
