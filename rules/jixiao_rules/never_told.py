"""Whether a title speaks of something that the table below it never does: 免费健康体检 above a table of 两癌筛查."""

from jixiao_rules.chinese_letters import chinese_apart
from jixiao_rules.words import longest_first, one_of

_SHORTEST = 4  # characters that make a name, when the words of many projects are taken off
_PAIR = 2
_MOST = 3  # of so many pairs one may stand below by chance


def never_told(title: str, said: str) -> bool:
    """True where a title names a project by what is done, and neither that nor most of the rest stands in the table.

    `title` is without year, issuer and the words of the form, `said` all that the table says.
    """
    if not title.endswith(longest_first("project-ends")):
        return False
    parts = [part for part in chinese_apart(one_of("titles-in-common").sub(" ", title)).split() if len(part) >= _PAIR]
    pairs = [part[at : at + _PAIR] for part in parts for at in range(len(part) - 1)]
    if sum(map(len, parts)) < _SHORTEST or pairs[-1] in said:
        return False
    return sum(pair in said for pair in pairs) * _MOST <= len(pairs)
