"""A land planned in pieces by Dask workers: in this process, on real processes, and when one of them is killed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster, WorkerPlugin

from matching.check import check
from matching.incumbent.budget import Progress
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.plan import Plan
from matching.sharding.cluster import Cluster, opened
from matching.sharding.rounds import solve_in_pieces
from matching.sharding.unreachable import Unreachable
from matching.solve import solve
from tests.matching.kit.problems import a_match, a_need, a_problem, a_stock, a_volunteer, somebody, things

BLOCKS = 6
"""Blocks of houses along one road, a kilometre apart: everybody reaches the next block or two."""


def a_road(**more: Any) -> Problem:
    """Each block has ten needs for its six volunteers, pairs that need a neighbour, and one wheelchair for two."""
    needs, people, chairs = [], [], []
    for b in range(BLOCKS):
        place = [114.0, round(27.6 + 0.01 * b, 2)]
        pair = [somebody(people=2), *([things("chair", "wheelchair")] if b % 2 else [])]
        needs += [a_need(f"n{b}-{k}", place=place, priority=1 + k % 4) for k in range(8)]
        needs += [a_need(f"pair{b}-{k}", place=place, roles=pair, priority=4) for k in range(2)]
        people += [a_volunteer(f"p{b}-{k}", place=place, radius_km=2.5, max_visits=2) for k in range(6)]
        chairs += [a_stock(f"chair{b}", place=place)]
    return read_problem(a_problem(needs=needs, providers=people, resources=chairs, **more))


def sound(problem: Problem, plan: Plan) -> None:
    report = check(problem, plan)
    assert (report.broken, report.unexplained) == ([], 0)
    assert report.score == plan.score
    assert plan.bound is not None
    assert plan.bound >= plan.score


@pytest.fixture(scope="module")
def here() -> Iterator[Cluster]:
    with opened() as cluster:
        yield cluster


def test_a_road_planned_block_by_block_is_as_good_as_planned_whole(here: Cluster) -> None:
    problem, told = a_road(), list[Progress]()
    plan = solve_in_pieces(problem, here, seconds=30, needs_a_piece=12, on_progress=told.append)
    sound(problem, plan)
    whole = solve(problem, seconds=10)
    assert whole.bound is not None
    assert plan.score >= 0.98 * whole.score
    assert plan.score <= whole.bound
    assert [p.score for p in told] == sorted(p.score for p in told)


def test_what_is_fixed_stays_in_every_piece_even_where_it_breaks_a_rule(here: Cluster) -> None:
    fixed = [a_match("n0-0", 495, company=["p1-0"]), a_match("n1-0", 495, company=["p5-0"])]
    problem = a_road(fixed=fixed)
    plan = solve_in_pieces(problem, here, seconds=10, needs_a_piece=12)
    assert check(problem, plan).broken == ["n1-0/company: p5-0 is too far"]
    assert {s.need: (s.start, s.roles["company"]) for s in plan.served}.items() >= {
        ("n0-0", (495, ("p1-0",))),
        ("n1-0", (495, ("p5-0",))),
    }


def test_told_to_stop_it_gives_what_it_has(here: Cluster) -> None:
    problem = a_road()
    plan = solve_in_pieces(problem, here, seconds=600, needs_a_piece=12, should_stop=lambda: True)
    sound(problem, plan)
    assert plan.seconds < 60


def test_a_problem_without_anything_has_an_empty_plan(here: Cluster) -> None:
    assert solve_in_pieces(read_problem(a_problem()), here).served == ()


class DiesOnce(WorkerPlugin):  # type: ignore[misc]
    """Kills the first worker that begins to plan a piece, as `kill -9` does; the file is the one life it takes."""

    def __init__(self, life: Path) -> None:
        self.life = life

    def transition(self, key: str, start: str, finish: str, **more: Any) -> None:
        if finish == "executing" and key.startswith("best_of") and self.life.exists():
            self.life.unlink()
            os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_worker_costs_time_and_not_the_plan(tmp_path: Path) -> None:
    life = tmp_path / "life"
    life.touch()
    problem = a_road()
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as workers,
        Client(workers) as client,
    ):
        client.register_plugin(DiesOnce(life))
        pids = set(client.run(os.getpid).values())
        plan = solve_in_pieces(problem, Cluster(client), seconds=40, needs_a_piece=12)
        assert not life.exists()
        assert set(client.run(os.getpid).values()) != pids
    sound(problem, plan)
    assert plan.score >= 0.98 * solve(problem, seconds=10).score


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://"])
def test_an_address_where_nobody_answers_is_said_so(address: str) -> None:
    with pytest.raises(Unreachable, match=address), opened(address, patience=0.5):
        pass
