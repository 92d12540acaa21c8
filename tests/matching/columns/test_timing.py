"""When the visits of a tour may start: the earliest and the latest of all ways to keep it."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from hypothesis import given, settings

from matching.check import check
from matching.columns.timing import bounds_of, starts_of, way_of, ways_of
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.days import days_of_all_kinds, full_days
from tests.matching.kit.laid import Laid, Path, laid
from tests.matching.kit.problems import Json


def schedules(here: Laid, path: Path) -> Iterator[tuple[int, ...]]:
    """Every choice of starts with which the tour breaks no rule."""
    problem, plan = here.alone(path)
    spans = [range(int(here.network.low[o]), int(here.network.high[o]) + 1) for o in path]
    for starts in product(*spans):
        served = [Assignment(need=s.need, start=t, roles=s.roles) for s, t in zip(plan.served, starts, strict=True)]
        ends = [t + int(here.network.length[o]) for o, t in zip(path, starts, strict=True)]
        in_order = all(end <= start for end, start in zip(ends, starts[1:], strict=False))
        if in_order and not check(problem, Plan(served=tuple(served))).broken:
            yield starts


@settings(max_examples=30, deadline=None)
@given(full_days(needs=3, slack=3))
def test_the_bounds_are_the_earliest_and_the_latest_start_of_each_visit(data: Json) -> None:
    here = laid(data)
    for path in here.tours[:12]:
        bounds, kept = bounds_of(here.instance, here.network, path), list(schedules(here, path))
        assert bounds.low == [min(column) for column in zip(*kept, strict=True)]
        assert bounds.high == [max(column) for column in zip(*kept, strict=True)]
        for starts in kept:
            assert starts[-1] - starts[0] >= bounds.between(0, len(path) - 1)


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds())
def test_unless_told_otherwise_each_visit_starts_as_early_as_may_be(data: Json) -> None:
    here = laid(data)
    for path in here.tours:
        needs = here.network.need[list(path)].tolist()
        assert starts_of(here.instance, here.network, path, {}) == dict(zip(needs, here.starts(path), strict=True))
        assert way_of(here.instance, here.network, path) == here.way(path)


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds())
def test_the_ways_of_all_tours_of_a_day_at_once_are_those_of_each(data: Json) -> None:
    here = laid(data)
    option = np.array([o for path in here.tours for o in path], dtype=np.int64)
    first = np.cumsum([0, *map(len, here.tours)])[:-1]
    each = [way_of(here.instance, here.network, path) for path in here.tours]
    assert ways_of(here.instance, here.network, option, first).tolist() == each


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds())
def test_a_start_that_is_given_stays_and_the_next_ones_follow_it(data: Json) -> None:
    here = laid(data)
    for path in here.tours:
        late, need = bounds_of(here.instance, here.network, path).high, int(here.network.need[path[0]])
        found = starts_of(here.instance, here.network, path, {need: late[0]})
        problem, plan = here.alone(path)
        number = here.instance.need_number
        served = [Assignment(need=s.need, start=found[number[s.need]], roles=s.roles) for s in plan.served]
        assert found[need] == late[0]
        assert check(problem, Plan(served=tuple(served))).broken == []
