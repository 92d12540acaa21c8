"""A plan laid out for the compiled loops: who may move, what stands where, and who is related to whom."""

from matching.annealing.board import make_board
from matching.annealing.ground import Ground
from matching.columns.network import make_network
from matching.dispatch.diary import Diary
from matching.layout.candidates import find_candidates
from matching.layout.instance import Instance
from matching.reading import read_problem
from tests.matching.laid import laid
from tests.matching.problems import (
    END_OF_STREET,
    NEXT_DOOR,
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_volunteer,
    somebody,
)


def movable(data: Json, *served: Json) -> dict[str, bool]:
    instance = Instance.of(read_problem(data))
    network = make_network(instance, find_candidates(instance))
    diary = Diary(instance, a_plan(*served).served)
    board, _ = make_board(instance, network, Ground.of(instance, network), diary)
    return dict(zip(instance.need_number, board.movable.tolist(), strict=True))


def test_needs_of_one_person_move_and_needs_of_two_stay() -> None:
    data = a_problem(needs=[a_need("one"), a_need("two", roles=[somebody(people=2)])], providers=[a_volunteer()])
    assert movable(data) == {"one": True, "two": False}


def test_what_is_agreed_stays() -> None:
    match = a_match(company=["p1"])
    data = a_problem(needs=[a_need(), a_need("n2")], providers=[a_volunteer()], fixed=[match])
    assert movable(data, match) == {"n1": False, "n2": True}


def test_what_a_team_does_stays_with_the_team() -> None:
    team = a_volunteer("team", crew=2)
    data = a_problem(needs=[a_need(), a_need("n2")], providers=[a_volunteer(), team])
    assert movable(data, a_match(company=["team"])) == {"n1": False, "n2": True}


def test_who_lives_near_at_the_same_hour_is_related_most() -> None:
    needs = [a_need("n1"), a_need("later", windows=[[900, 960]]), a_need("far", place=END_OF_STREET),
             a_need("near", place=NEXT_DOOR)]  # fmt: skip
    here = laid(a_problem(needs=needs))
    ground = Ground.of(here.instance, here.network)
    assert [needs[n]["id"] for n in ground.near[0]] == ["n1", "near", "far", "later"]
