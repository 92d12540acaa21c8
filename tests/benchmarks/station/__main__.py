"""`python -m tests.benchmarks.station`: how long a coordinator waits in a city.

A city of our own making is stored, planned for `--seconds`, and a third of its proposals are approved. Then, one need
at a time: the five other ways of a proposal as the review page asks for them, and an urgent need from the database to
its recorded proposal (each need first taken out of the plan). The targets are those of the engine alone; here reading,
putting into words and recording are within the time. `cpu` is what the process itself worked, for a shared machine.
"""

import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

import typer

from bot.core.names import Names
from bot.desk.decisions import Desk
from bot.jobs.urgent import Dispatcher
from data.core.database import Database
from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.transitions import set_status
from data.models import Match, Need
from data.planning import load_problem, record_plan
from data.reference import load_gazetteer, load_taxonomy
from matching.solve import solve
from tests.benchmarks.matching.generator import SHAPES, generate
from tests.benchmarks.matching.report import Cell, table
from tests.benchmarks.station.stored import store
from tests.kit.keys import KEYRING

HEADS = ("of one need", "measured", "p50 ms", "p95 ms", "max ms", "cpu p50", "cpu p95", "target ms")
ORIGIN = datetime(2026, 11, 22, 16, tzinfo=UTC)
"""Monday midnight in Shanghai, the generator's minute 0."""

NOW = ORIGIN - timedelta(hours=8)


def main(shape: str = "city", seconds: float = 10.0, many: int = 100, seed: int = 1) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'city.sqlite3'}", KEYRING)
        database.migrate()
        database.run(lambda session: store(session, generate(SHAPES[shape], seed), ORIGIN, NOW))
        proposed = _planned(database, seconds, random.Random(seed))
        print(f"{shape}: {len(proposed)} proposals wait")
        picked = random.Random(seed).sample(proposed, min(many, len(proposed)))
        print(table(HEADS, [_row(*_options(database), picked, 500), _row(*_urgent(database), picked, 200)]))
        database.dispose()


def _planned(database: Database, seconds: float, rolls: random.Random) -> list[int]:
    """Plan and approve a third; the ids of the proposals that are left."""
    snapshot = database.run(lambda session: load_problem(session, NOW))
    plan = solve(snapshot.problem, seconds=seconds)
    database.run(lambda session: record_plan(session, snapshot, plan, NOW))

    def approve(session) -> list[int]:
        matches = session.query(Match).order_by(Match.id).all()
        for match in rolls.sample(matches, len(matches) // 3):
            set_status(session, match, MatchStatus.APPROVED, None, NOW)
            set_status(session, match.need, NeedStatus.MATCHED, None, NOW)
        return [match.id for match in matches if match.status is MatchStatus.PROPOSED]

    return database.run(approve)


def _options(database: Database) -> tuple[str, Callable[[int], object], Callable[[int], object]]:
    desk = Desk(database, Names(load_taxonomy(), load_gazetteer()), lambda: NOW, lambda: None)
    return "five other ways, in words", lambda _match: None, desk.options


def _urgent(database: Database) -> tuple[str, Callable[[int], object], Callable[[int], object]]:
    dispatcher = Dispatcher(database, lambda: NOW, lambda *_: None)

    def take_out(match_id: int) -> None:
        def work(session) -> None:
            match = session.get_one(Match, match_id)
            set_status(session, match, MatchStatus.EXPIRED, None, NOW)
            set_status(session, match.need, NeedStatus.OPEN, None, NOW)
            session.query(Need).filter(Need.urgency != "normal").update({"urgency": "normal"})
            match.need.urgency = "urgent"

        database.run(work)

    return "an urgent need, proposed", take_out, lambda _match: dispatcher.propose()


def _row(
    name: str, before: Callable[[int], object], do: Callable[[int], object], matches: list[int], target: int
) -> tuple[Cell, ...]:
    wall, cpu = [], []
    for match in matches:
        before(match)
        began, worked = time.perf_counter(), time.process_time()
        do(match)
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - worked))
    return name, len(wall), *_p50_p95(wall), max(wall), *_p50_p95(cpu), target


def _p50_p95(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]


if __name__ == "__main__":
    typer.run(main)
