"""Problems from outside: every fault is one line that names its place in the JSON."""

from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.io.reading import read_problem
from matching.model import BadProblem
from tests.matching.kit.problems import (
    Json,
    a_match,
    a_need,
    a_problem,
    a_stock,
    a_volunteer,
    small_problems,
    somebody,
    things,
)

WHOLE = a_problem(
    needs=[a_need("n0"), a_need("n1", roles=[somebody(), things("chair", "wheelchair")])],
    providers=[a_volunteer("p0"), a_volunteer("p1")],
    resources=[a_stock("r0")],
    fixed=[a_match("n1", company=["p1"], chair={"r0": 1})],
    previous=[a_match("n0", company=["p0"])],
)
GONE = object()


def with_change(path: str, value: Any) -> Json:
    """The whole problem with one place changed; the path is words and numbers with dots between."""
    problem = deepcopy(WHOLE)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    at: Any = problem
    for step in way:
        at = at[step]
    if value is GONE:
        del at[last]
    else:
        at[last] = value
    return problem


def fault(problem: Json) -> BadProblem:
    with pytest.raises(BadProblem) as caught:
        read_problem(problem)
    return caught.value


def test_the_whole_problem_reads() -> None:
    assert len(read_problem(WHOLE).needs) == 2


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("needs", GONE, "needs"),
        ("start", "tomorrow", "start"),
        ("start", "9999-12-30T00:00:00+08:00", "start"),
        ("start", 5, "start"),
        ("start", "2026-11-23T00:00:00", "start"),
        ("version", 2, "version"),
        ("days", 0, "days"),
        ("travel.kmh", 0, "travel.kmh"),
        ("weights.served", float("nan"), "weights.served"),
        ("weights.travel", -1, "weights.travel"),
        ("needs.1.minutes", GONE, "needs[1].minutes"),
        ("needs.1.minutes", -5, "needs[1].minutes"),
        ("needs.1.minutes", None, "needs[1].minutes"),
        ("needs.1.place", [114.0, float("inf")], "needs[1].place[1]"),
        ("needs.1.windows.0", [600, 480], "needs[1].windows[0]"),
        ("needs.1.id", "n0", "needs[1].id"),
        ("needs.1.roles.0.kinds", GONE, "needs[1].roles[0].kinds"),
        ("needs.1.roles.0.people", "two", "needs[1].roles[0].people"),
        ("needs.1.roles.1.quantity", 0, "needs[1].roles[1].quantity"),
        ("needs.1.roles.1.id", "company", "needs[1].roles[1].id"),
        ("needs.1.roles.0", 7, "needs[1].roles[0]"),
        ("providers.1.id", "p0", "providers[1].id"),
        ("providers.1.crew", 0, "providers[1].crew"),
        ("providers.0.radius_km", -1, "providers[0].radius_km"),
        ("providers.0.windows.0", [9, 8], "providers[0].windows[0]"),
        ("resources.0.quantity", -1, "resources[0].quantity"),
        ("resources.0.windows", [[1, 2], [4, 3]], "resources[0].windows[1]"),
        ("fixed.0.need", "n9", "fixed[0].need"),
        ("fixed.0.start", GONE, "fixed[0].start"),
        ("fixed.0.roles.company", ["p9"], "fixed[0].roles.company"),
        ("fixed.0.roles.chair", {"r9": 1}, "fixed[0].roles.chair"),
        ("fixed.0.roles.driver", ["p0"], "fixed[0].roles.driver"),
        ("fixed.0.roles.chair", ["p0"], "fixed[0].roles.chair"),
        ("fixed.0.roles.company", {"r0": 1}, "fixed[0].roles.company"),
        ("providers", {"p0": 1}, "providers"),
        ("days", 10**9, "days"),
        ("days", True, "days"),
        ("travel.fixed", "3", "travel.fixed"),
        ("travel.kmh", float("inf"), "travel.kmh"),
        ("travel.kmh", 5e-324, "travel.kmh"),
        ("travel.detour", 1e308, "travel.detour"),
        ("travel.fixed", 1e300, "travel.fixed"),
        ("needs.1.minutes", True, "needs[1].minutes"),
        ("needs.1.minutes", "60", "needs[1].minutes"),
        ("needs.1.minutes", 10**400, "needs[1].minutes"),
        ("needs.1.minutes", float("nan"), "needs[1].minutes"),
        ("needs.1.place", [False, 27.6], "needs[1].place[0]"),
        ("needs.1.windows.0", [480, 540, 600], "needs[1].windows[0]"),
        ("needs.1.windows.0.1", 10**20, "needs[1].windows[0][1]"),
        ("needs.1.roles.0.people", 0, "needs[1].roles[0].people"),
        ("needs.1.roles.1.kinds", ["volunteer"], "needs[1].roles[1]"),
        ("needs.1.roles.1.item", None, "needs[1].roles[1].item"),
        ("fixed.0.start", 10**20, "fixed[0].start"),
        ("fixed.0.start", True, "fixed[0].start"),
        ("previous.0.start", 10**20, "previous[0].start"),
    ],
)
def test_a_fault_is_one_line_that_names_its_place(path: str, value: Any, named: str) -> None:
    found = fault(with_change(path, value))
    assert found.path == named
    assert str(found).startswith(f"{named}: ")
    assert "\n" not in str(found)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("needs.1.minutes", GONE, "needs[1].minutes: is missing"),
        ("needs.1.minutes", "60", "needs[1].minutes: must be a whole number"),
        ("needs.1.roles.0.skills", "escort", "needs[1].roles[0].skills: must be a list"),
        ("needs.1", [], "needs[1]: must be an object"),
    ],
)
def test_a_fault_is_said_in_words_of_json(path: str, value: Any, said: str) -> None:
    assert str(fault(with_change(path, value))) == said


