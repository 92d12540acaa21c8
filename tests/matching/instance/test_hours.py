"""Hours as bits: windows that meet always share one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.instance.hours import PARTS, Hours, together

MOMENTS = st.integers(-10_000, 10_000)
WINDOWS = st.lists(st.tuples(MOMENTS, st.integers(0, 3000)).map(lambda w: (w[0], w[0] + w[1])), min_size=1, max_size=6)


def column(values: list[int]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array(values, dtype=np.int64)


@given(WINDOWS, WINDOWS, WINDOWS)
def test_windows_that_meet_share_a_bit_whatever_time_the_hours_were_laid_over(
    laid: list[tuple[int, int]], ours: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> None:
    hours = Hours.over(*(column(list(side)) for side in zip(*laid, strict=True)))
    for a, b in ours:
        for c, d in theirs:
            if max(a, c) <= min(b, d):
                assert hours.touched(column([a]), column([b])) & hours.touched(column([c]), column([d]))


@given(WINDOWS)
def test_a_window_touches_the_parts_that_hold_its_minutes_and_no_other(laid: list[tuple[int, int]]) -> None:
    starts, ends = (column(list(side)) for side in zip(*laid, strict=True))
    hours = Hours.over(starts, ends)
    for (a, b), bits in zip(laid, hours.touched(starts, ends).tolist(), strict=True):
        assert {k for k in range(PARTS) if bits >> k & 1} == {
            (m - hours.start) // hours.length for m in range(a, b + 1)
        }


def test_an_owner_has_the_hours_of_all_its_windows_and_one_without_windows_has_none() -> None:
    bits = np.array([1, 4, 8], dtype=np.uint64)
    assert together(bits, column([0, 2, 2, 3])).tolist() == [5, 0, 8]
