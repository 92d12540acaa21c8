"""The index of a plan: who and what is asked for when, and nothing that the problem does not know."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check.index import PlanIndex
from matching.io.reading import read_problem
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import (
    END_OF_STREET,
    MARKET,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    small_problems,
    things,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_visit_is_in_one_tour_of_its_provider_or_outside_them_all(data: st.DataObject) -> None:
    problem = data.draw(small_problems())
    index = PlanIndex.of(read_problem(problem), data.draw(plans(problem)))
    in_tours = [(tour.provider.id, visit) for tour in index.tours for visit in tour.visits]
    outside = [(name, v) for name, own in index.visits.items() for v in own if (name, v[2]) in index.outside]
    assert sorted(in_tours + outside) == sorted((name, v) for name, own in index.visits.items() for v in own)
    for tour in index.tours:
        assert tour.visits == sorted(tour.visits)
        assert all(tour.window[0] <= start and end <= tour.window[1] for start, end, _ in tour.visits)


def test_what_is_unknown_served_again_or_served_by_halves_asks_nothing_of_anybody() -> None:
    both = [a_need("n1"), a_need("n2", roles=[things("c", "wheelchair"), things("d", "rice")])]
    problem = read_problem(a_problem(needs=both, providers=[a_volunteer()], resources=[a_stock()]))
    again, half = a_match("n1", 530, company=["p1"]), a_match("n2", 480, c={"r1": 1})
    matches = [a_match("n1", 490, company=["p1", "ghost"]), again, half, a_match("n9", 490, company=["p1"])]
    index = PlanIndex.of(problem, a_plan(*matches))
    assert [(need.id, served.start) for need, served in index.known] == [("n1", 490), ("n2", 480)]
    assert [need.id for need, _ in index.whole] == ["n1"]
    assert dict(index.visits) == {"p1": [(490, 520, "n1")]}
    assert dict(index.uses) == {}


def test_a_person_goes_from_one_to_the_next_and_a_team_from_home_to_each() -> None:
    needs = [a_need("n1", place=MARKET), a_need("n2", place=END_OF_STREET)]
    plan = a_plan(a_match("n1", 490, company=["p1"]), a_match("n2", 530, company=["p1"]))
    for crew, ways, travel in ((1, [3, 2, 4], 9), (2, [3, 4], 14)):
        tour = PlanIndex.of(read_problem(a_problem(needs=needs, providers=[a_volunteer(crew=crew)])), plan).tours[0]
        assert (tour.ways, tour.travel) == (ways, travel)
