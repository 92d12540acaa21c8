"""Candidates narrowed to the starts that a whole team has in common: no way to serve a need is lost, and none stays
that no team could take."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.construct.presolve import common_starts, covered, intersect, presolve
from matching.construct.schedule import Schedule
from matching.model import Window
from tests.matching.kit.brute import ways
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import Json, a_need, a_problem, a_stock, a_volunteer, small_problems, somebody, things
from tests.matching.kit.visits import visits

SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda w: (w[0], w[0] + w[1])), max_size=5)


def moments(spans: list[Window]) -> set[int]:
    return {m for a, b in spans for m in range(a, b + 1)}


@settings(max_examples=80, deadline=None)
@given(small_problems())
def test_no_way_to_serve_a_need_is_lost(data: Json) -> None:
    here = laid(data)
    kept = visits(here.problem, presolve(here.instance, here.candidates))
    assert kept <= visits(here.problem, here.candidates)
    for need in here.problem.needs:
        for way in ways(here.problem, need):
            assert {(need.id, role, who, way.start) for role, who in way.people} <= kept


def test_only_what_all_have_in_common_stays() -> None:
    """She can till half past eight, he from a quarter past on; the chair is there till twenty past nine."""
    roles = [somebody("one", people=2), things("c", "wheelchair")]
    people = [a_volunteer("she", windows=[[480, 540]]), a_volunteer("he", windows=[[495, 600]])]
    stock = a_stock(windows=[[480, 530]])
    here = laid(a_problem(needs=[a_need(roles=roles)], providers=people, resources=[stock]))
    kept = presolve(here.instance, here.candidates)
    assert {(low, high) for low, high in zip(kept.low.tolist(), kept.high.tolist(), strict=True)} == {(495, 500)}
    assert common_starts(here.instance, here.candidates, Schedule(here.instance), 0) == [(495, 500)]


def test_where_one_role_stays_empty_nothing_stays() -> None:
    roles = [somebody(), things("c", "wheelchair")]
    here = laid(a_problem(needs=[a_need(roles=roles)], providers=[a_volunteer()]))
    assert len(presolve(here.instance, here.candidates).need) == 0


def test_of_nothing_nothing_stays() -> None:
    for data in (a_problem(), a_problem(needs=[a_need()]), a_problem(providers=[a_volunteer()])):
        here = laid(data)
        assert len(presolve(here.instance, here.candidates).need) == 0


@given(SPANS, st.integers(1, 3))
def test_a_moment_is_covered_so_often_as_spans_hold_it(spans: list[Window], times: int) -> None:
    low, high = (np.array([w[k] for w in spans], dtype=np.int64) for k in (0, 1))
    wanted = {m for m in range(20) if sum(a <= m <= b for a, b in spans) >= times}
    assert moments(covered(low, high, times)) == wanted


@given(SPANS, SPANS)
def test_spans_share_the_moments_that_both_hold(one: list[Window], other: list[Window]) -> None:
    assert moments(intersect(one, other)) == moments(one) & moments(other)
