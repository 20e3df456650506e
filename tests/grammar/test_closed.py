"""Closed sets do what enumerations of words do."""

import copy
import json
import pickle
from enum import StrEnum

import pytest

from jixiao_grammar.record import Closed
from jixiao_lint.finding import Severity
from jixiao_lint.topic import Topic


class Weight(Closed):
    """As it is written here."""

    HEAVY = "heavy"
    LIGHT = "light"

    @property
    def is_heavy(self) -> bool:
        """A member may be asked."""
        return self is Weight.HEAVY


class Usual(StrEnum):
    """As Python has it."""

    HEAVY = "heavy"
    LIGHT = "light"


def test_members_are_words_with_names_in_their_order() -> None:
    assert [(member.name, member.value) for member in Weight] == [(member.name, member.value) for member in Usual]
    assert list(Weight) == ["heavy", "light"]
    assert (Weight.HEAVY.is_heavy, Weight.LIGHT.is_heavy) == (True, False)


def test_a_member_is_found_by_its_word_and_by_its_name() -> None:
    assert Weight("light") is Weight.LIGHT
    assert Weight(Weight.HEAVY) is Weight.HEAVY
    with pytest.raises(ValueError, match="'none' is not a valid Weight"):
        Weight("none")
    assert Weight["LIGHT"] is Weight.LIGHT
    with pytest.raises(KeyError):
        Weight["is_heavy"]


def test_a_member_is_printed_as_python_prints_it() -> None:
    for own, usual in ((Weight.HEAVY, Usual.HEAVY), (Weight.LIGHT, Usual.LIGHT)):
        assert (str(own), f"{own:>6}", json.dumps([own])) == (str(usual), f"{usual:>6}", json.dumps([usual]))
        assert repr(own) == repr(usual).replace("Usual", "Weight")


def test_there_is_one_of_each_in_every_process() -> None:
    for member in (*Severity, *Topic):
        assert pickle.loads(pickle.dumps(member)) is member
        assert copy.deepcopy({member: [member]}) == {member: [member]}
        assert copy.copy(member) is member


def test_a_dict_knows_a_member_by_its_word() -> None:
    words: dict[str, int] = {Weight.HEAVY: 1}
    assert words["heavy"] == 1
