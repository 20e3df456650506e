"""What a review also looks at and no table shows, in the one sentence that every output says it with.

Wherever it is said that nothing was found, this stands beside it: a run that found nothing is no approval.
"""

from collections.abc import Sequence


def not_examined_sentence(headings: Sequence[str], lang: str = "zh") -> str:
    """The sentence, without a full stop; empty where there is no heading."""
    if not headings:
        return ""
    if lang == "en":
        return f"not examined, since no table shows it: {', '.join(headings)}; to find nothing is not to approve"
    return f"表里看不出来、没有检查的：{'；'.join(headings)}；检查通过不等于同意立项"
