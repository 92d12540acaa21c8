"""What all values of the contract share: null is absent, nothing changes, and what is new is left alone."""

import pytest
from pydantic import ValidationError

from matching.model import BadProblem, Need, Problem, Provider
from tests.matching.kit.problems import a_need, a_problem, a_volunteer


def test_null_means_absent() -> None:
    absent = Provider.model_validate(a_volunteer())
    assert Provider.model_validate(a_volunteer(radius_km=None, crew=None, max_minutes=None, max_visits=None)) == absent
    assert (absent.radius_km, absent.crew, absent.max_minutes, absent.max_visits) == (None, 1, None, None)


def test_a_problem_cannot_be_changed() -> None:
    problem = Problem.model_validate(a_problem())
    with pytest.raises(ValidationError):
        problem.days = 2  # type: ignore[misc]


def test_a_changed_copy_forgets_what_the_old_one_looked_up() -> None:
    problem = Problem.model_validate(a_problem(needs=[a_need("n1")]))
    assert set(problem.need_by_id) == {"n1"}
    assert set(problem.but(needs=(Need.model_validate(a_need("n2")),)).need_by_id) == {"n2"}
    assert set(problem.need_by_id) == {"n1"}


def test_a_field_of_a_later_version_is_left_alone() -> None:
    assert Need.model_validate(a_need(colour="red")) == Need.model_validate(a_need())


@pytest.mark.parametrize("name", ["two\nlines", "an escape \x1b[31m", "endless " * 1000])
def test_a_fault_is_one_line_whatever_the_ids_are(name: str) -> None:
    said = str(BadProblem("needs[0].id", name))
    assert said.startswith("needs[0].id: ")
    assert said.isprintable()
    assert len(said) < 600
