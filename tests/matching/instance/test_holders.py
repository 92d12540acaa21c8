"""Who is of which kind and has which skill."""

from hypothesis import given, settings

from matching.instance.holders import Holders
from matching.io.reading import read_problem
from tests.matching.kit.problems import Json, a_problem, small_problems


@settings(max_examples=40, deadline=None)
@given(small_problems())
def test_whoever_is_of_a_kind_and_has_every_skill_is_eligible_and_nobody_else(data: Json) -> None:
    problem = read_problem(data)
    holders = Holders.of(problem.providers)
    for role in (role for need in problem.needs for role in need.person_roles):
        able = [k for k, p in enumerate(problem.providers) if p.kind in role.kinds and role.skills <= p.skills]
        assert holders.eligible(role.kinds, role.skills).tolist() == able


def test_where_there_is_nobody_nobody_is_eligible() -> None:
    nobody = Holders.of(read_problem(a_problem()).providers)
    assert nobody.eligible(frozenset({"volunteer"}), frozenset({"escort"})).tolist() == []
    assert nobody.eligible(frozenset(), frozenset()).tolist() == []
