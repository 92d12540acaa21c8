"""A problem that uses every rule, a good plan of it, and what the checker says when some matches are changed."""

from matching.check import Report, check
from matching.io.reading import read_problem
from tests.matching.kit.problems import (
    END_OF_STREET,
    MARKET,
    NEXT_DOOR,
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    somebody,
    things,
)

TEAM = "team"
PROBLEM = a_problem(
    needs=[
        a_need("wash", place=NEXT_DOOR, prefer=["ann"], refuse=["eve"]),
        a_need("walk", place=MARKET, roles=[somebody(skills=["escort"]), things("chair", "wheelchair")]),
        a_need("feast", minutes=60, roles=[somebody("cooks", people=2), things("food", "rice", 3)]),
        a_need("clean", place=END_OF_STREET, roles=[somebody(kinds=["organisation"])]),
        a_need("paint", place=END_OF_STREET, roles=[somebody(kinds=["organisation"])]),
        a_need("mend", place=END_OF_STREET, roles=[somebody(kinds=["organisation"])]),
    ],
    providers=[
        a_volunteer("ann", max_visits=2, max_minutes=70, skills=["escort"]),
        a_volunteer("bob", skills=["escort"]),
        a_volunteer("eve", radius_km=2, skills=["escort"]),
        a_volunteer(TEAM, kind="organisation", crew=2),
    ],
    resources=[
        a_stock("r1", windows=[[480, 550]], radius_km=3),
        a_stock("r2", item="rice", quantity=2, returnable=False),
        a_stock("r3", item="rice", quantity=5, returnable=False),
    ],
    fixed=[a_match("clean", 500, company=[TEAM])],
    previous=[a_match("wash", 482, company=["ann"])],
)
GOOD: dict[str, Json] = {
    "wash": a_match("wash", 482, company=["ann"]),
    "walk": a_match("walk", 515, company=["ann"], chair={"r1": 1}),
    "feast": a_match("feast", 480, cooks=["bob", "eve"], food={"r2": 2, "r3": 1}),
    "clean": a_match("clean", 500, company=[TEAM]),
    "paint": a_match("paint", 500, company=[TEAM]),
}


def report(**changes: Json | None) -> Report:
    """What the checker says of the good plan with some matches changed, added or (None) left out."""
    return check(read_problem(PROBLEM), a_plan(*(m for m in (GOOD | changes).values() if m is not None)))


def named(fault: str, **changes: Json | None) -> bool:
    """Whether the checker names the fault in the good plan changed so."""
    return any(broken.startswith(fault) for broken in report(**changes).broken)
