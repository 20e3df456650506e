"""Printers: findings in, characters out, one file a format. A printer knows results, not how they came about."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TypeAlias, cast

from jixiao_lint.report.options import Lang, RenderOptions
from jixiao_lint.result import RunResult

__all__ = [
    "FORMATS",
    "LINE_FORMATS",
    "STATISTICS_FORMATS",
    "Lang",
    "Printer",
    "RenderOptions",
    "line_printer",
    "render",
]

Printer: TypeAlias = Callable[[RunResult, RenderOptions], str]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "jixiao_lint.report.text",
        "concise": "jixiao_lint.report.concise",
        "grouped": "jixiao_lint.report.grouped",
        "json": "jixiao_lint.report.json_report",
        "jsonl": "jixiao_lint.report.jsonl",
        "github": "jixiao_lint.report.github",
        "gitlab": "jixiao_lint.report.gitlab",
        "codeclimate": "jixiao_lint.report.codeclimate",
        "sarif": "jixiao_lint.report.sarif",
        "rdjson": "jixiao_lint.report.rdjson",
        "rdjsonl": "jixiao_lint.report.rdjsonl",
        "junit": "jixiao_lint.report.junit",
        "checkstyle": "jixiao_lint.report.checkstyle",
        "azure": "jixiao_lint.report.azure",
        "teamcity": "jixiao_lint.report.teamcity",
        "csv": "jixiao_lint.report.csv_report",
        "markdown": "jixiao_lint.report.markdown",
    }
)

# The formats that can show counts by rule in the place of the findings.
STATISTICS_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "jixiao_lint.report.statistics",
        "concise": "jixiao_lint.report.statistics",
        "json": "jixiao_lint.report.statistics_json",
    }
)


# Those that are the lines of one file after the other: they can be written while the run goes on.
LINE_FORMATS = frozenset({"concise", "jsonl", "rdjsonl", "azure", "teamcity"})


def line_printer(name: str) -> Printer:
    """What prints file after file of one run in one of `LINE_FORMATS`: the pieces together are what `render` gives."""
    module = import_module(FORMATS[name])
    printer = cast(Printer, module.printer() if hasattr(module, "printer") else module.render)
    return lambda result, options: _without_surrogates(printer(result, options))


def render(name: str, result: RunResult, options: RenderOptions) -> str:
    """The whole report in this format, ending with a line break unless it is empty.

    Only the module of the format is imported. Raises KeyError for a name that is not in `FORMATS`, or, when statistics
    are wanted, not in `STATISTICS_FORMATS`.
    """
    module = (STATISTICS_FORMATS if options.statistics else FORMATS)[name]
    printer = cast(Printer, import_module(module).render)
    return _without_surrogates(printer(result, options))


def _without_surrogates(report: str) -> str:
    # File names that are not UTF-8 reach us with lone surrogates, which no stream can write.
    return report.encode("utf-8", "backslashreplace").decode("utf-8")
