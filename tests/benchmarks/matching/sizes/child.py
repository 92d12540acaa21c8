"""`liandong solve` as a process of its own, watched: what it tells when, and what it took of time and memory."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

LINE = re.compile(r"score (-?[\d,.]+)\s+bound (—|-?[\d,.]+)")


@dataclass(frozen=True)
class Told:
    """A line of progress: seconds since the process was started (reading the file included), score, bound."""

    at: float
    score: float
    bound: float | None

    @property
    def gap(self) -> float:
        """(bound - score) / bound; infinite where there is no bound yet."""
        return float("inf") if self.bound is None else (self.bound - self.score) / max(abs(self.bound), 1.0)


@dataclass
class Run:
    """A run: its lines of progress, wall time in seconds, and the most memory it held, in MB."""

    name: str
    told: list[Told] = field(default_factory=list)
    wall: float = 0.0
    peak: float = 0.0

    @property
    def last(self) -> Told:
        """The last line of progress."""
        return self.told[-1]

    @property
    def first_plan(self) -> float | None:
        """Seconds to the first plan that serves anybody."""
        return next((t.at for t in self.told if t.score > 0), None)

    def time_to(self, gap: float) -> float | None:
        """Seconds to this gap; None where it was not reached."""
        return next((t.at for t in self.told if t.score > 0 and t.gap <= gap), None)


def watch(
    name: str, problem: Path, plan: Path, seconds: float, enough: Callable[[Told], bool] = lambda _: False
) -> Run:
    """Solve the problem for so many seconds, or till a line says `enough` (Ctrl-C then: the best so far is kept)."""
    command = [_liandong(), "solve", str(problem), "--seconds", str(seconds), "--out", str(plan)]
    run, began, stopped = Run(name), time.monotonic(), False
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        for line in process.stderr or ():
            if (told := _told(line, time.monotonic() - began)) is not None:
                run.told.append(told)
                if not stopped and enough(told):
                    stopped = True
                    process.send_signal(signal.SIGINT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    run.wall, run.peak = time.monotonic() - began, usage.ru_maxrss / 1024
    if process.returncode != 0:
        raise RuntimeError(f"{name}: liandong solve ended with {process.returncode}")
    return run


def _told(line: str, at: float) -> Told | None:
    if (match := LINE.search(line)) is None or line.lstrip().startswith("score"):
        return None
    score, bound = match.groups()
    return Told(at, _number(score), None if bound == "—" else _number(bound))


def _number(said: str) -> float:
    return float(said.replace(",", ""))


def _liandong() -> str:
    beside = Path(sys.executable).parent / "liandong"
    return str(beside) if beside.exists() else shutil.which("liandong") or "liandong"
