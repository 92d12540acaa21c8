"""The kills of `kills.py`, a few of them."""

import pytest

from tests.faults.kills import kill_while_talking
from tests.faults.measuring import BOTH


@pytest.mark.parametrize("kind", BOTH)
async def test_no_word_is_lost_by_a_kill_and_what_comes_twice_says_so(kind: str) -> None:
    toll = await kill_while_talking(kind, kills=3, people=4)
    assert toll.said > 0
    assert (toll.lost, toll.unmarked) == (0, 0)
