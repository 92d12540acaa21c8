"""The most visits of a provider: never fewer than in any plan, and no more than its hours hold."""

from collections import Counter, defaultdict

import pytest
from hypothesis import given, settings

from matching.columns.rows import most_visits
from tests.matching.kit.brute import sound_plans
from tests.matching.kit.days import days_of_all_kinds, full_days
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import END_OF_STREET, Json, a_need, a_problem, a_volunteer, small_problems, somebody


def most(data: Json) -> list[int]:
    here = laid(data)
    return most_visits(here.instance, here.candidates).tolist()


def nobody_has_more_in_any_plan(here: Laid) -> None:
    limit, number = most_visits(here.instance, here.candidates), here.instance.provider_number
    for plan, _ in sound_plans(here.problem):
        visits = Counter(number[who] for served in plan.served for _, who in served.people)
        assert all(many <= limit[who] for who, many in visits.items())


@settings(max_examples=60, deadline=None)
@given(small_problems(needs=3))
def test_no_plan_has_a_provider_with_more_visits(data: Json) -> None:
    nobody_has_more_in_any_plan(laid(data))


@settings(max_examples=30, deadline=None)
@given(full_days(needs=3, slack=3, teams=True))
def test_nor_has_one_of_a_full_day_with_teams(data: Json) -> None:
    nobody_has_more_in_any_plan(laid(data))


@settings(max_examples=100, deadline=None)
@given(days_of_all_kinds(needs=4))
def test_no_tours_one_of_each_shift_have_more_visits_but_for_the_cap(data: Json) -> None:
    here = laid(data)
    longest = defaultdict[int, int](int)
    for path in here.tours:
        shift = int(here.network.shift[path[0]])
        longest[shift] = max(longest[shift], len(path))
    together = Counter[int]()
    for shift, many in longest.items():
        together[int(here.instance.shift_provider[shift])] += many
    limit = most_visits(here.instance, here.candidates)
    assert all(min(many, int(here.instance.visits_cap[who])) <= limit[who] for who, many in together.items())


NEEDS = [a_need(f"n{k}", minutes=25 + k) for k in range(20)]
"""The shortest four take 106 minutes, five 135; the shortest eight 228 and nine 261."""


@pytest.mark.parametrize(("more", "visits"), [
    ({}, 4),
    ({"crew": 2}, 8),
    ({"max_visits": 3}, 3),
    ({"windows": [[480, 500]]}, 0),
    ({"windows": [[480, 531], [540, 591]]}, 4),  # 25 + 26 in each
    ({"windows": [[480, 530], [540, 590]]}, 2),
    ({"kind": "cook"}, 0),
])  # fmt: skip
def test_as_many_as_the_hours_hold_the_shortest_first(more: Json, visits: int) -> None:
    assert most(a_problem(needs=NEEDS, providers=[a_volunteer(**more)])) == [visits]


def test_what_takes_no_time_always_has_room() -> None:
    needs = [*NEEDS, *(a_need(f"word{k}", minutes=0) for k in range(7))]
    assert most(a_problem(needs=needs, providers=[a_volunteer()])) == [4 + 7]


def test_one_visit_in_two_windows_counts_once_and_each_role_of_a_need_counts() -> None:
    twice = a_need("twice", windows=[[480, 520], [530, 570]])
    pair = a_need("pair", roles=[somebody("a"), somebody("b")])
    assert most(a_problem(needs=[twice], providers=[a_volunteer()])) == [1]
    assert most(a_problem(needs=[pair], providers=[a_volunteer()])) == [2]


def test_each_provider_has_its_own_number() -> None:
    far = a_need("far", place=END_OF_STREET)
    people = [a_volunteer("near", radius_km=1), a_volunteer("p2"), a_volunteer("p3", max_visits=1)]
    assert most(a_problem(needs=[far, a_need()], providers=people)) == [1, 2, 1]
    assert most(a_problem(providers=people)) == [0, 0, 0]
    assert most(a_problem(needs=NEEDS)) == []
