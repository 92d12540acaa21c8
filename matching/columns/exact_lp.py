"""Exact LP: the program solved to the end by GLOP, which goes on from its last solution when columns were added."""

import time
from threading import Event

import numpy as np
from ortools.linear_solver import pywraplp

from matching.columns.linear_program import LinearProgram
from matching.instance.arrays import Floats


class ExactLp:
    """GLOP's own copy of the program, brought up to date before each solution."""

    def __init__(self, program: LinearProgram) -> None:
        """Copies nothing yet."""
        self._program, self._lp = program, _glop()
        self._rows: list[pywraplp.Constraint] = []
        self._columns: list[pywraplp.Variable] = []
        self._entries = 0
        self._stopped = Event()

    def solve(self, seconds: float) -> Floats | None:
        """The prices of the rows; None when the time was too short, or when told to stop."""
        ends = time.monotonic() + seconds
        self._bring_up_to_date()
        left = ends - time.monotonic()
        if left <= 0 or self._stopped.is_set():
            return None
        self._lp.SetTimeLimit(max(1, int(left * 1000)))
        if self._lp.Solve(_by_the_dual()) != pywraplp.Solver.OPTIMAL:
            return None
        return np.array([row.dual_value() for row in self._rows], dtype=np.float64)

    def stop(self) -> None:
        """From another thread: come to an end soon."""
        self._stopped.set()
        self._lp.InterruptSolve()

    def _bring_up_to_date(self) -> None:
        low, high = self._program.sides()
        for a, b in zip(low[len(self._rows) :].tolist(), high[len(self._rows) :].tolist(), strict=True):
            self._rows.append(self._lp.Constraint(a, b))
        objective, done = self._lp.Objective(), len(self._columns)
        for least, most, gain in zip(*(part[done:].tolist() for part in self._program.limits()), strict=True):
            self._columns.append(self._lp.NumVar(least, most, ""))
            objective.SetCoefficient(self._columns[-1], gain)
        objective.SetMaximization()
        entries = self._program.entries(self._entries)
        for row, column, factor in zip(*(part.tolist() for part in entries), strict=True):
            self._rows[row].SetCoefficient(self._columns[column], factor)
        self._entries += len(entries[0])


def _glop() -> pywraplp.Solver:
    """GLOP without its presolve, which hardly shrinks such a program: on a city each solution takes half the time."""
    made = pywraplp.Solver.CreateSolver("GLOP")
    made.SetSolverSpecificParametersAsString("use_preprocessing: false")
    return made


def _by_the_dual() -> pywraplp.MPSolverParameters:
    """The dual simplex: most tours of the program are at zero, so it begins close to the end."""
    made = pywraplp.MPSolverParameters()
    made.SetIntegerParam(made.LP_ALGORITHM, made.DUAL)
    return made
