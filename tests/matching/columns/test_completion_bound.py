"""Completion bound: never less than what the best rest of a tour brings."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.columns.completion_bound import CompletionBound
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import END_OF_STREET, Json, a_need, a_problem, a_volunteer


@settings(max_examples=80, deadline=None)
@given(days_of_all_kinds(), st.integers(0, 999))
def test_no_tour_that_begins_so_brings_more_than_is_hoped(data: Json, seed: int) -> None:
    here = laid(data)
    n, prices = here.network, here.prices(seed)
    completion = CompletionBound.of(n, prices.option, prices.minute, prices.option > 0, len(prices.shift))
    for tour in here.tours:
        if prices.option[list(tour)].min() <= 0:
            continue
        for k in range(1, len(tour) + 1):
            begun, end = tour[:k], here.starts(tour)[k - 1] + int(n.length[tour[k - 1]])
            shift, left = n.shift[[tour[0]]], n.closes[[tour[0]]] - end
            way_home = prices.minute * float(n.road[begun[-1]])
            potential = here.profit(begun, prices) + way_home + float(completion.at(shift, left)[0])
            assert potential >= here.profit(tour, prices) - 1e-9


def test_what_fits_in_no_more_minutes_is_not_hoped_for() -> None:
    """Two visits of half an hour at home, worth 7 and 3: the better one first, of the last a part."""
    n = laid(a_problem(needs=[a_need("n1"), a_need("n2")], providers=[a_volunteer()])).network
    completion = CompletionBound.of(n, np.array([7.0, 3.0]), 1.0, np.array([True, True]), 1)
    shift = np.zeros(5, dtype=np.int64)
    assert completion.at(shift, np.array([0, 15, 30, 40, 500])).tolist() == [0, 3.5, 7, 8, 10]


def test_the_way_to_a_far_place_is_not_counted_again_for_whoever_is_there() -> None:
    """Three visits next to each other, four minutes from home: the next one is no way at all."""
    needs = [a_need(f"n{k}", place=END_OF_STREET) for k in range(3)]
    n = laid(a_problem(needs=needs, providers=[a_volunteer()])).network
    completion = CompletionBound.of(n, np.array([10.0, 10.0, 10.0]), 1.0, np.array([True, True, True]), 1)
    assert completion.at(np.zeros(1, dtype=np.int64), np.array([500])).tolist() == [30]
