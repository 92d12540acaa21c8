"""Random plans of small problems, good ones and broken ones."""

from typing import Any

from hypothesis import strategies as st

from matching.plan import Plan, Served
from matching.reading import read_problem
from tests.matching.brute import ways
from tests.matching.problems import Json


@st.composite
def plans(draw: st.DrawFn, problem: Json) -> Plan:
    """Matches that are good alone, mostly, put together without a look at each other."""
    read = read_problem(problem)
    served = []
    for need in read.needs:
        able = list(ways(read, need))
        match = draw(st.sampled_from([*able, None])) if able else None
        if match is not None:
            served.append(draw(spoilt(match, problem)) if draw(st.integers(0, 4)) == 0 else match)
    return Plan(served=tuple(served))


@st.composite
def spoilt(draw: st.DrawFn, match: Served, problem: Json) -> Served:
    """The match at another time, with other people or another amount."""
    role, given = draw(st.sampled_from(sorted(match.roles.items(), key=str)))
    if isinstance(given, tuple):
        other: Any = tuple(draw(st.lists(st.sampled_from([p["id"] for p in problem["providers"]]), max_size=2)))
    else:
        other = draw(st.dictionaries(st.sampled_from([r["id"] for r in problem["resources"]]), st.integers(-1, 3)))
    return match.but(start=match.start + draw(st.integers(-2, 2)), roles={**match.roles, role: other})
