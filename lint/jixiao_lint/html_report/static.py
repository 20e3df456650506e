"""What can be read of the report without a script: the overview, what was not read, the sources, and the list of findings."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao_lint import __version__
from jixiao_lint.finding import Severity
from jixiao_lint.html_page import Markup, element
from jixiao_lint.html_report.listed import listed
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.overview import Counts, Group, Overview
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.words import severity_word, source_line
from jixiao_lint.result import RunResult
from jixiao_lint.work_list.unread import why_unread

_COUNTED = ("文件", "表", "错误", "警告", "提示", "合计")
# Lines of a table of counts: those with the most to do; the filters name all.
_MOST = 30
_CHARTS = (("level", "按级别"), ("family", "按问题类别"), ("unit", "按单位"), ("project", "按项目"))

_LEGEND = element(
    "p",
    *(element("span", severity_word(level, "zh"), class_=f"n {level.value}") for level in Severity),
    " 的处数，错误多的在前",
    element("span", "；点条形只看这一项", class_="onscreen"),
    class_="small legend",
)


def body(title: str, tree: Overview, result: RunResult) -> list[Markup]:
    """The parts of the page, in order."""
    return [
        element("a", "跳到各表", class_="skip", href="#tables"),
        element("header", element("h1", title), element("p", _summary(tree, result))),
        element(
            "main",
            _overview(tree),
            *_unread(tree),
            _filters(tree.counts),
            element(
                "section",
                element("h2", "各表"),
                element("div", id="files"),
                element("noscript", *listed(tree)),
                id="tables",
                tabindex="-1",
            ),
            *_clean(tree),
            *_sources(tree),
        ),
        element("footer", *_closing(result)),
    ]


def _filters(counts: Counts) -> Markup:
    """Drawn here; the script fills in what there is to choose, and shows it."""
    levels = zip(Severity, counts, strict=True)
    boxes = (
        element(
            "label",
            element("input", type="checkbox", name="level", value=level.value, checked=""),
            f" {severity_word(level, 'zh')}（{count}）",
            hidden=None if count else "",
        )
        for level, count in levels
    )
    return element(
        "section",
        element("fieldset", element("legend", "级别"), *boxes),
        Markup(_CHOICES),
        id="filters",
        aria_label="筛选",
        hidden="",
    )


def _summary(tree: Overview, result: RunResult) -> str:
    counts = tree.counts
    return (
        f"共 {len(tree.files)} 个文件、{result.tables} 张表、{result.indicators} 条指标；"
        f"发现错误 {counts.errors} 处、警告 {counts.warnings} 处、提示 {counts.infos} 处"
    )


def _overview(tree: Overview) -> Markup:
    units, projects, families = (
        sorted(groups, key=_weight, reverse=True) for groups in (tree.by_unit, tree.by_project, tree.by_family)
    )
    charts = (
        element("figure", element("figcaption", label), element("div", id=f"chart-{name}", role="img"), class_="chart")
        for name, label in _CHARTS
    )
    return element(
        "section",
        element("h2", "总览"),
        element("div", _LEGEND, *charts, id="charts", hidden=""),
        *_counted("按单位", units, "（没有写单位）", "unit"),
        *_counted("按项目", projects, "（没有写项目）", "project"),
        *_counted("按问题类别", families, "", "family"),
        id="overview",
    )


def _weight(group: Group) -> tuple[int, int, int]:
    return group.counts.weight


def _counted(label: str, groups: Sequence[Group], unnamed: str, kind: str) -> Iterator[Markup]:
    """A table of counts, open where it is short enough to be read at once."""
    found = [group for group in groups if group.counts.total]
    if not found:
        return
    of_projects = kind == "project"
    heads = ("名称", *(("单位",) if of_projects else ()), *_COUNTED)
    rows = [_count_row(group, unnamed, of_projects=of_projects) for group in found[:_MOST]]
    table = element(
        "table",
        element("caption", label),
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        element("tbody", *rows),
        class_="counts",
        data_kind=kind,
    )
    more = element("p", f"另有 {len(found) - _MOST} 个，见下面各表") if len(found) > _MOST else ""
    box = element("div", table, class_="scroll", tabindex="0", role="group", aria_label=label)
    yield element("details", element("summary", f"{label}（{len(found)} 个）"), box, more)


def _count_row(group: Group, unnamed: str, *, of_projects: bool) -> Markup:
    counts: Counts = group.counts
    numbers = (group.files, group.tables, *counts, counts.total)
    return element(
        "tr",
        element("th", one_line(group.name) or unnamed, scope="row", data_name=group.name),
        *((element("td", one_line(group.unit)),) if of_projects else ()),
        *(element("td", str(number), class_="number") for number in numbers),
    )


def _unread(tree: Overview) -> Iterator[Markup]:
    """The files that were not read, or not to the end, by name and with the reason."""
    if tree.unread:
        yield element(
            "section",
            element("h2", f"没有读出来或者没有读全的文件（{len(tree.unread)} 个）"),
            element("p", "下面的数只是读出来的部分。"),
            element("ul", *(element("li", why_unread(file.result)) for file in tree.unread)),
            id="unread",
        )


def _clean(tree: Overview) -> Iterator[Markup]:
    """Said by name: a file that is in no list may as well not have been looked at."""
    passed = [file for file in tree.files if file.result.skipped]
    for found, said in ((tree.clean, "没有发现问题的文件"), (passed, "没有绩效目标表、跳过的文件")):
        if found:
            names = (element("li", one_line(file.result.path.shown)) for file in found)
            yield element("details", element("summary", f"{said}（{len(found)} 个）"), element("ul", *names))


def _sources(tree: Overview) -> Iterator[Markup]:
    if tree.sources:
        lines = (element("li", one_line(source_line(source, "zh")), id=f"s{source.number}") for source in tree.sources)
        yield element("section", element("h2", "依据"), element("ol", *lines), id="sources")


def _closing(result: RunResult) -> Iterable[Markup]:
    if result.not_examined and result.tables:
        yield element("p", f"{not_examined_sentence(result.not_examined)}。")
    if result.suppressed:
        yield element("p", f"另有 {result.suppressed} 处写明原因、不再提出的问题，没有列出。")
    yield element("p", f"由 jixiao {__version__} 检查；规则的说明见各条问题后面的链接。")


_CHOICES = """\
<label>单位 <select id="unit"><option value="">全部</option></select></label>
<label>项目 <select id="project"><option value="">全部</option></select></label>
<label>类别 <select id="family"><option value="">全部</option></select></label>
<label>查找 <input id="words" type="search" placeholder="项目、指标、文件、规则"></label>
<label><input id="clean" type="checkbox"> 也显示没有发现问题的表</label>
<button id="reset" type="button">全部显示</button>
<p id="count" role="status" aria-live="polite"></p>"""
