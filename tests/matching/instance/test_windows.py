"""Windows cut so that nobody is in two places at once, and laid one below the other."""

from hypothesis import given
from hypothesis import strategies as st

from matching.instance.windows import disjoint, stacked
from matching.model import Window

WINDOWS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)).map(lambda w: (w[0], w[0] + w[1])), max_size=5)


@given(WINDOWS)
def test_no_two_are_open_at_once_and_each_lies_in_one_of_the_old(windows: list[Window]) -> None:
    found = disjoint(windows)
    for k, (a, b) in enumerate(found):
        assert all(b <= c or d <= a for c, d in found[k + 1 :])
        assert any(c <= a and b <= d for c, d in windows)


@given(WINDOWS)
def test_windows_that_do_not_overlap_stay_as_they_are(windows: list[Window]) -> None:
    apart = disjoint(windows)
    assert disjoint(apart) == apart


def test_the_first_window_stays_whole_and_of_the_next_the_longest_rest() -> None:
    assert disjoint([(10, 20), (5, 40), (12, 18)]) == [(10, 20), (20, 40)]
    assert disjoint([(10, 20), (20, 30)]) == [(10, 20), (20, 30)]


def test_each_owners_windows_stand_together() -> None:
    rows, first = stacked([[(1, 2), (3, 4)], [], [(5, 6)]])
    assert rows.tolist() == [[1, 2], [3, 4], [5, 6]]
    assert first.tolist() == [0, 2, 2, 3]
    assert stacked([])[0].shape == (0, 2)
