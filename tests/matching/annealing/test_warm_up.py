"""The loops made ready: in a process with an empty cache they are compiled once, and are there for the next; no search
and no plan waits for them."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from threading import Event

import matching
from matching.annealing.warm_up import prepared
from matching.engine.portfolio import Portfolio
from matching.engine.refine import improve
from tests.matching.kit.begun import LONG, SHORT, begun, many_tours
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import a_problem, a_volunteer

PACKAGE = Path(matching.__file__).parent
ASK = "from matching.annealing.loop_cache import is_warm; print(is_warm())"
MAKE = "from matching.annealing.warm_up import is_warm, warm; warm(); print(is_warm())"


def said(code: str, cache: Path, source: Path = PACKAGE.parent) -> str:
    env = os.environ | {"NUMBA_CACHE_DIR": str(cache)}
    run = subprocess.run([sys.executable, "-c", code], env=env, cwd=source, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_what_was_compiled_once_is_there_for_the_next_process_but_not_for_another_copy(tmp_path: Path) -> None:
    """The compiler keeps by path: a copy that took the loops for its own would compile them while it plans."""
    assert [said(code, tmp_path) for code in (ASK, MAKE, ASK)] == ["False", "True", "True"]
    copytree(PACKAGE, tmp_path / "elsewhere" / "matching")
    assert said(ASK, tmp_path, tmp_path / "elsewhere") == "False"


def test_where_nothing_can_be_kept_nothing_is_asked_for(tmp_path: Path) -> None:
    taken = tmp_path / "a file"
    taken.touch()
    assert said(ASK, taken) == "True"


def test_the_compiler_is_not_loaded_before_annealing_is(tmp_path: Path) -> None:
    asked = "import matching, sys; matching.is_warm(); print('numba' in sys.modules)"
    assert said(asked, tmp_path) == "False"


def test_searches_and_plans_do_not_wait_for_the_loops() -> None:
    here, never = laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()])), Event()
    best = begun(here)
    improve(best, here.candidates, 1, loops_ready=never.wait)
    assert {s.need for s in best.served} == {n["id"] for n in SHORT}
    assert best.proved
    never.set()


def test_till_the_loops_are_ready_there_is_no_annealing_and_the_portfolio_goes_on() -> None:
    here, ready = many_tours(), Event()
    best = begun(here)
    annealing = prepared(best, here.network, 1, ready.wait)
    portfolio = Portfolio(best, here.candidates, 1, annealing)
    gained = [portfolio.step() for _ in range(3)]
    assert min(gained) >= 0
    assert annealing() is None
    assert portfolio.seen() == []
    ready.set()
