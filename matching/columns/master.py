"""The choice of tours as a linear program: its prices tell which tours are worth making, its value is a bound.

Left out, which only raises the bound: that a need's people come at one moment, and that tours are not cut in parts.
"""

from collections import defaultdict
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

Trip = tuple[pywraplp.Variable, int, int, int]
"""Whether it is made, its last start and first end, its minutes from home to home."""


@dataclass
class Master:
    """The program, its rows by what they stand for, and the tours that are in it."""

    instance: Instance
    candidates: Candidates
    network: Network
    lp: pywraplp.Solver = field(default_factory=lambda: pywraplp.Solver.CreateSolver("GLOP"))
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
        fresh = [path for path in paths if path not in self.known]
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
        status = self.lp.Solve()
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


def _duals(rows: Mapping[Any, Row]) -> dict[Any, float]:
    return {key: row.dual_value() for key, row in rows.items()}


def _key(m: Master, row: int) -> tuple[int, int, int]:
    c = m.candidates
    return int(c.need[row]), int(c.role[row]), int(c.provider[row])


def _options(path: list[int]) -> tuple[int, ...]:
    return tuple(o for o in path if o != NONE)


def make_master(instance: Instance, candidates: Candidates, network: Network) -> Master:
    """The program without tours."""
    m = Master(instance, candidates, network)
    for part in PARTS:
        part(m)
    m.lp.Objective().SetMaximization()
    return m


def needs_whole(m: Master) -> None:
    """A need is served as far as each of its roles is filled, and brings its weight."""
    fixed = {m.instance.need_number[f.need] for f in m.instance.problem.fixed}
    for number, need in enumerate(m.instance.problem.needs):
        if not need.person_roles or len(m.candidates.rows(number)):
            gain = m.instance.worth.served * need.weight
            m.served[number] = m.variable(1, gain, least=float(number in fixed))
            for r, role in enumerate(need.person_roles):
                m.roles[number, r] = m.lp.Constraint(0, 0)
                m.roles[number, r].SetCoefficient(m.served[number], -role.people)


def agreed_matches(m: Master) -> None:
    """moved is saved as far as each of the match's people comes."""
    number = m.instance.provider_number
    for match in m.instance.problem.previous if m.instance.worth.moved else ():
        need = m.instance.need_number.get(match.need, -1)
        if need in m.served:
            stays = m.variable(1, m.instance.worth.moved)
            _at_most_served(m, stays, need)
            roles = {role.id: r for r, role in enumerate(m.instance.need(need).person_roles)}
            for name, given in match.people.items():
                for who in given:
                    row = m.kept[need, roles.get(name, NONE), number.get(who, NONE)] = m.at_most(0)
                    row.SetCoefficient(stays, 1)


def _at_most_served(m: Master, x: pywraplp.Variable, need: int) -> None:
    row = m.at_most(0)
    row.SetCoefficient(x, 1)
    row.SetCoefficient(m.served[need], -1)


def shifts_once(m: Master) -> None:
    """One tour a shift, and each provider's caps and repeats over all tours."""
    c = m.candidates
    for shift in np.unique(m.network.shift).tolist():
        m.shifts[shift] = m.at_most(1)
    for provider in np.unique(c.provider).tolist():
        who = m.instance.provider(provider)
        if who.max_minutes is not None:
            m.minutes[provider] = m.at_most(who.max_minutes)
        rows = int(np.count_nonzero(c.provider == provider))
        most = min(rows, rows if who.max_visits is None else who.max_visits)
        if m.instance.worth.repeat or who.max_visits is not None:
            _count(m, provider, most)


def _count(m: Master, provider: int, most: int) -> None:
    """The k-th visit of a provider costs k - 1 times the weight of repeats."""
    row = m.visits[provider] = m.at_most(0)
    for k in range(most if m.instance.worth.repeat else 1):
        step = m.variable(1 if m.instance.worth.repeat else most, -m.instance.worth.repeat * k)
        row.SetCoefficient(step, -1)


def crews_at_work(m: Master) -> None:
    """Visits of teams: no more trips at once than hands, where trips must overlap, and no more minutes in all."""
    c, i = m.candidates, m.instance
    trips: dict[int, list[Trip]] = defaultdict(list)
    for rows in _rows_of_crews(m).values():
        row, need, provider = rows[0], int(c.need[rows[0]]), int(c.provider[rows[0]])
        x = m.variable(1, m.liking(row) - 2 * int(c.road[row]) * i.worth.travel)
        m.trips.append((rows, x))
        m.cover(x, row)
        m.load(x, provider, 1, int(i.stays[need, int(c.role[row])]))
        road, length = int(c.road[row]), int(i.stays[need, int(c.role[row])])
        first, last = int(c.low[rows].min()) - road, int(c.high[rows].max()) - road
        trips[int(c.shift[row])].append((x, last, first + length + 2 * road, length + 2 * road))
    for shift, own in trips.items():
        crew, minutes = i.provider(int(i.shift_provider[shift])).crew, int(i.shift_end[shift] - i.shift_start[shift])
        _overlaps(m, own, crew)
        if sum(length for _, _, _, length in own) > crew * minutes:
            row_of_shift = m.at_most(crew * minutes)
            for x, _, _, length in own:
                row_of_shift.SetCoefficient(x, length)


def _rows_of_crews(m: Master) -> dict[tuple[int, int, int], list[int]]:
    found: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    of_crews = np.setdiff1d(np.arange(len(m.candidates.need)), m.network.row)
    c = m.candidates
    for row in of_crews.tolist():
        found[int(c.need[row]), int(c.role[row]), int(c.shift[row])].append(row)
    return found


def _overlaps(m: Master, uses: list[Trip], limit: int) -> None:
    """At the last moment that each may begin, whatever certainly goes on then fits in the limit."""
    seen: list[set[int]] = []
    for moment in sorted({last for _, last, end, _ in uses if last < end}):
        going = {k for k, (_, last, end, _) in enumerate(uses) if last <= moment < end}
        if len(going) > limit and not any(going <= other for other in seen):
            seen.append(going)
    for going in (g for g in seen if not any(g < other for other in seen)):
        row = m.at_most(limit)
        for k in going:
            row.SetCoefficient(uses[k][0], 1)


def stocks(m: Master) -> None:
    """What is used up does not exceed the stock; what is lent and returned may be lent again (left out)."""
    left = {r.id: m.at_most(r.quantity) for r in m.instance.problem.resources if not r.returnable}
    for number, y in m.served.items():
        need = m.instance.need(number)
        for role in need.item_roles:
            row = m.lp.Constraint(0, 0)
            row.SetCoefficient(y, -role.quantity)
            for stock in m.instance.stocks_near(need.place, role.item):
                x = m.variable(min(role.quantity, stock.quantity), 0)
                row.SetCoefficient(x, 1)
                if stock.id in left:
                    left[stock.id].SetCoefficient(x, 1)


PARTS = (needs_whole, agreed_matches, shifts_once, crews_at_work, stocks)
