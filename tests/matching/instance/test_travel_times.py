"""Ways by number."""

from hypothesis import given, settings

from matching.instance.travel_times import Ways
from matching.io.reading import read_problem
from matching.model.geometry import travel_minutes
from tests.matching.kit.problems import Json, small_problems


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_a_way_is_the_one_between_the_two_places_however_often_it_is_asked_for(data: Json) -> None:
    problem = read_problem(data)
    ways, travel = Ways(problem), problem.travel
    for _ in range(2):
        for a, one in enumerate(problem.needs):
            for b, other in enumerate(problem.needs):
                assert ways.between(a, b) == travel_minutes(travel, one.place, other.place)
            for p, provider in enumerate(problem.providers):
                assert ways.from_home(p, a) == travel_minutes(travel, provider.place, one.place)
