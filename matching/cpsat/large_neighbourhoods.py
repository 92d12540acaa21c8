"""Large neighbourhood search: a part of the plan is planned anew by CP-SAT, all else as it is; again and again."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from matching.construct.schedule import Schedule
from matching.cpsat.areas import Area, Areas, visits
from matching.cpsat.hints import hint_plan
from matching.cpsat.objective import PREFERENCES
from matching.cpsat.rules import RULES
from matching.cpsat.running import found, read, run_small
from matching.cpsat.variables import Variables, freeze, make_variables
from matching.incumbent.incumbent import Incumbent
from matching.instance.candidates import Candidates
from matching.model.assignment import Assignment

ROWS_AT_MOST = 1500.0
"""So many candidates a neighbourhood of any kind holds at most."""


@dataclass(frozen=True)
class Kind:
    """A kind of neighbourhood: its area, how many candidates it holds at first and at least, the seconds at most.

    Where the seconds are too few, the next ones of the kind are smaller.
    """

    lay: Callable[[Areas, Schedule, float], Area]
    at_first: float
    at_least: float
    seconds: float


KINDS = {"days": Kind(Areas.days, 150.0, 40.0, 2.0), "near": Kind(Areas.near, 80.0, 20.0, 0.5)}


@dataclass
class LargeNeighbourhoodSearch:
    """The neighbourhood search: how many candidates a neighbourhood holds adapts to how fast they are solved."""

    best: Incumbent
    candidates: Candidates
    seed: int
    rows: dict[str, float] = field(default_factory=lambda: {name: kind.at_first for name, kind in KINDS.items()})

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - no secret
        self.schedule = Schedule(self.best.instance)
        self._renew()
        self.areas = Areas(self.best.instance, self.candidates, self.random)

    def step(self, name: str) -> float:
        """Plan one neighbourhood of this kind anew; keep what is better, and tell by how much (units of the score)."""
        if not self.areas.possible:
            return 0.0
        if self.best.served is not self.base:
            self._renew()
        area = KINDS[name].lay(self.areas, self.schedule, self.rows[name])
        v = self._model(area)
        solver = run_small(v.model, self.best.left, KINDS[name].seconds, self.random.randrange(1 << 30))
        self._adapt(name, solver.response_proto.status == cp_model.OPTIMAL)
        return self._take(area, read(v, solver, {})) if found(solver) else 0.0

    def _renew(self) -> None:
        """Go on from the best plan, whoever found it."""
        self.base = self.best.served
        self.schedule.become(self.base)

    def _adapt(self, name: str, solved: bool) -> None:
        rows = self.rows[name] * (1.05 if solved else 0.8)
        self.rows[name] = min(max(rows, KINDS[name].at_least), ROWS_AT_MOST)

    def _model(self, area: Area) -> Variables:
        """Variables and rules for the area, in which the plan's own matches are told as a hint."""
        v = make_variables(self.best.instance, self.candidates.only(area.rows), sorted(area.needs))
        v.taken = self._taken(area.needs)
        for need in sorted(area.frozen):
            come = (visit for visit in visits(self.schedule, need) if visit[1] in area.providers)
            freeze(v, need, self.schedule.served[need].start, come)
        for part in (*RULES, *PREFERENCES):
            part(v)
        v.model.maximize(sum(v.terms))
        hint_plan(v, self.schedule)
        return v

    def _taken(self, free: set[int]) -> dict[str, list[tuple[int, int, int]]]:
        """What the needs that stay take of the stocks."""
        wanted = {r.item for n in free for r in self.best.instance.need(n).item_roles}
        taken: dict[str, list[tuple[int, int, int]]] = {}
        for n, served in self.schedule.served.items() if wanted else ():
            for _, name, quantity in served.amounts if n not in free else ():
                end = served.start + self.best.instance.need(n).minutes
                taken.setdefault(name, []).append((served.start, end, quantity))
        return taken

    def _take(self, area: Area, fresh: list[Assignment]) -> float:
        """Put the fresh matches in place of the old ones; back again, unless they are better."""
        before = self.schedule.units(area.needs, area.providers)
        old = self._replace(area.needs & self.schedule.served.keys(), fresh)
        if self.schedule.units(area.needs, area.providers) > before or self.best.instance.worth.moved:
            mine = tuple(self.schedule.served[n] for n in sorted(self.schedule.served))
            if gain := self.best.offer(mine, self.base):
                self.base = mine
                return gain
        self._replace({self.best.instance.need_number[s.need] for s in fresh}, old)
        return 0.0

    def _replace(self, needs: set[int], by: list[Assignment]) -> list[Assignment]:
        out = [self.schedule.remove(n) for n in sorted(needs)]
        for served in by:
            self.schedule.add(served)
        return out
