"""The linear program over tours while tours are made: its prices tell which are worth making, its value is a bound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from ortools.linear_solver import pywraplp

from matching.columns.labels import NONE
from matching.columns.network import Network
from matching.columns.pricing import Prices, Tours
from matching.columns.timing import way_of
from matching.layout.candidates import Candidates
from matching.layout.instance import Instance

Row: TypeAlias = pywraplp.Constraint


@dataclass
class Master:
    """The program, its rows by what they stand for, and the tours that are in it."""

    instance: Instance
    candidates: Candidates
    network: Network
    lp: pywraplp.Solver = field(default_factory=lambda: _glop())
    roles: dict[tuple[int, int], Row] = field(default_factory=dict)
    shifts: dict[int, Row] = field(default_factory=dict)
    visits: dict[int, Row] = field(default_factory=dict)
    minutes: dict[int, Row] = field(default_factory=dict)
    kept: dict[tuple[int, int, int], Row] = field(default_factory=dict)
    served: dict[int, pywraplp.Variable] = field(default_factory=dict)
    paths: list[tuple[int, ...]] = field(default_factory=list)
    chosen: list[pywraplp.Variable] = field(default_factory=list)
    known: set[tuple[int, ...]] = field(default_factory=set)
    trips: list[tuple[list[int], pywraplp.Variable]] = field(default_factory=list)

    @property
    def infinity(self) -> float:
        """No bound."""
        return float(self.lp.infinity())

    def at_most(self, limit: float) -> Row:
        """A new row whose sum is at most `limit`."""
        return self.lp.Constraint(-self.infinity, limit)

    def variable(self, most: float, gain: float, least: float = 0.0) -> pywraplp.Variable:
        """A new variable in [least, most] that brings `gain` a unit."""
        made = self.lp.NumVar(least, most, "")
        self.lp.Objective().SetCoefficient(made, float(gain))
        return made

    def add_tours(self, tours: Tours) -> int:
        """Take in the tours that are not in yet; how many they were."""
        return self.add_paths(map(_options, tours.path.tolist()))

    def add_paths(self, paths: Iterable[tuple[int, ...]]) -> int:
        """Take in the tours (options in order) that are not in yet; how many they were."""
        fresh = [path for path in dict.fromkeys(paths) if path not in self.known]
        for path in fresh:
            self._add(path)
        return len(fresh)

    def _add(self, path: tuple[int, ...]) -> None:
        n = self.network
        way = way_of(self.instance, n, path)
        x = self.variable(
            self.infinity, sum(self.liking(int(n.row[o])) for o in path) - self.instance.worth.travel * way
        )
        self.shifts[int(n.shift[path[0]])].SetCoefficient(x, 1)
        self.load(x, int(n.provider[path[0]]), len(path), sum(int(n.length[o]) for o in path))
        for option in path:
            self.cover(x, int(n.row[option]))
        self.known.add(path)
        self.paths.append(path)
        self.chosen.append(x)

    def liking(self, row: int) -> int:
        """What it adds that this candidate is preferred."""
        need = self.instance.need(int(self.candidates.need[row]))
        liked = bool(need.prefer) and self.instance.provider(int(self.candidates.provider[row])).id in need.prefer
        return self.instance.worth.preferred if liked else 0

    def cover(self, x: pywraplp.Variable, row: int) -> None:
        """Let the variable fill the candidate's role."""
        need, role = int(self.candidates.need[row]), int(self.candidates.role[row])
        self.roles[need, role].SetCoefficient(x, 1)
        if (agreed := self.kept.get((need, role, int(self.candidates.provider[row])))) is not None:
            agreed.SetCoefficient(x, -1)

    def load(self, x: pywraplp.Variable, provider: int, visits: int, minutes: int) -> None:
        """Book the variable's visits and minutes with its provider."""
        if (row := self.visits.get(provider)) is not None:
            row.SetCoefficient(x, visits)
        if (row := self.minutes.get(provider)) is not None:
            row.SetCoefficient(x, minutes)

    def solve(self, seconds: float) -> float | None:
        """The program's value; None when the time was too short."""
        self.lp.SetTimeLimit(max(1, int(seconds * 1000)))
        status = self.lp.Solve(_by_the_dual())
        return float(self.lp.Objective().Value()) if status == pywraplp.Solver.OPTIMAL else None

    def prices(self) -> Prices:
        """What the program would pay for each option, and what it asks of each shift."""
        keys = [_key(self, row) for row in self.network.row.tolist()]
        role, visit, minute, kept = (_duals(rows) for rows in (self.roles, self.visits, self.minutes, self.kept))
        likings = [self.liking(row) for row in self.network.row.tolist()]
        option = np.array(likings, dtype=np.float64)
        option -= [role[need, r] for need, r, _ in keys]
        option -= [visit.get(p, 0.0) for *_, p in keys]
        option -= np.array([minute.get(p, 0.0) for *_, p in keys]) * self.network.length
        option += [kept.get(key, 0.0) for key in keys]
        shift = np.zeros(len(self.instance.shift_start))
        for key, row in self.shifts.items():
            shift[key] = row.dual_value()
        return Prices(option, float(self.instance.worth.travel), shift)


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


def _duals(rows: Mapping[Any, Row]) -> dict[Any, float]:
    return {key: row.dual_value() for key, row in rows.items()}


def _key(m: Master, row: int) -> tuple[int, int, int]:
    c = m.candidates
    return int(c.need[row]), int(c.role[row]), int(c.provider[row])


def _options(path: list[int]) -> tuple[int, ...]:
    return tuple(o for o in path if o != NONE)
