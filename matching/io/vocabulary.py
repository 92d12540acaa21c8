"""Skills that nobody knows: a slip of the pen would otherwise read as a need that nobody can serve."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from matching.model import BadProblem, PersonRole, Problem


def unknown_skill(problem: Problem, known: Collection[str]) -> BadProblem | None:
    """A skill that a role asks for, nobody has, and the vocabulary `known` lacks: a slip of the pen.

    Judged only where the problem speaks that vocabulary. Skills with a colon (`lang:pingxiang`) are free.
    """
    held = frozenset[str]().union(*(p.skills for p in problem.providers))
    asked = {f"needs[{i}].roles[{j}].skills": skills for i, j, skills in _asked(problem)}
    if held.union(*asked.values()).isdisjoint(known):
        return None
    for place, skills in asked.items():
        for skill in sorted(skills - held):
            if skill not in known and ":" not in skill:
                return BadProblem(place, f"unknown skill {skill!r}{_perhaps(skill, known)}")
    return None


def _asked(problem: Problem) -> Iterable[tuple[int, int, frozenset[str]]]:
    """(need, role, skills) of every role for people."""
    for i, need in enumerate(problem.needs):
        yield from ((i, j, role.skills) for j, role in enumerate(need.roles) if isinstance(role, PersonRole))


def _perhaps(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f", perhaps {near[0]!r}" if near else ""