@pytest.mark.parametrize("data", [[], 7, "text", None])
def test_what_is_no_object_is_no_problem(data: Any) -> None:
    assert "\n" not in str(fault(data))


def test_a_match_of_before_may_name_who_has_left() -> None:
    problem = read_problem(with_change("previous.0", a_match("n7", company=["p7"])))
    assert problem.previous[0].need == "n7"


@pytest.mark.parametrize("matches", ["fixed", "previous"])
def test_a_need_is_matched_once(matches: str) -> None:
    assert fault(with_change(matches, WHOLE[matches] * 2)).path == f"{matches}[1].need"


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31m", "很长" * 9999])
def test_no_name_however_odd_breaks_the_line(name: str) -> None:
    said = str(fault(with_change("fixed.0.roles", {name: ["p0"]})))
    assert said.startswith("fixed[0].roles.")
    assert said.isprintable()
    assert len(said) < 600


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "item", "r0"]), inner, max_size=2)
    ),
    max_leaves=4,
)
ANY_PLACE = st.sampled_from(
    [f"{rows}.0.{name}" for rows in ("needs", "providers", "resources", "fixed", "previous") for name in WHOLE[rows][0]]
    + list(WHOLE)
    + ["needs.1.roles.0", "needs.1.roles.1.id", "fixed.0.roles.company", "fixed.0.roles.chair"]
)


@settings(max_examples=150, deadline=None)
@given(ANY_PLACE, JSON)
def test_whatever_stands_anywhere_is_read_or_refused_in_one_line(path: str, value: Any) -> None:
    with suppress(BadProblem):
        read_problem(with_change(path, value))
        return
    found = fault(with_change(path, value))
    assert "\n" not in str(found)
    assert found.path


@settings(max_examples=30, deadline=None)
@given(small_problems())
def test_the_random_problems_of_these_tests_are_problems(problem: Json) -> None:
    assert len(read_problem(problem).needs) == len(problem["needs"])
