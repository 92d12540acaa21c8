"""Each rule in each engine: where only that rule forbids the better plan, no engine makes it, and bounds stay above."""

from collections.abc import Callable
from typing import Any, get_args

import pytest

from matching import rules
from matching.annealing.annealing import Annealing
from matching.annealing.ground import Ground
from matching.check import RULES as CHECKED
from matching.check import check
from matching.check.index import PlanIndex
from matching.columns.column_generation import ColumnGeneration
from matching.columns.network import make_network
from matching.columns.rows import make_master
from matching.construct.agreed import settle
from matching.construct.greedy import construct
from matching.construct.presolve import presolve
from matching.cpsat.rules import RULES as MODELLED
from matching.engine.refine import solve_whole
from matching.explain.explain import explain
from matching.incumbent.budget import Budget
from matching.incumbent.incumbent import Incumbent
from matching.instance.candidates import Candidates, find_candidates
from matching.instance.instance import Instance
from matching.model.plan import Code, Plan
from matching.rules import Engine, Kept, Relaxed, Rule
from tests.matching.annealing.boards import tours_of
from tests.matching.kit.brute import best_score
from tests.matching.kit.temptations import TEMPTATIONS, Temptation

SECONDS = 20.0
"""For what takes a blink."""

RULES = {rule.name: rule for rule in rules.RULES}

NEVER_BETTER = {"served_once", "whole"}
"""A need counts once, and only where all its roles are filled: to break these gains nothing."""

each = pytest.mark.parametrize("case", TEMPTATIONS, ids=lambda case: case.rule)


def test_the_checker_and_the_registry_name_the_same_rules_in_the_same_order() -> None:
    assert [rule.check for rule in rules.RULES] == list(CHECKED)
    assert [rule.number for rule in rules.RULES] == sorted(rule.number for rule in rules.RULES)


def test_every_rule_of_the_models_is_in_the_registry() -> None:
    named = {function for rule in rules.RULES for function in by(rule, "cpsat")}
    assert set(MODELLED) <= named


def test_every_engine_has_its_way_with_every_rule_and_every_reason_its_rule() -> None:
    assert all(set(rule.engines) == set(get_args(Engine)) for rule in rules.RULES)
    assert {rule.reason for rule in rules.RULES} - {None} == set(get_args(Code))


def test_every_rule_has_its_temptation() -> None:
    assert {case.rule for case in TEMPTATIONS} == RULES.keys() - NEVER_BETTER


def by(rule: Rule, engine: Engine) -> tuple[Callable[..., Any], ...]:
    way = rule.engines[engine]
    return () if isinstance(way, Relaxed) else way.by


def laid_out(case: Temptation) -> tuple[Instance, Candidates]:
    instance = Instance.of(case.problem)
    return instance, presolve(instance, find_candidates(instance))


def first_plan(case: Temptation) -> Incumbent:
    """What construction makes of it."""
    instance, candidates = laid_out(case)
    best = Incumbent(instance, Budget(SECONDS))
    kept = settle(case.problem).kept
    best.offer(kept)
    best.offer(construct(instance, candidates, kept).served.values())
    return best


def nothing_planned(case: Temptation) -> Incumbent:
    """All is still to be found."""
    best = Incumbent(laid_out(case)[0], Budget(SECONDS))
    best.offer(())
    return best


@each
def test_only_this_rule_forbids_a_better_plan(case: Temptation) -> None:
    index, best = PlanIndex.of(case.problem, case.plan), best_score(case.problem)
    assert {rule.__name__ for rule in CHECKED if list(rule(index))} == {case.rule}
    assert best is not None
    assert check(case.problem, case.plan).score > best


@each
def test_construction_keeps_it(case: Temptation) -> None:
    best = first_plan(case)
    assert isinstance(RULES[case.rule].engines["construct"], Kept)
    assert check(case.problem, Plan(served=best.served)).broken == []
    assert best.score == best_score(case.problem)


@each
def test_annealing_keeps_it_or_leaves_alone_what_it_is_about(case: Temptation) -> None:
    kept = isinstance(RULES[case.rule].engines["annealing"], Kept)
    best = nothing_planned(case) if kept else first_plan(case)
    before, network = best.served, make_network(best.instance, laid_out(case)[1])
    annealing = Annealing(best, network, Ground.of(best.instance, network), seed=1)
    annealing.step(0.02)
    own = tours_of(best.instance, annealing.board, annealing.top)
    assert check(case.problem.but(fixed=()), own).broken == []
    assert best.score == best_score(case.problem)
    assert kept or (best.served == before and own.served == ())


@each
def test_the_models_keep_it(case: Temptation) -> None:
    instance, candidates = laid_out(case)
    best = Incumbent(instance, Budget(SECONDS))
    best.offer(settle(case.problem).kept)
    solve_whole(best, candidates, seed=1, seconds=SECONDS)
    assert best.proved
    assert best.score == best_score(case.problem)


@each
def test_the_bound_holds_and_is_below_the_temptation_where_the_rule_is_kept(case: Temptation) -> None:
    instance, candidates = laid_out(case)
    columns = ColumnGeneration(make_master(instance, candidates, make_network(instance, candidates)))
    while columns.round(lambda: SECONDS):
        pass
    bound, best = instance.worth.points(columns.bound), best_score(case.problem)
    assert best is not None
    assert bound >= best
    if isinstance(RULES[case.rule].engines["columns"], Kept):
        assert bound < check(case.problem, case.plan).score


@each
def test_the_reason_that_a_coordinator_reads_is_the_rules(case: Temptation) -> None:
    plan = explain(case.problem, Plan(served=first_plan(case).served))
    codes = {reason.code for one in plan.unserved for reason in one.reasons}
    assert codes == ({RULES[case.rule].reason} - {None})
