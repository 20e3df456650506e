"""The days by which a goal says that something is done, and whether a row's name asks when that very thing is done."""

from collections.abc import Iterator, Sequence

from jixiao_grammar.pattern import HAN, pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import days_in
from jixiao_rules.dates import written
from jixiao_rules.days_in_turn import own_characters
from jixiao_rules.priced_things import pairs_of
from jixiao_rules.seasons import season_of_a_clause
from jixiao_rules.words import longest_first, phrase, says, section, words

__all__ = ["END_OF_MONTH", "Deadline", "are_of_one_step", "deadlines", "finishes", "is_of_the_whole"]

_CLAUSE = pattern("[，,]")
_SENTENCE = pattern("[。；;\n]")
_FINISHED = phrase(r"{finished.words}")
_HELD = phrase("{finished.held}时间$")
_COMMON = phrase(r"{finished.common}")
_DATE = pattern(
    r"(?:确保|力争|计划|将|于|在|并)*(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号]|底|末)?(?:之前|以前|前)?"
)
_BEFORE = pattern(r"\s*(?:[（(][^（）()]{1,10}[）)])?(?:之前|以前|前)")
_SINCE = pattern(r"\s*(?:[起至到—–~～-]|开始)")
_QUARTER = pattern(r"(?<![前每各])(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>上半年))(?:[末底前内]|之前|以前)*")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
END_OF_MONTH = 31
# What a name of a day ends in, with what says no more than that it is the last one.
_DAY_OF = phrase("(?:完成|到位)?{finished.day}(?:[（(].*[）)])?$")
_OVER = pattern("(?:完工|竣工|完成|结束)$")
_GENERIC = phrase("{finished.generic}$")
_FILLERS = phrase(r"{finished.fillers}|{finished.generic}|完成|第[一二三四1-4]阶段|[（(）)、：:0-9]|\s")
# A part of the work is no end of it: 完成布展施工进度的60%, 完成工程量过半.
_IN_PART = phrase(
    r"(?:的|{finished.progress})(?:[不达到]+|低于|少于|超过)*[1-9][0-9]?(?:\.[0-9]+)?[%％]|{finished.half}"
)
_OUTPUTS = 2
_STEP = 2  # characters of a step: 采购, 验收
_HAN = pattern(f"{HAN}{{2,}}")


class Deadline(Record):
    """A day by which the goal says that something is done, and the clause that says it.

    `finishes` is True where the clause says so in words (完成, 竣工), and not with the day alone (9月30日前举办艺术节).
    `sofar` is the sentence up to the end of the clause. `own` are the characters that tell this day's matter from those of
    the other days in its clause: 夏 and 冬 of 夏装5月20日前、冬装10月20日前发放到位; none where it has but one.
    """

    year: int
    month: int
    day: int
    clause: str
    finishes: bool
    sofar: str = ""
    own: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[int, int, int]:
        """Comes before the order of a later one."""
        return self.year, self.month, self.day


def deadlines(goal: str, year: int) -> Iterator[Deadline]:
    """Every day, month or quarter of a year or a later one by which the goal says that something is done."""
    for sofar, clause in _clauses(goal):
        if _IN_PART.search(clause):
            continue
        said, done = clause.strip(), finishes(clause)
        dates = list(written(clause))
        season = season_of_a_clause(clause.strip(), year) if done and not dates else None
        if season is not None:
            yield Deadline(year, season.month, season.day, said, done, sofar)
        owns = own_characters(clause, [date.span for date in dates])
        for date, own_of_it in zip(dates, owns, strict=True):
            behind = date.span.end
            is_one = done or _BEFORE.match(clause, behind)
            if is_one and not _SINCE.match(clause, behind) and date.fault() is None and (date.year or year) >= year:
                own = date.year or year
                yield Deadline(own, date.month, date.day or _last(own, date.month), said, done, sofar, own_of_it)
        for found in _QUARTER.finditer(clause):
            quarter = 2 if found["half"] else int(_QUARTERS.get(found["quarter"], found["quarter"]))
            yield Deadline(year, quarter * 3, _last(year, quarter * 3), said, finishes=False, sofar=sofar)


