"""The loops made ready: in a process with an empty cache they are compiled once, and are there for the next."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import matching

PACKAGE = Path(matching.__file__).parent
ASK = "from matching.annealing.warm_up import is_warm; print(is_warm())"
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
