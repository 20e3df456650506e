"""A review sheet for each project, in the headings of the forms that reviewers fill in (财预〔2015〕88号, 绩效目标审核表).

    opinions(result, thresholds) → Opinion, one a table
        .sections   Section    one heading: what was found, what was found good, what was not examined
            .sentences  Sentence   one finding, or one remark about many rows, as an official would write it
        .ceiling    Ceiling    the grade that the table does not exceed on its face, with the reasons; never a grade by itself

`docx.py` and `xlsx.py` print it.
"""

from jixiao_lint.opinion.build import opinions
from jixiao_lint.opinion.sheet import Ceiling, Opinion, Section, Sentence

__all__ = ["Ceiling", "Opinion", "Section", "Sentence", "opinions"]
