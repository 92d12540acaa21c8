"""The options of people alone, and an arc wherever one visit may follow another."""

from hypothesis import given, settings

from matching.model.geometry import travel_minutes
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import Json


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds())
def test_the_options_are_the_candidates_of_people_in_order_of_shift(data: Json) -> None:
    here = laid(data)
    n, c = here.network, here.candidates
    crew = [p.crew for p in here.problem.providers]
    assert sorted(n.row.tolist()) == [k for k, p in enumerate(c.provider.tolist()) if crew[p] == 1]
    assert n.shift.tolist() == sorted(n.shift.tolist())


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds())
def test_there_is_an_arc_wherever_one_shift_has_time_for_both_and_nowhere_else(data: Json) -> None:
    here = laid(data)
    n, needs = here.network, here.problem.needs
    rows = range(len(n.row))
    wanted = {}
    for a in rows:
        for b in rows:
            one, other = needs[n.need[a]], needs[n.need[b]]
            way = travel_minutes(here.problem.travel, one.place, other.place)
            if one is not other and n.shift[a] == n.shift[b] and n.low[a] + one.minutes + way <= n.high[b]:
                wanted[a, b] = way
    arcs = zip(n.origin.tolist(), n.target.tolist(), strict=True)
    assert dict(zip(arcs, n.way.tolist(), strict=True)) == wanted
    for b in {b for _, b in wanted}:
        assert n.nearest[b] == min(way for (_, target), way in wanted.items() if target == b)


@settings(max_examples=40, deadline=None)
@given(days_of_all_kinds())
def test_the_arcs_of_active_options_are_those_between_them(data: Json) -> None:
    n = laid(data).network
    active = n.row % 2 == 0
    first, target, _ = n.arcs_of(active)
    found = [(o, t) for o in range(len(n.row)) for t in target[first[o] : first[o + 1]].tolist()]
    arcs = zip(n.origin.tolist(), n.target.tolist(), strict=True)
    assert found == [(a, b) for a, b in arcs if active[a] and active[b]]
