"""Who could serve what, and when: neither more nor less than the rules allow."""

from hypothesis import given, settings

from matching.check import check
from matching.instance.candidates import eligible, find_candidates, lacking_one
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.problems import (
    END_OF_STREET,
    MARKET,
    Json,
    a_need,
    a_problem,
    a_volunteer,
    small_problems,
    somebody,
)
from tests.matching.kit.visits import Visits, visits


def allowed(problem: Problem) -> Visits:
    """The same by the checker: every visit, alone, of a need that asks for this one person."""
    found = set()
    for need in problem.needs:
        for role in need.person_roles:
            single = need.but(roles=(role.but(people=1),))
            one = problem.but(needs=(single,), fixed=(), previous=())
            for provider in problem.providers:
                for start in {s for a, b in need.windows for s in range(a, b - need.minutes + 1)}:
                    served = Assignment(need=need.id, start=start, roles={role.id: (provider.id,)})
                    if not check(one, Plan(served=(served,))).broken:
                        found.add((need.id, role.id, provider.id, start))
    return found


@settings(max_examples=80, deadline=None)
@given(small_problems())
def test_the_candidates_are_all_visits_that_hold_alone(data: Json) -> None:
    problem = read_problem(data)
    assert visits(problem, find_candidates(Instance.of(problem))) == allowed(problem)


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_the_rows_of_a_need_are_its_own(data: Json) -> None:
    problem = read_problem(data)
    instance = Instance.of(problem)
    whole = find_candidates(instance)
    assert [whole.need[k] for n in range(len(problem.needs)) for k in whole.rows(n)] == [
        n for n in range(len(problem.needs)) for _ in whole.rows(n)
    ]
    for n in range(len(problem.needs)):
        only = find_candidates(instance, [n])
        assert [only.provider[k] for k in only.rows(n)] == [whole.provider[k] for k in whole.rows(n)]


def starts(**provider: object) -> list[tuple[int, int]]:
    """The spans in which a volunteer of this kind may start at the market (3 minutes from home)."""
    problem = read_problem(a_problem(needs=[a_need(place=MARKET)], providers=[a_volunteer(**provider)]))  # type: ignore[arg-type]
    found = find_candidates(Instance.of(problem))
    return list(zip(found.low.tolist(), found.high.tolist(), strict=True))


def test_the_way_there_and_back_lies_in_the_providers_window() -> None:
    assert starts() == [(483, 567)]
    assert starts(windows=[[480, 516]]) == [(483, 483)]
    assert starts(windows=[[480, 515]]) == []


def test_each_window_of_the_provider_gives_its_own_span() -> None:
    assert starts(windows=[[400, 520], [540, 700]]) == [(480, 487), (543, 570)]


def test_radius_and_caps_decide_to_the_last_metre_and_minute() -> None:
    assert starts(radius_km=2.3)
    assert not starts(radius_km=2.2)
    assert starts(max_minutes=30)
    assert not starts(max_minutes=29)
    assert not starts(max_visits=0)


def test_who_lacks_one_skill_is_known_with_it() -> None:
    people = [a_volunteer("both", skills=["a", "b"]), a_volunteer("one", skills=["a"]), a_volunteer("none")]
    other_kind = a_volunteer("other", kind="charity", skills=["a"])
    problem = read_problem(
        a_problem(needs=[a_need(roles=[somebody(skills=["a", "b"])])], providers=[*people, other_kind])
    )
    instance, role = Instance.of(problem), problem.needs[0].person_roles[0]
    assert eligible(instance, role.kinds, role.skills).tolist() == [0]
    assert lacking_one(instance, role) == [(1, "b")]


def test_a_problem_without_anybody_has_no_candidates() -> None:
    for data in (a_problem(), a_problem(needs=[a_need(place=END_OF_STREET)]), a_problem(providers=[a_volunteer()])):
        instance = Instance.of(read_problem(data))
        assert len(find_candidates(instance).need) == 0
