"""Who comes to which need is kept by need, in any order."""

from hypothesis import given
from hypothesis import strategies as st

from matching.annealing.visits import is_open, joins, leaves
from matching.construct.schedule import Schedule
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from tests.matching.annealing.boards import on_board
from tests.matching.kit.problems import a_need, a_problem, a_volunteer, somebody

PEOPLE = 4


@given(st.permutations(range(PEOPLE)), st.integers(0, PEOPLE))
def test_a_need_is_open_till_the_first_joins_and_when_the_last_has_left(order: list[int], stay: int) -> None:
    need = a_need(roles=[somebody(people=PEOPLE)])
    people = [a_volunteer(f"p{k}") for k in range(PEOPLE)]
    instance = Instance.of(read_problem(a_problem(needs=[need], providers=people)))
    _, _, days = on_board(instance, Schedule(instance, ()))
    assert is_open(days, 0)
    for option in range(PEOPLE):
        joins(days, 0, option)
        assert not is_open(days, 0)
    for option in order[stay:]:
        leaves(days, 0, option)
    assert sorted(days.where[0].tolist()) == sorted([*order[:stay], *[-1] * (PEOPLE - stay)])
    assert is_open(days, 0) == (stay == 0)
