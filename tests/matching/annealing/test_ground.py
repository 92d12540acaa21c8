"""What annealing knows whatever the plan: who is related to whom, who is asked for, whom to keep apart."""

from matching.annealing.ground import TOGETHER_PEOPLE, Ground
from matching.columns.labels import NONE
from matching.columns.network import make_network
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.model import Problem
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import END_OF_STREET, NEXT_DOOR, a_need, a_problem, a_volunteer, somebody
from tests.matching.model.test_explicit_data import a_need as a_given_need
from tests.matching.model.test_explicit_data import a_problem as a_given_problem


def ground_of(problem: Problem) -> Ground:
    instance = Instance.of(problem)
    return Ground.of(instance, make_network(instance, find_candidates(instance)))


def test_who_lives_near_at_the_same_hour_is_related_most() -> None:
    needs = [a_need("n1"), a_need("later", windows=[[900, 960]]), a_need("far", place=END_OF_STREET),
             a_need("near", place=NEXT_DOOR)]  # fmt: skip
    here = laid(a_problem(needs=needs))
    ground = Ground.of(here.instance, here.network)
    assert [needs[n]["id"] for n in ground.near[0]] == ["n1", "near", "far", "later"]


def test_each_who_is_asked_for_is_asked_by_role() -> None:
    pair = a_need("pair", roles=[somebody("nurse"), somebody("helper", people=2)])
    here = laid(a_problem(needs=[pair, a_need()], providers=[a_volunteer(f"p{k}") for k in range(3)]))
    assert Ground.of(here.instance, here.network).asked.tolist() == [[0, 1, 1], [0, NONE, NONE]]


def test_what_asks_for_a_crowd_or_for_somebody_who_is_not_there_stays_as_it_is() -> None:
    crowd = a_need("crowd", roles=[somebody(people=TOGETHER_PEOPLE + 1)])
    nobody = a_need("nobody", roles=[somebody(), somebody("medic", skills=["medicine"])])
    people = [a_volunteer(f"p{k}") for k in range(TOGETHER_PEOPLE + 1)]
    here = laid(a_problem(needs=[crowd, nobody, a_need()], providers=people))
    assert Ground.of(here.instance, here.network).loose.tolist() == [False, False, True]


def test_needs_to_be_kept_apart_name_each_other() -> None:
    names = ("a", "b", "c")
    needs = [a_given_need(n, others=frozenset(names) - {n}) for n in names]
    ground = ground_of(a_given_problem(*needs, a_given_need("d")))
    rows = [ground.apart[a:b].tolist() for a, b in zip(ground.apart_first, ground.apart_first[1:], strict=False)]
    assert rows == [[1, 2], [0, 2], [0, 1], []]
