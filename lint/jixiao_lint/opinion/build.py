"""A run's result → review sheets."""

from collections.abc import Iterator, Mapping, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.opinion.headings import COLUMN_OF, HEADING_OF, NEVER_SHOWN, Heading
from jixiao_lint.opinion.sheet import Ceiling, Opinion, Section, Sentence
from jixiao_lint.overview import CellNote, Counts, FileNote, Overview, Reason, Remark, TableNote
from jixiao_lint.result import Recognised, RuleInfo
from jixiao_lint.topic import Topic
from jixiao_lint.work_list.rows import problem_of


class Threshold(Record):
    """The most errors and warnings with which a table may still have this grade."""

    grade: str
    errors: int
    warnings: int


# Ours, and no rule of any office: a configuration sets its own under `opinion`.
THRESHOLDS = (Threshold("优", 0, 0), Threshold("良", 0, 3), Threshold("中", 2, 10))
_LOWEST = "差"


def opinions(
    tree: Overview, rules: Sequence[RuleInfo], thresholds: Sequence[Threshold] = THRESHOLDS
) -> tuple[Opinion, ...]:
    """One sheet for each table that was read, in the order of the run."""
    topics = {rule.code: Topic(rule.topic) for rule in rules if rule.topic}
    return tuple(opinion for file in tree.files for opinion in _of_file(file, topics, thresholds))


def _of_file(file: FileNote, topics: Mapping[str, Topic], thresholds: Sequence[Threshold]) -> Iterator[Opinion]:
    recognised = {table.index: table for table in file.result.recognised}
    unread = [reason for reason in file.about if reason.finding.severity is Severity.ERROR]
    for table in file.tables:
        sections = tuple(_sections(file, table, recognised.get(table.index), topics))
        ceiling = _not_read(unread) if unread else _ceiling(table.counts, thresholds)
        yield Opinion(
            file.result.path, table.index, table.title, table.project, table.unit, table.year, sections, ceiling
        )


def _sections(
    file: FileNote, table: TableNote, recognised: Recognised | None, topics: Mapping[str, Topic]
) -> Iterator[Section]:
    said = list(_sentences(file, table))
    spoken = {topics.get(finding.code, Topic.OWN) for finding, _ in said}
    examined = {topic for topic in topics.values() if _could_be_examined(topic, recognised)}
    for heading in Heading:
        own = [sentence for finding, sentence in said if HEADING_OF[topics.get(finding.code, Topic.OWN)] is heading]
        under = [topic for topic in Topic if HEADING_OF[topic] is heading and topic is not Topic.OWN]
        good = tuple(topic.value for topic in under if topic in examined and topic not in spoken)
        missing = tuple(topic.value for topic in under if topic in set(topics.values()) - examined)
        yield Section(heading, tuple(own), good, (*NEVER_SHOWN.get(heading, ()), *missing))


def _could_be_examined(topic: Topic, recognised: Recognised | None) -> bool:
    column = COLUMN_OF.get(topic)
    return column is None or (recognised is not None and column in recognised.columns)


def _sentences(file: FileNote, table: TableNote) -> Iterator[tuple[Finding, Sentence]]:
    for remark in file.remarks:
        own = [finding for finding in remark.findings if finding.table and finding.table.index == table.index]
        if own:
            yield own[0], _of_remark(remark, own)
    for cell in table.cells:
        for reason in cell.reasons:
            yield reason.finding, _of_cell(cell, reason)


def _of_remark(remark: Remark, own: Sequence[Finding]) -> Sentence:
    rows = dict.fromkeys(finding.indicator.index for finding in own if finding.indicator)
    where = f"{len(rows)} 条指标（第 {'、'.join(map(str, rows))} 条）" if rows else "本表"
    return Sentence(_whole(f"{where}：{remark.title}", remark.deed.text), _prints(own))


def _of_cell(cell: CellNote, reason: Reason) -> Sentence:
    finding = reason.finding
    where = f"第 {cell.indicator.index} 条“{cell.indicator.level3}”" if cell.indicator else "表头"
    if cell.indicator is None and not cell.field:
        where = "本表"
    field = f"的{cell.field}" if cell.field and cell.indicator else f"“{cell.field}”" if cell.field else ""
    deed = reason.deed.text or (f"可改为“{reason.deed.paste}”" if reason.deed.paste else "")
    return Sentence(_whole(f"{where}{field}：{problem_of(reason)}", deed), (finding.fingerprint,))


def _whole(wrong: str, deed: str) -> str:
    return f"{wrong}。{deed}。" if deed else f"{wrong}。"


def _prints(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(finding.fingerprint for finding in findings)


def _ceiling(counts: Counts, thresholds: Sequence[Threshold]) -> Ceiling:
    found = f"错误 {counts.errors} 处，警告 {counts.warnings} 处"
    for grade, errors, warnings in thresholds:
        if counts.errors <= errors and counts.warnings <= warnings:
            return Ceiling(grade, found)
    return Ceiling(_LOWEST, found)


def _not_read(unread: Sequence[Reason]) -> Ceiling:
    return Ceiling(None, f"文件没有读全（{unread[0].text}）")
