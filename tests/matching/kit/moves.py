"""A plan that moves agreed visits in every way there is."""

from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.plan import Plan
from tests.matching.kit.problems import a_match, a_need, a_plan, a_problem, a_volunteer, somebody


def moves_of_every_kind() -> tuple[Problem, Plan]:
    """Of five visits agreed before: another time, another time and person, other roles, no place, not asked for."""
    roles = [somebody("a"), somebody("b")]
    needs = [a_need(f"n{k}", roles=roles) for k in range(4)]
    people = [a_volunteer(p) for p in ("p1", "p2", "p3")]
    before = [a_match(f"n{k}", 480, a=["p1"], b=["p2"]) for k in range(5)]
    problem = read_problem(a_problem(needs=needs, providers=people, previous=before))
    now = a_plan(
        a_match("n0", 495, a=["p1"], b=["p2"]),
        a_match("n1", 495, a=["p1"], b=["p3"]),
        a_match("n2", 480, a=["p2"], b=["p1"]),
    )
    return problem, now
