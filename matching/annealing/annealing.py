"""Simulated annealing: a local search of people's tours that takes on what is worse with a chance that falls.

It runs for moments, between other searches; the moves of a round are `anneal`'s.
"""

import time
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from matching.annealing.anneal import anneal, copy, probe
from matching.annealing.board import Board, Days, empty_days, make_board
from matching.annealing.ground import Ground
from matching.annealing.moves import days_of
from matching.annealing.undo import Undo, keep, nothing_done
from matching.columns.network import Network
from matching.construct.schedule import Schedule
from matching.incumbent.incumbent import Incumbent
from matching.model import Need
from matching.model.assignment import Assignment, Given

DESCENT, PROBES = 1000, 500
"""Rounds that only better the plan, to begin with, and rounds looked at then to learn what a usual step costs."""

HOT, COLD = 0.6, 0.01
"""Temperatures at the start and the end of the time, in such steps."""

RUN_SECONDS = 0.1
"""Seconds in the compiled loop at once, so that a wish to stop is heard."""

ASIDE = 3.0
"""For so many times as long as standing on another plan took, it anneals at least."""

TOURS_KEPT = 3000
"""So many of the tours seen last are kept for a choice among them."""

Path = tuple[int, ...]

Visit = tuple[int, int, str]
"""Start, role, who."""


@dataclass
class Annealing:
    """The annealing: it goes on from its own tours, or from the best plan where others have found a better one."""

    best: Incumbent
    network: Network
    ground: Ground
    seed: int
    rounds: int = 200
    seen: deque[Path] = field(default_factory=lambda: deque(maxlen=TOURS_KEPT))
    board: Board = field(init=False)
    days: Days = field(init=False)
    top: Days = field(init=False)
    undo: Undo = field(init=False)
    base: tuple[Assignment, ...] = field(init=False)
    offered: int = field(init=False)

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        self.began = self.best.budget.spent
        self.schedule = Schedule(self.best.instance)
        self._load()
        self.usual = self._usual_step()

    def beside(self, seed: int) -> "Annealing":
        """Another one, from the best plan."""
        return Annealing(self.best, self.network, self.ground, seed)

    @property
    def all_movable(self) -> bool:
        """Whether no need is left to other searches, but for those that nobody could serve.

        Joint needs are: only some of their times are tried here.
        """
        possible = np.diff(self.network.candidates.first) > 0
        possible |= [not need.person_roles for need in self.best.instance.problem.needs]
        return bool((self.board.movable & ~self.board.joint)[possible].all())

    def step(self, seconds: float) -> float:
        """Anneal for about so long, longer where it took long to begin; offer what is better, and tell by how much."""
        came = time.monotonic()
        if self.best.served is not self.base:
            self._load()
        if not len(self.board.movables):
            return 0.0
        seconds = max(seconds, ASIDE * (time.monotonic() - came))
        until = time.monotonic() + min(seconds, self.best.left())
        while (began := time.monotonic()) < until:
            self._anneal(self.rounds, self._temperature())
            self.rounds = max(10, int(self.rounds * min(2.0, RUN_SECONDS / (time.monotonic() - began))))
            self.seen.extend(self._paths(self.days))
        if self.top.cost[0] >= self.offered:
            return 0.0
        self.seen.extend(self._paths(self.top))
        mine, since, self.offered = self._plan(), self.base, int(self.top.cost[0])
        self.base = mine
        return self.best.offer(mine, since)

    def _anneal(self, rounds: int, temperature: float) -> None:
        seed = int(self.random.integers(1 << 31))
        anneal(self.board, self.days, self.undo, self.top, rounds, temperature, seed)

    def _load(self) -> None:
        """Stand where the best plan stands."""
        self.base = self.best.served
        self.schedule.become(self.base)
        self.board, solution = make_board(self.best.instance, self.network, self.ground, self.schedule)
        self.days, self.top = days_of(self.board, solution), empty_days(self.board, solution)
        self.undo = nothing_done(self.days)
        keep(self.days, self.undo)
        copy(self.days, self.top)
        self.offered = int(self.top.cost[0])

    def _usual_step(self) -> float:
        """The median cost of a round that makes the plan worse, in units of the score."""
        if not len(self.board.movables):
            return 1.0
        self._anneal(DESCENT, 0.0)
        worse = np.zeros(PROBES)
        many = probe(self.board, self.days, self.undo, worse, int(self.random.integers(1 << 31)))
        return float(np.median(worse[:many])) if many else 1.0

    def _temperature(self) -> float:
        part = (self.best.budget.spent - self.began) / max(RUN_SECONDS, self.best.budget.seconds - self.began)
        return self.usual * HOT * float((COLD / HOT) ** min(1.0, part))

    def _paths(self, days: Days) -> Iterator[Path]:
        """The tours as options in order; those with stops that stay put are left out."""
        for shift in np.flatnonzero(days.size).tolist():
            path = tuple(days.route[shift, : days.size[shift]].tolist())
            if max(path) < len(self.network.need):
                yield path

    def _plan(self) -> tuple[Assignment, ...]:
        """The best tours, and all else as it is in the plan that they began from."""
        i, b, d = self.best.instance, self.board, self.top
        before = {i.need_number[s.need]: s for s in self.base}
        found = [s for n, s in before.items() if not b.movable[n]]
        visits: dict[int, list[Visit]] = defaultdict(list)
        for shift in np.flatnonzero(d.size).tolist():
            who = i.provider(int(b.owner[shift])).id
            for k, option in enumerate(d.route[shift, : d.size[shift]].tolist()):
                if b.movable[n := int(b.need[option])]:
                    visits[n].append((int(d.start[shift, k]), int(b.role[option]), who))
        found += [_served(i.need(n), coming, before.get(n)) for n, coming in visits.items()]
        return tuple(sorted(found, key=lambda s: i.need_number[s.need]))


def _served(need: Need, coming: Sequence[Visit], before: Assignment | None) -> Assignment:
    """The match of those who come; the very same as before where it is, so that changes are soon found."""
    start = coming[0][0]
    roles = {role.id: tuple(who for _, own, who in coming if own == r) for r, role in enumerate(need.person_roles)}
    if before is not None and before.start == start and _sets(before.roles) == _sets(roles):
        return before
    return Assignment(need=need.id, start=start, roles=roles)


def _sets(roles: Mapping[str, Given]) -> dict[str, set[str]]:
    """Whom or what each role is given, in no order."""
    return {role: set(given) for role, given in roles.items()}
