"""The problem as frozen types: what absent fields mean, and what no problem may say."""

from typing import Any

import pytest
from pydantic import ValidationError

from matching.problem import ItemRole, Need, PersonRole, Problem, Provider, Resource
from tests.matching.problems import a_need, a_problem, a_stock, a_volunteer, somebody, things


def test_null_means_absent() -> None:
    absent = Provider.model_validate(a_volunteer())
    assert Provider.model_validate(a_volunteer(radius_km=None, crew=None, max_minutes=None, max_visits=None)) == absent
    assert (absent.radius_km, absent.crew, absent.max_minutes, absent.max_visits) == (None, 1, None, None)


def test_a_resource_without_windows_is_always_open_and_used_up() -> None:
    stock = Resource.model_validate({k: v for k, v in a_stock(windows=None).items() if k != "returnable"})
    assert stock.windows == ()
    assert not stock.returnable


def test_a_problem_may_leave_out_resources_and_matches_of_before() -> None:
    problem = Problem.model_validate(a_problem(needs=[a_need(prefer=None, refuse=None)]))
    assert (problem.resources, problem.fixed, problem.previous) == ((), (), ())
    assert problem.needs[0].prefer == problem.needs[0].refuse == frozenset()


def test_an_absent_weight_is_nothing() -> None:
    weights = Problem.model_validate(a_problem(weights={"served": 7})).weights
    assert weights.model_dump() == {"served": 7, "travel": 0, "repeat": 0, "preferred": 0, "moved": 0}


def test_roles_are_told_apart_by_the_item() -> None:
    need = Need.model_validate(a_need(roles=[somebody(people=2), things("chair", "wheelchair")]))
    assert [(r.id, r.people) for r in need.person_roles] == [("company", 2)]
    assert [(r.id, r.quantity) for r in need.item_roles] == [("chair", 1)]
    assert isinstance(need.roles[0], PersonRole)
    assert isinstance(need.roles[1], ItemRole)


@pytest.mark.parametrize(("priority", "weight"), [(1, 1), (2, 2), (3, 4), (5, 16)])
def test_each_priority_weighs_twice_the_one_below(priority: int, weight: int) -> None:
    assert Need.model_validate(a_need(priority=priority)).weight == weight


def test_a_problem_cannot_be_changed() -> None:
    problem = Problem.model_validate(a_problem())
    with pytest.raises(ValidationError):
        problem.days = 2


def test_a_changed_copy_forgets_what_the_old_one_looked_up() -> None:
    problem = Problem.model_validate(a_problem(needs=[a_need("n1")]))
    assert set(problem.need_by_id) == {"n1"}
    assert set(problem.but(needs=(Need.model_validate(a_need("n2")),)).need_by_id) == {"n2"}
    assert set(problem.need_by_id) == {"n1"}


def test_a_field_of_a_later_version_is_left_alone() -> None:
    assert Need.model_validate(a_need(colour="red")) == Need.model_validate(a_need())


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": [114.0, 91.0]}, {"place": [114.0]}, {"minutes": -1}, {"minutes": 1.5}, {"minutes": "long"},
        {"priority": 0}, {"id": ""}, {"windows": [[480]]}, {"windows": None}, {"minutes": 10**12},
        {"roles": [somebody(people=0)]}, {"roles": [things("rice", "rice", 0)]},
    ],
)  # fmt: skip
def test_a_need_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Need.model_validate(a_need(**wrong))
