"""`liandong solve`: a problem file in, a plan file out, with progress on the way and Ctrl-C for the best so far."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any

from rich.console import Console

from bot.core.errors import Unusable
from bot.core.messages import Language
from bot.words import LANGUAGES, say_both
from bot.words.plans import Names, in_words, moved_in_words
from data.reference import load_taxonomy
from matching import (
    BadProblem,
    Plan,
    Problem,
    Progress,
    Unreachable,
    dump_plan,
    ensure_writable,
    following,
    is_warm,
    load_plan,
    load_problem,
    solve,
    solve_on_cluster,
    to_contract,
    what_moved,
)

MOVES_SAID = 50
"""So many moved visits are named: nobody reads more on a terminal."""

FEW_NEEDS = 100
"""Plans for so few needs are mostly proved best without compiled loops."""

UNSERVED_SAID = 10
"""So many needs that are not served are explained, the weightiest; the plan explains all."""


def solve_file(
    source: Path,
    seconds: float,
    out: Path | None,
    seed: int = 0,
    cluster: str | None = None,
    previous: Path | None = None,
) -> None:
    """Solve the problem in `source` within `seconds` and write the plan to `out` (standard output where None).

    `cluster`: cut it in pieces for the workers there (`here`, `local` or a Dask scheduler's address). `previous`: a
    plan whose matches count as agreed before, instead of the problem's own; each that moves costs points.

    Raises Unusable where a file can't be read, naming the path in the JSON, where the plan can't be written (said
    before the work), or where no scheduler answers.
    """
    problem = _read(source, previous)
    if out is not None:
        _write(out, lambda: ensure_writable(out))
    console = Console(stderr=True)
    _say_what_is_compiled(problem, console)
    with _stop_on_interrupt() as stopped:
        options = {"seconds": seconds, "seed": seed, "on_progress": _teller(console), "should_stop": stopped.is_set}
        plan = _solved(problem, cluster, options)
    if out is None:
        sys.stdout.write(json.dumps(to_contract(plan), ensure_ascii=False) + "\n")
    else:
        _write(out, lambda: dump_plan(plan, out))
    for line in _summary(problem, plan):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _say_what_is_compiled(problem: Problem, console: Console) -> None:
    """The first time ever the inner loops are compiled beside the search; it goes on without them till then."""
    if len(problem.needs) > FEW_NEEDS and not is_warm():
        console.print(say_both("solve.compiling"))


def _read(source: Path, previous: Path | None) -> Problem:
    with _faults_named("unusable.problem"):
        problem = load_problem(source, load_taxonomy().skills)
    with _faults_named("unusable.previous"):
        return problem if previous is None else following(problem, load_plan(previous))


@contextmanager
def _faults_named(key: str) -> Iterator[None]:
    try:
        yield
    except BadProblem as fault:
        raise Unusable(key, path=fault.path, fault=str(fault)) from fault


def _write(out: Path, how: Callable[[], None]) -> None:
    try:
        how()
    except OSError as error:
        why = error.strerror or error
        raise Unusable("unusable.out", out=out, why=why) from error


def _solved(problem: Problem, cluster: str | None, options: dict[str, Any]) -> Plan:
    return solve(problem, **options) if cluster is None else _in_pieces(problem, cluster, options)


def _in_pieces(problem: Problem, cluster: str, options: dict[str, Any]) -> Plan:
    try:
        return solve_on_cluster(problem, cluster, **options)
    except Unreachable as error:
        raise Unusable("unusable.cluster", fault=str(error)) from error


def _summary(problem: Problem, plan: Plan) -> Iterator[str]:
    yield f"served {len(plan.served)} of {len(problem.needs)} needs in {plan.seconds:.1f} s"
    yield f"score {plan.score:,}, bound {plan.bound if plan.bound is None else f'{plan.bound:,}'}"
    yield from _unserved(problem, plan)
    yield from _moves(problem, plan)


def _unserved(problem: Problem, plan: Plan) -> Iterator[str]:
    """Why the weightiest needs are not served and what would help, in both languages."""
    weightiest = sorted(plan.unserved, key=lambda u: -problem.need_by_id[u.need].weight)
    for one in weightiest[:UNSERVED_SAID]:
        said = (in_words(problem, one, language, _skills(language)) for language in LANGUAGES)
        yield f"  {one.need}: " + " / ".join(said)


def _skills(language: Language) -> Names:
    return {code: getattr(category, language) for code, category in load_taxonomy().categories.items()}


def _moves(problem: Problem, plan: Plan) -> Iterator[str]:
    """What became of the matches agreed before, in both languages; nothing where there were none."""
    moved = what_moved(problem, plan)
    if problem.previous:
        many = f"{len(moved)}/{len(problem.previous)}"
        yield say_both("solve.moved", many=many)
    for one in moved[:MOVES_SAID]:
        yield "  " + " / ".join(moved_in_words(problem, one, language, {}) for language in LANGUAGES)
    if len(moved) > MOVES_SAID:
        yield "  …"


def _teller(console: Console) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        bound = "—" if progress.bound is None else f"{progress.bound:,.0f}"
        console.print(f"{progress.seconds:6.1f} s  score {progress.score:,}  bound {bound}", highlight=False)

    return tell


@contextmanager
def _stop_on_interrupt() -> Iterator[Event]:
    """Within it the first Ctrl-C sets the event instead of ending the program; the second ends it."""
    stopped = Event()
    before = signal.getsignal(signal.SIGINT)

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)
