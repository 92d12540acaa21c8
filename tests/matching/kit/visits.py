"""Candidates spelt out: every single visit that they stand for."""

from matching.instance.candidates import Candidates
from matching.model import Problem

Visits = set[tuple[str, str, str, int]]
"""Need, role, provider, start."""


def visits(problem: Problem, found: Candidates) -> Visits:
    """Every single visit that the candidates stand for."""
    columns = (found.need, found.role, found.provider, found.low, found.high)
    return {
        (need.id, need.person_roles[r].id, problem.providers[p].id, start)
        for n, r, p, low, high in zip(*(c.tolist() for c in columns), strict=True)
        for need in [problem.needs[n]]
        for start in range(low, high + 1)
    }
