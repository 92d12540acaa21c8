"""Tours in the making: grown one by one they are all tours there are, and thinning keeps one as good as each."""

import numpy as np
from hypothesis import given, settings

from matching.columns.labels import Labels, begun, grown, undominated
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import Json, a_need, a_problem, a_volunteer


def generations(here: Laid) -> list[Labels]:
    """All labels of one visit, of two, and so on, none thinned."""
    n = here.network
    worth, active = np.arange(len(n.row), dtype=np.float64), np.ones(len(n.row), dtype=bool)
    found = [begun(n, worth, active)]
    while len(found[-1].time):
        found.append(grown(n, worth, n.arcs_of(active), found[-1]))
    return found[:-1]


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds())
def test_labels_grow_into_every_tour_the_checker_allows_and_no_other(data: Json) -> None:
    here = laid(data)
    grew = [tuple(path) for labels in generations(here) for path in labels.path.tolist()]
    assert sorted(grew) == sorted(here.tours)


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds())
def test_a_label_knows_its_way_its_end_its_minutes_and_its_worth(data: Json) -> None:
    here = laid(data)
    n = here.network
    for labels in generations(here):
        for k, path in enumerate(map(tuple, labels.path.tolist())):
            assert labels.time[k] == here.starts(path)[-1] + n.length[path[-1]]
            assert labels.way[k] + n.road[path[-1]] == here.way(path)
            assert labels.minutes[k] == sum(n.length[list(path)])
            assert labels.value[k] == sum(path)


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds())
def test_of_labels_with_the_same_visits_one_is_kept_that_is_no_later_and_came_no_longer_way(data: Json) -> None:
    here = laid(data)
    n = here.network
    for labels in generations(here):
        rows = zip(labels.path.tolist(), labels.time.tolist(), labels.way.tolist(), strict=True)
        thin = undominated(n, labels)
        kept = list(zip(thin.path.tolist(), thin.time.tolist(), thin.way.tolist(), strict=True))
        for path, time, way in rows:
            visits = {(n.need[o], n.role[o]) for o in path}
            assert any(
                (own[-1] == path[-1] and {(n.need[o], n.role[o]) for o in own} == visits and t <= time and w <= way)
                for own, t, w in kept
            )


def test_of_two_ways_round_only_the_better_is_kept() -> None:
    """Both orders of the first two visits end at the same time at the third; one of them is the longer way."""
    paths = np.array([[0, 1, 2], [1, 0, 2]])
    same = np.array([30, 30])
    labels = Labels(paths, same, np.array([9, 7]), np.array([1.0, 1.0]), same, np.array([5, 5]))
    here = laid(a_problem(needs=[a_need(f"n{k}") for k in range(3)], providers=[a_volunteer()]))
    assert undominated(here.network, labels).path.tolist() == [[1, 0, 2]]
