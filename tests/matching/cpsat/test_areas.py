"""What is planned anew: whole days, or needs near each other; in both, who comes to them now may still come."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.construct.greedy import construct
from matching.construct.schedule import Schedule
from matching.cpsat.areas import Areas, visits
from matching.cpsat.large_neighbourhoods import KINDS
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import (
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_volunteer,
    helpful_problems,
    somebody,
)


def areas(here: Laid, seed: int = 1) -> Areas:
    """The areas of a problem."""
    return Areas(here.instance, here.candidates, random.Random(seed))


@settings(max_examples=50, deadline=None)
@given(helpful_problems(needs=4), st.sampled_from(sorted(KINDS)), st.integers(1, 60), st.integers(0, 9))
def test_an_area_is_whole(data: Json, name: str, size: int, seed: int) -> None:
    """Its rows are of its needs and people; a served need in it can stay as it is; one only partly in it is frozen."""
    here = laid(data)
    looking = areas(here, seed)
    if not looking.possible:
        return
    schedule = construct(here.instance, here.candidates)
    area, c = KINDS[name].lay(looking, schedule, float(size)), here.candidates
    assert list(area.rows) == sorted(set(area.rows.tolist()))
    assert set(c.need[area.rows].tolist()) <= area.needs
    assert set(c.provider[area.rows].tolist()) <= area.providers
    rows = {(int(c.need[k]), int(c.role[k]), int(c.provider[k]), int(c.shift[k])) for k in area.rows}
    for need in schedule.served:
        mine = [who in area.providers for _, who, _ in visits(schedule, need)]
        assert (need in area.frozen) == (any(mine) and not all(mine))
        if need in area.needs:
            assert {(need, *visit) for visit in visits(schedule, need)} <= rows


@pytest.fixture
def along_a_road() -> Laid:
    """Three needs, each further away, and a neighbour for each, who could serve all."""
    needs = [a_need(f"n{k}", place=[114.0 + k / 10, 27.6], roles=[somebody()]) for k in range(3)]
    return laid(a_problem(needs=needs, providers=[a_volunteer(f"p{k}", radius_km=100) for k in range(3)]))


def test_one_of_three_stays_with_whom_it_is_and_seldom_the_one_between_the_two_others(along_a_road: Laid) -> None:
    served = a_plan(*(a_match(f"n{k}", 500, company=[f"p{k}"]) for k in range(3))).served
    looking, schedule = areas(along_a_road), Schedule(along_a_road.instance, served)
    stays: Counter[int] = Counter()
    for _ in range(100):
        needs = along_a_road.candidates.need[looking.near(schedule, 4.0).rows]
        choices = [int((needs == n).sum()) for n in range(3)]
        assert sorted(choices) == [1, 3, 3]
        stays[choices.index(1)] += 1
    assert stays[1] < min(stays[0], stays[2])
