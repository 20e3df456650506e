"""What the pages are made of: the packs' rules, the families' names and the reviewers' headings."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.selection import every_rule
from jixiao_lint.config.yaml_file import held_against, read_yaml
from jixiao_lint.documents import Cited, cited
from jixiao_lint.packs import Pack
from jixiao_lint.rule import Rule

PACK = "jixiao_rules"


class Heading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the four headings of a review: what it asks, and the families of rules that belong there."""

    about: str
    families: list[str]


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `manual.yaml` of a pack."""

    families: dict[str, str]
    review: dict[str, Heading]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that pages speak about."""

    pack: Pack
    rules: Sequence[Rule]
    documents: Mapping[str, Cited]
    wording: Wording

    def of_family(self, prefix: str) -> list[Rule]:
        """The rules of a family, by code."""
        return [rule for rule in self.rules if rule.code.rstrip("0123456789") == prefix]


def gather() -> Contents:
    """Read the built-in pack. Raises ConfigError or UnknownNameError when something of it is broken."""
    packs = open_packs([PACK])
    path = os.path.join(packs[0].folder, "manual.yaml")
    return Contents(packs[0], every_rule(packs), cited(packs), held_against(Wording, read_yaml(path), path))
