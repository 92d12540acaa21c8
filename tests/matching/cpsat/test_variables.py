"""What the solver may choose: whoever could come, whatever could be brought, whenever a need may start."""

import pytest
from hypothesis import given, settings

from matching.cpsat.variables import freeze, make_variables, starts_allowed
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import (
    MARKET,
    Json,
    a_need,
    a_problem,
    a_stock,
    a_volunteer,
    small_problems,
    somebody,
    things,
)


@settings(max_examples=60, deadline=None)
@given(small_problems())
def test_every_candidate_of_the_needs_is_in_one_visit_and_no_other_is(data: Json) -> None:
    here = laid(data)
    v, c = make_variables(here.instance, here.candidates, [0]), here.candidates
    spans = sorted((x.role, x.provider, x.shift, *span) for x in v.visits for span in x.starts)
    columns = (c.role, c.provider, c.shift, c.low, c.high)
    assert spans == sorted(tuple(int(column[row]) for column in columns) for row in c.rows(0))
    assert {x.need for x in v.visits} <= {0}
    assert len({(x.role, x.shift) for x in v.visits}) == len(v.visits)


@pytest.mark.parametrize(("windows", "spans"), [
    ([[480, 510]], [(480, 480)]), ([[480, 509]], []), ([[480, 600], [700, 729], [800, 831]], [(480, 570), (800, 801)]),
])  # fmt: skip
def test_a_need_may_start_wherever_it_ends_in_time(windows: Json, spans: list[tuple[int, int]]) -> None:
    here = laid(a_problem(needs=[a_need(windows=windows)]))
    assert starts_allowed(here.instance, 0) == spans


def test_only_stocks_within_reach_that_hold_something_can_be_brought_and_no_more_than_they_hold() -> None:
    stocks = [a_stock("r1", quantity=2), a_stock("empty", quantity=0), a_stock("far", place=MARKET, radius_km=1)]
    needs = [a_need(roles=[things("chair", "wheelchair", 3)])]
    here = laid(a_problem(needs=needs, resources=[*stocks, a_stock("rice", item="rice")]))
    v = make_variables(here.instance, here.candidates, [0])
    assert [(x.resource.id, x.amount.domain.flattened_intervals()) for x in v.loads] == [("r1", [0, 2])]


def test_a_frozen_need_stays_when_it_is_and_keeps_the_people_who_come() -> None:
    here = laid(a_problem(needs=[a_need(roles=[somebody(people=2)], place=MARKET)], providers=[a_volunteer()]))
    v = make_variables(here.instance, here.candidates, [])
    freeze(v, 0, 490, [(0, 0, 0)])
    assert [(x.provider, x.road, x.starts) for x in v.visits_of(0)] == [(0, 3, ((490, 490),))]
    assert 0 not in v.served
