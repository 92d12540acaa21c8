"""Random plans of small problems, good ones and broken ones."""

from typing import Any

from hypothesis import strategies as st

from matching.check import check
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.brute import ways
from tests.matching.kit.problems import Json


@st.composite
def plans(draw: st.DrawFn, problem: Json) -> Plan:
    """Matches that are good alone, mostly; half the plans take only what goes with what they have."""
    read, careful = read_problem(problem), draw(st.booleans())
    served: list[Assignment] = []
    for need in read.needs:
        able = [way for way in ways(read, need) if not careful or _goes_with(read, served, way)]
        match = draw(st.sampled_from([*able, None])) if able else None
        if match is not None:
            spoils = not careful and draw(st.integers(0, 4)) == 0
            served.append(draw(spoilt(match, problem)) if spoils else match)
    return Plan(served=tuple(served))


def _goes_with(problem: Problem, served: list[Assignment], match: Assignment) -> bool:
    return not check(problem, Plan(served=(*served, match))).broken


@st.composite
def spoilt(draw: st.DrawFn, match: Assignment, problem: Json) -> Assignment:
    """The match at another time, with other people or another amount."""
    role, given = draw(st.sampled_from(sorted(match.roles.items(), key=str)))
    if isinstance(given, tuple):
        other: Any = tuple(draw(st.lists(st.sampled_from([p["id"] for p in problem["providers"]]), max_size=2)))
    else:
        other = draw(st.dictionaries(st.sampled_from([r["id"] for r in problem["resources"]]), st.integers(-1, 3)))
    return match.but(start=match.start + draw(st.integers(-2, 2)), roles={**match.roles, role: other})
