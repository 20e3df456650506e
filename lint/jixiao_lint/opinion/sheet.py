"""The review sheet of one table, as data."""

from jixiao_grammar.record import Record
from jixiao_lint.file_path import FilePath
from jixiao_lint.opinion.headings import Heading

# The heading of the files of which there is no review sheet, or half of one.
UNREAD = "没有读出来或者没有读全的文件"


class Sentence(Record):
    """What was found, where, and what to do about it; `fingerprints` are those of the findings that it speaks of."""

    text: str
    fingerprints: tuple[str, ...]


class Section(Record):
    """One heading. `good` are the topics that were examined and about which nothing was found; `not_examined` the rest."""

    heading: Heading
    sentences: tuple[Sentence, ...]
    good: tuple[str, ...]
    not_examined: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """In a word: how many places, nothing found, or not examined."""
        if self.sentences:
            return f"发现问题 {sum(len(sentence.fingerprints) for sentence in self.sentences)} 处"
        return "已查部分未发现问题" if self.good else "未审"


class Ceiling(Record):
    """The grade that the table does not exceed on its face. `grade` is None where the table was not read to the end."""

    grade: str | None
    reason: str

    @property
    def text(self) -> str:
        """As it is printed: a proposal for the reviewer, and no grade."""
        return f"表面上不高于“{self.grade}”：{self.reason}" if self.grade else f"不提等级：{self.reason}"


class Opinion(Record):
    """One table of one file. `index` is 1-based in its file; texts are as printed on the form, empty where it says nothing."""

    path: FilePath
    index: int  # type: ignore[assignment]
    title: str
    project: str
    unit: str
    year: int | None
    sections: tuple[Section, ...]
    ceiling: Ceiling
