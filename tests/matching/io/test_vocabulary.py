"""A misspelt skill is a fault of the file, not a need that nobody can serve."""

from collections.abc import Sequence

import pytest

from matching.io.reading import read_problem
from matching.io.vocabulary import unknown_skill
from matching.model import Problem
from tests.matching.kit.problems import a_need, a_problem, a_volunteer, somebody

KNOWN = ["escort", "repair"]


def asking(*skills: str, held: Sequence[str] = ("escort",)) -> Problem:
    """One need that asks for these skills, and one volunteer who has those."""
    need = a_need(roles=[somebody("first"), somebody("second", skills=skills)])
    return read_problem(a_problem(needs=[need], providers=[a_volunteer(skills=list(held))]))


def test_a_misspelt_skill_is_named_with_its_place_and_what_was_meant() -> None:
    found = unknown_skill(asking("ecsort", "escort"), KNOWN)
    assert str(found) == "needs[0].roles[1].skills: unknown skill 'ecsort', perhaps 'escort'"


def test_what_is_like_nothing_known_is_named_alone() -> None:
    assert str(unknown_skill(asking("flying"), KNOWN)).endswith("unknown skill 'flying'")


@pytest.mark.parametrize(
    ("skills", "held"),
    [
        (["repair"], ["escort"]),  # of the vocabulary, though nobody has it
        (["first_aid"], ["escort", "first_aid"]),  # a certificate that somebody has
        (["escort", "lang:pingxiang", "gender:f"], []),  # what has a colon is free
        (["cooking"], ["singing"]),  # another vocabulary altogether
    ],
)
def test_what_somebody_has_or_the_vocabulary_knows_is_no_slip(skills: list[str], held: list[str]) -> None:
    assert unknown_skill(asking(*skills, held=held), KNOWN) is None


def test_a_vocabulary_is_spoken_by_who_asks_in_it_even_if_nobody_is_there() -> None:
    assert unknown_skill(asking("escort", "ecsort", held=[]), KNOWN) is not None
