"""The best tours at given prices: sound, priced right, the best there are, and bounded whatever the room."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.columns.pricing import Prices, best_tours, ranked
from tests.matching.kit.begun import many_tours
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import laid, options
from tests.matching.kit.problems import Json

ROOM = 100_000


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds(), st.integers(0, 999))
def test_every_tour_found_breaks_no_rule_and_brings_what_it_says(data: Json, seed: int) -> None:
    here = laid(data)
    prices = here.prices(seed)
    found = best_tours(here.network, prices, beam=ROOM, a_shift=3)
    for row, way, profit in zip(found.path.tolist(), found.way.tolist(), found.profit.tolist(), strict=True):
        path = options(row)
        problem, plan = here.alone(path)
        report = check(problem, plan)
        assert (report.broken, report.travel) == ([], way)
        assert profit == pytest.approx(here.profit(path, prices))
        assert profit > 0


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds(), st.integers(0, 999))
def test_of_each_shift_the_best_tour_is_found_and_its_profit_is_the_bound(data: Json, seed: int) -> None:
    here = laid(data)
    prices = here.prices(seed)
    found = best_tours(here.network, prices, beam=ROOM, a_shift=3)
    best = np.zeros(len(prices.shift))
    np.maximum.at(best, here.network.shift[found.path[:, 0]], found.profit)
    assert best.tolist() == pytest.approx(here.best(prices))
    assert found.most.tolist() == pytest.approx(here.best(prices))


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds(), st.integers(0, 999), st.integers(1, 2))
def test_the_bound_holds_where_there_is_room_for_few(data: Json, seed: int, beam: int) -> None:
    here = laid(data)
    prices = here.prices(seed)
    found = best_tours(here.network, prices, beam=beam, a_shift=1)
    for most, best in zip(found.most.tolist(), here.best(prices), strict=True):
        assert most >= best - 1e-9


def test_the_highest_scores_of_each_group_are_kept() -> None:
    group, score = np.array([0, 1, 0, 1, 0]), np.array([1.0, 5.0, 3.0, 4.0, 2.0])
    assert sorted(ranked(group, score, 2).tolist()) == [1, 2, 3, 4]


def test_what_is_hoped_is_what_no_tour_that_was_found_brings() -> None:
    here = many_tours()
    network, shifts = here.network, len(here.instance.shift_start)
    prices = Prices(np.full(len(network.need), 50.0), 1.0, np.zeros(shifts))
    for beam in (1, ROOM):
        tours = best_tours(network, prices, beam=beam, a_shift=6)
        begins = network.shift[tours.path[:, 0]]
        found = [tours.profit[begins == shift].max(initial=0.0) for shift in range(shifts)]
        assert tours.unattained(network) == pytest.approx(sum(tours.most - found))
        assert (tours.unattained(network) > 1e-6) == (beam == 1)