def _last(year: int, month: int) -> int:
    return days_in(year, month) or END_OF_MONTH


def _clauses(goal: str) -> Iterator[tuple[str, str]]:
    """The clauses of a goal, each with its sentence up to its end."""
    for sentence in _SENTENCE.split(goal):
        end = 0
        for clause in _CLAUSE.split(sentence):
            end += len(clause)
            yield sentence[:end], clause
            end += 1


def finishes(text: str) -> bool:
    """True where a text says that something is finished."""
    return _FINISHED.search(text) is not None


def is_of_the_whole(clause: str, name: str) -> bool:
    """Both say when the same thing is finished: 完成安装调试, 安装调试完成时间.

    What names no thing speaks of the whole work, which has no part that is finished later.
    """
    if not finishes(name) and not _HELD.search(name):
        return False
    for season in longest_first("seasons"):
        clause = clause.replace(season, "")
    thing, whole = _thing(name), not _thing(_DATE.sub("", clause))
    if not thing or whole:
        return whole
    return any(thing[at : at + 2] in clause for at in range(len(thing) - 1))


def words_of_a_step(said: str) -> frozenset[str]:
    """The pairs of characters that say what is done, without the day, the words for a day and those for any work."""
    bare = _DAY_OF.sub(" ", _QUARTER.sub(" ", _DATE.sub(" ", said)))
    for season in longest_first("seasons"):
        bare = bare.replace(season, " ")
    bare = _FILLERS.sub(" ", _FINISHED.sub(" ", bare))
    return frozenset(run[at : at + 2] for run in _HAN.findall(bare) for at in range(len(run) - 1)) - words(
        "common-words"
    )


def is_of_all(one: Deadline, name: str, project: str, outputs: Sequence[str]) -> bool:
    """True where a row asks when the whole work is finished, and the goal says so of two of its outputs, or of the only one.

    更换4套机组，改造1套灭火系统，10月底前完成: 更新改造完成时间. What a work begins with (勘察, 招标) is finished long before it.
    """
    core = _DAY_OF.sub("", _FINISHED.sub("", name))
    own = pairs_of(core) - words("common-words")
    if says(one.clause, "finished.first") or not own <= pairs_of(project) or _names_an_output(core, outputs):
        return False
    if one.sofar == one.clause and _DATE.match(one.clause):
        return bool(own)  # 9月30日前新打机井40眼，配套水泵40台: what stands first is said of all that follows
    told = sum(bool(pairs_of(output) & pairs_of(one.sofar) - words("common-words")) for output in outputs)
    return told >= min(_OUTPUTS, len(outputs)) and told > 0


def _names_an_output(core: str, outputs: Sequence[str]) -> bool:
    """True for 平台建设 where a 平台 is one of several outputs: the row asks for that one."""
    own = pairs_of(core) - words("common-words")
    return len(outputs) > 1 and sum(bool(own & pairs_of(output)) for output in outputs) == 1


def _thing(said: str) -> str:
    """What is finished; empty where the whole work is."""
    return _COMMON.sub("", _FINISHED.sub("", _HELD.sub("", said))).strip()


def are_of_one_step(clause: str, name: str) -> bool:
    """True where the name asks for the day of the step that the clause speaks of: 7月底前到货, 设备到货时间.

    The step (到货) must stand in both, and where both say of what it is a step, the things have two characters in common.
    """
    core = _GENERIC.sub("", _DAY_OF.sub("", name))
    bare = _QUARTER.sub("", _DATE.sub("", clause))
    return core != name and any(_is_step(one, bare) for one in dict.fromkeys((core, _OVER.sub("", core))))


def _is_step(core: str, bare: str) -> bool:
    step = core[-_STEP:]
    if len(step) < _STEP or step not in bare:
        return False
    thing, other = _FILLERS.sub("", core[:-_STEP]), _FILLERS.sub("", bare.replace(step, " ", 1))
    if not _HAN.search(thing) or not _HAN.search(other):
        return step not in section("finished.vague")
    return any(thing[at : at + 2] in other for at in range(len(thing) - 1))
