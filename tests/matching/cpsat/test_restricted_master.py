"""A choice among tours that were seen is at least as good as the plan it begins from."""

from matching.annealing.annealing import Annealing
from matching.annealing.ground import Ground
from matching.check import check
from matching.columns.column_generation import ColumnGeneration
from matching.columns.network import make_network
from matching.columns.rows import make_master
from matching.construct.greedy import construct
from matching.cpsat.restricted_master import solve_restricted_master
from matching.incumbent.budget import Budget
from matching.incumbent.incumbent import Incumbent
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model.plan import Plan
from tests.matching.kit.problems import a_need, a_problem, a_volunteer


def test_tours_seen_by_annealing_make_a_better_plan() -> None:
    """The short visits are worth more together than the long one that insertion takes first."""
    short = [a_need(f"short{k}", priority=2, minutes=28) for k in range(4)]
    problem = read_problem(
        a_problem(needs=[a_need("long", priority=3, minutes=110), *short], providers=[a_volunteer()])
    )
    instance = Instance.of(problem)
    candidates = find_candidates(instance)
    network = make_network(instance, candidates)
    best = Incumbent(instance, Budget(120.0))
    best.offer(construct(instance, candidates).served.values())
    annealing = Annealing(best, network, Ground.of(instance, network), seed=1)
    annealing.seen.append(tuple(o for o, n in enumerate(network.need.tolist()) if n > 0))
    solve_restricted_master(best, ColumnGeneration(make_master(instance, candidates, network)), annealing.seen, 1)
    assert {s.need for s in best.served} == {n["id"] for n in short}
    assert check(problem, Plan(served=best.served)).broken == []
