"""Writes the manual: the pages that people wrote, and those that are made of the rules."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from jixiao_lint.manual.contents import Contents, gather
from jixiao_lint.manual.file_page import file_page
from jixiao_lint.manual.forms_page import forms_page
from jixiao_lint.manual.index_pages import by_family, by_heading, documents
from jixiao_lint.manual.name_page import name_page
from jixiao_lint.manual.profile_page import profile_page
from jixiao_lint.manual.rule_pages import rule_page
from jixiao_lint.manual.value_page import value_page
from jixiao_lint.manual.word_page import word_page


def write_manual(source: str, target: str, forms: Sequence[str] = ()) -> int:
    """Write every page into the folder `target`, which is emptied first; the number of pages.

    `source` holds the pages that people wrote, `forms` are tables of the tests with forms of values. Raises
    WrongExampleError when a rule does not do what its page says.
    """
    made = _made(gather())
    if forms:
        made["forms.md"] = forms_page(map(Path, forms))
    folder = Path(target)
    shutil.rmtree(folder, ignore_errors=True)
    written = sorted(Path(source).glob("*.md"))
    for page in written:
        made[page.name] = page.read_text(encoding="utf-8")
    pictures = Path(source) / "pictures"
    if pictures.is_dir():
        shutil.copytree(pictures, folder / "pictures")
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(made)


def _made(contents: Contents) -> dict[str, str]:
    return {
        "rules.md": by_family(contents),
        "review.md": by_heading(contents),
        "sources.md": documents(contents),
        "differences.md": profile_page(contents),
        "words.md": word_page(contents),
        "values.md": value_page(),
        "names.md": name_page(),
        "files.md": file_page(),
        **{f"rules/{rule.name}.md": rule_page(rule, contents) for rule in contents.rules},
    }
