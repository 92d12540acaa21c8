"""Needs and their roles."""

from typing import Any

import pytest
from pydantic import ValidationError

from matching.model import ItemRole, Need, PersonRole
from tests.matching.kit.problems import a_need, somebody, things


def test_roles_are_told_apart_by_the_item() -> None:
    need = Need.model_validate(a_need(roles=[somebody(people=2), things("chair", "wheelchair")]))
    assert [(r.id, r.people) for r in need.person_roles] == [("company", 2)]
    assert [(r.id, r.quantity) for r in need.item_roles] == [("chair", 1)]
    assert isinstance(need.roles[0], PersonRole)
    assert isinstance(need.roles[1], ItemRole)


@pytest.mark.parametrize(("priority", "weight"), [(1, 1), (2, 2), (3, 4), (5, 16)])
def test_each_priority_weighs_twice_the_one_below(priority: int, weight: int) -> None:
    assert Need.model_validate(a_need(priority=priority)).weight == weight


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
