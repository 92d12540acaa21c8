"""Rule 2: who may fill a role, and with whom."""

import pytest

from tests.matching.check.good import TEAM, named
from tests.matching.kit.problems import Json, a_match


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"wash": a_match("wash", 545, company=[])}, "wash/company: 0 people for 1"),
        ({"wash": a_match("wash", 545, company=["zoe"])}, "wash/company: unknown provider zoe"),
        ({"wash": a_match("wash", 545, company={"r1": 1})}, "wash/company: amounts for people"),
        ({"wash": a_match("wash", 545, company=["eve"])}, "wash/company: eve is refused"),
        ({"wash": a_match("wash", 545, company=[TEAM])}, "wash/company: team is of another kind"),
        ({"walk": a_match("walk", 515, company=[TEAM], chair={"r1": 1})}, "walk/company: team lacks skills"),
        ({"walk": a_match("walk", 545, company=["eve"], chair={"r1": 1}), "feast": None}, "walk/company: eve is too"),
        ({"feast": a_match("feast", 480, cooks=["bob", "bob"], food={"r3": 3})}, "feast: one provider in two places"),
    ],
)  # fmt: skip
def test_whoever_does_not_fit_is_named(changes: dict[str, Json | None], fault: str) -> None:
    assert named(fault, **changes)
