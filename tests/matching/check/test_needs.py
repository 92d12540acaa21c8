"""Rule 1: a need is served whole or not at all, once, inside its windows."""

import pytest

from tests.matching.check.good import GOOD, named
from tests.matching.kit.problems import Json, a_match


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"wash": a_match("wash", 470, company=["bob"])}, "wash: start 470 outside its windows"),
        ({"wash": a_match("wash", 571, company=["bob"])}, "wash: start 571 outside its windows"),
        ({"wash": a_match("wash", 545, helper=["bob"])}, "wash: roles"),
        ({"more": GOOD["wash"]}, "wash: served twice"),
        ({"more": a_match("dance", company=["bob"])}, "unknown need dance"),
    ],
)  # fmt: skip
def test_a_need_served_twice_by_halves_or_out_of_time_is_named(changes: dict[str, Json | None], fault: str) -> None:
    assert named(fault, **changes)
