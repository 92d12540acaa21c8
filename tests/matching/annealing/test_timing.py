"""When the stops of a tour may begin."""

from matching.construct.schedule import Schedule
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model.assignment import Assignment
from tests.matching.annealing.boards import on_board
from tests.matching.kit.problems import NEXT_DOOR, a_need, a_problem, a_volunteer, somebody

NEEDS = [
    a_need("before"),
    a_need("pair", place=NEXT_DOOR, minutes=10, roles=[somebody(people=2)]),
    a_need("after", minutes=20),
]


def test_what_stands_around_people_who_meet_has_time_till_they_meet_and_after_it() -> None:
    """Two minutes of way lead from one door to the next; the window is from 480 to 600."""
    instance = Instance.of(read_problem(a_problem(needs=NEEDS, providers=[a_volunteer(), a_volunteer("p2")])))
    starts = {"before": (485, ("p1",)), "pair": (530, ("p1", "p2")), "after": (550, ("p1",))}
    served = [Assignment(need=n, start=s, roles={"company": who}) for n, (s, who) in starts.items()]
    _, _, days = on_board(instance, Schedule(instance, served))
    assert days.start[0, :3].tolist() == [480, 530, 542]
    assert days.latest[0, :3].tolist() == [498, 530, 580]
    assert (days.start[1, 0], days.latest[1, 0]) == (530, 530)
