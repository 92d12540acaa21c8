"""Pieces: whatever is found for one fits into the plan, and is worth there what it is worth alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.instance.arrays import radians
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from matching.sharding.cells import cells
from matching.sharding.cluster import best_of
from matching.sharding.pieces import Piece, merged, pieces
from matching.solve import solve
from tests.matching.kit.problems import (
    END_OF_STREET,
    HOME,
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    small_problems,
    somebody,
    things,
)


def pieces_of(problem: Problem, served: tuple[Assignment, ...], most: int = 1) -> list[Piece]:
    instance = Instance.of(problem)
    guests = [instance.provider_points, radians([r.place for r in problem.resources])]
    return list(pieces(instance, served, cells(instance.need_points, guests, most=most, overlap_km=1.5, angle=0.3)))


@settings(max_examples=80, deadline=None)
@given(small_problems(), st.integers(0, 4), st.integers(0, 2))
def test_what_is_found_for_a_piece_fits_in_and_is_worth_the_same(data: Json, stands: int, fixed: int) -> None:
    problem = read_problem(data)
    before = solve(problem).served[:stands]
    problem = problem.but(fixed=tuple(before[:fixed]))
    for piece in pieces_of(problem, before):
        standing = check(piece.problem, Plan(served=piece.standing))
        assert standing.broken == []
        found = best_of(piece, 5.0, 0)
        after = merged(before, piece, found)
        report = check(problem, Plan(served=tuple(after)))
        assert report.broken == []
        gained = check(piece.problem, Plan(served=found)).score - standing.score
        assert gained >= 0
        assert report.score == pytest.approx(check(problem, Plan(served=before)).score + gained)


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_pieces_of_one_cut_never_ask_the_same_of_anybody(data: Json) -> None:
    problem = read_problem(data)
    found = pieces_of(problem, solve(problem).served)
    names = [{row.id for row in (*piece.problem.providers, *piece.problem.resources)} for piece in found]  # type: ignore[attr-defined]
    assert all(not one & other for k, one in enumerate(names) for other in names[k + 1 :])


def test_the_first_piece_that_serves_a_need_keeps_it() -> None:
    piece = Piece(read_problem(a_problem(needs=[a_need()])), frozenset({"n1"}), ())
    first, second = a_plan(a_match(company=["p1"])).served, a_plan(a_match(company=["p2"])).served
    assert merged(merged((), piece, first), piece, second) == list(first)


def test_a_visit_shared_with_the_neighbours_holds_still_and_asks_only_for_ones_own() -> None:
    """Two come to n1, one from either end of the street, with a wheelchair from the far end."""
    roles = [somebody(people=2), things("chair", "wheelchair")]
    needs = [a_need("n1", roles=roles), a_need("n2"), a_need("n3", place=END_OF_STREET)]
    people = [a_volunteer("p1", place=HOME), a_volunteer("p2", place=END_OF_STREET)]
    stocks = [a_stock("r1", place=END_OF_STREET)]
    problem = read_problem(a_problem(needs=needs, providers=people, resources=stocks))
    match = a_match("n1", 500, company=["p1", "p2"], chair={"r1": 1})
    home, far = pieces_of(problem, a_plan(match).served, most=2)
    assert [dict(m.roles) for m in home.problem.fixed] == [{"company": ("p1",)}]
    assert [dict(m.roles) for m in far.problem.fixed] == [{"company": ("p2",), "chair": {"r1": 1}}]
    assert "n1" not in home.free | far.free
    assert all(n.windows == ((500, 530),) for piece in (home, far) for n in piece.problem.needs if n.id == "n1")


def test_a_cell_with_nothing_to_plan_makes_no_piece() -> None:
    match = a_match("n1", 500, company=["p1"])
    problem = read_problem(a_problem(needs=[a_need()], providers=[a_volunteer()], fixed=[match]))
    assert pieces_of(problem, a_plan(match).served) == []
