"""The problem in numbers says what the problem says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model.geometry import within
from tests.matching.kit.problems import Json, a_match, a_need, a_problem, a_volunteer, small_problems, somebody, things


@settings(max_examples=40, deadline=None)
@given(small_problems(), st.integers(0, 60), st.integers(0, 9))
def test_a_shift_holds_what_one_of_its_providers_windows_holds(data: Json, start: int, length: int) -> None:
    problem = read_problem(data)
    instance = Instance.of(problem)
    for p, provider in enumerate(problem.providers):
        holding = [w for w in provider.windows if w[0] <= start and start + length <= w[1]]
        shift = instance.shift_holding(p, start, start + length)
        assert (shift is None) == (not holding)
        if shift is not None:
            assert instance.shift_provider[shift] == p
            assert (instance.shift_start[shift], instance.shift_end[shift]) == holding[0]


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_numbers_stand_for_names_and_ways_for_places(data: Json) -> None:
    problem = read_problem(data)
    instance = Instance.of(problem)
    assert [instance.need(instance.need_number[n.id]) for n in problem.needs] == list(problem.needs)
    assert [instance.provider(instance.provider_number[p.id]) for p in problem.providers] == list(problem.providers)
    many = range(len(problem.needs))
    assert instance.ways(instance.weights * 0 + list(many)).tolist() == [  # type: ignore[arg-type]
        [instance.way(a, b) for b in many] for a in many
    ]
    refused = {
        (i, p) for i, n in enumerate(problem.needs) for p, who in enumerate(problem.providers) if who.id in n.refuse
    }
    assert {divmod(pair, len(problem.providers)) for pair in instance.refusals.tolist()} == refused


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_the_stocks_near_a_place_are_those_whose_radius_holds_it(data: Json) -> None:
    problem = read_problem(data)
    instance = Instance.of(problem)
    for need in problem.needs:
        for role in need.item_roles:
            near = [r for r in problem.resources if r.item == role.item and within(r.place, need.place, r.radius_km)]
            assert instance.stocks_near(need.place, role.item) == near == instance.stocks_near(need.place, role.item)


def test_more_than_a_tour_hangs_on_a_start_where_several_come_or_things_do_or_it_was_agreed() -> None:
    two, thing = a_need("two", roles=[somebody(people=2)]), a_need("thing", roles=[somebody(), things("c", "chair")])
    needs = [a_need("one"), two, thing, a_need("fixed"), a_need("before")]
    people = [a_volunteer("p1"), a_volunteer("p2")]
    agreed = {"fixed": [a_match("fixed", company=["p1"])], "previous": [a_match("before", company=["p2"])]}
    instance = Instance.of(read_problem(a_problem(needs=needs, providers=people, **agreed)))
    assert [instance.shared(k) for k in range(5)] == [False, True, True, True, True]


def test_what_has_no_bound_is_bound_by_nothing() -> None:
    people = [a_volunteer("free"), a_volunteer("bound", radius_km=2, max_minutes=90, max_visits=1)]
    instance = Instance.of(read_problem(a_problem(providers=people)))
    assert instance.radii[0] > 20_000 > instance.minutes_cap[1]
    assert (instance.radii[1], instance.minutes_cap[1], instance.visits_cap[1]) == (2, 90, 1)
    assert instance.minutes_cap[0] == instance.visits_cap[0] > 10**6
