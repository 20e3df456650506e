"""The words that rules know, list by list."""

import os
from collections.abc import Sequence

from jixiao_lint.manual.contents import Contents


def word_page(contents: Contents) -> str:
    """Every list of words of the pack."""
    folder = os.path.join(contents.pack.folder, "words")
    parts = ["# 词表", "规则用到的词语。缺了词、多了词，欢迎指正；配置里有相应选项的，也可以在本地增减。"]
    for file in sorted(os.listdir(folder)):
        name, ending = os.path.splitext(file)
        if ending == ".txt":
            with open(os.path.join(folder, file), encoding="utf-8") as stream:
                lines = [line.partition("#")[0].split() for line in stream]
            title = contents.wording.words.get(name, name)
            parts.append(f"## {title}\n\n`{file}`\n\n{_body([line for line in lines if line])}")
    return "\n\n".join(parts) + "\n"


def _body(lines: Sequence[Sequence[str]]) -> str:
    if all(len(line) == 1 for line in lines):
        return "、".join(line[0] for line in lines)
    widest = max(map(len, lines))
    rows = (f"| {' | '.join((*map(_plain, line), *[''] * (widest - len(line))))} |" for line in lines)
    return "\n".join((f"| 词语 |{' |' * (widest - 1)}", f"|{'---|' * widest}", *rows))


def _plain(word: str) -> str:
    return word.replace("|", "\\|")
