"""The loops made ready: in a process with an empty cache they are compiled once, and are there for the next."""

import os
import subprocess
import sys
from pathlib import Path

ASK = "from matching.annealing.warm import is_warm; print(is_warm())"
MAKE = "from matching.annealing.warm import is_warm, warm; warm(); print(is_warm())"


def said(code: str, cache: Path) -> str:
    env = os.environ | {"NUMBA_CACHE_DIR": str(cache)}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout


def test_what_was_compiled_once_is_there_for_the_next_process(tmp_path: Path) -> None:
    assert [said(code, tmp_path).strip() for code in (ASK, MAKE, ASK)] == ["False", "True", "True"]


def test_where_nothing_can_be_kept_nothing_is_asked_for(tmp_path: Path) -> None:
    taken = tmp_path / "a file"
    taken.touch()
    assert said(ASK, taken).strip() == "True"
