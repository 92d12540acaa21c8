"""A good plan made better: some providers' days are planned anew, exactly, all else as it is; again and again."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from ortools.sat.python import cp_model

from matching.cpsat.hints import hint_plan
from matching.cpsat.preferences import PREFERENCES
from matching.cpsat.rules import RULES
from matching.cpsat.running import found, read, run
from matching.cpsat.variables import Variables, freeze, make_variables
from matching.dispatch.diary import Diary
from matching.incumbent import Incumbent
from matching.layout.candidates import Candidates
from matching.plan import Served

SECONDS_EACH = 2.0
"""For one neighbourhood; where that is too little, the next ones are smaller."""

SEEDS_UNSERVED = 0.7
"""So many neighbourhoods are laid around a need that is not served yet."""

ROWS_AT_FIRST = 150
"""So many candidates a neighbourhood holds at first, and at most."""

ROWS_AT_MOST = 1500


@dataclass
class Search:
    """The neighbourhood search: how many candidates a neighbourhood holds adapts to how fast they are solved."""

    best: Incumbent
    candidates: Candidates
    seed: int
    rows: float = ROWS_AT_FIRST

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - no secret
        self.diary = Diary(self.best.instance, self.best.served)
        self.possible = [n for n in range(len(self.best.instance.problem.needs)) if self.candidates.rows(n)]
        order = np.argsort(self.candidates.provider, kind="stable")
        first = np.searchsorted(
            self.candidates.provider[order], np.arange(len(self.best.instance.problem.providers) + 1)
        )
        self.by_provider = [order[a:b] for a, b in pairwise(first)]

    def renew(self) -> None:
        """Go on from the best plan, whoever found it."""
        self.diary = Diary(self.best.instance, self.best.served)

    def step(self) -> None:
        """Plan one neighbourhood anew; keep what is better. Where nobody could serve anything, nothing is to plan."""
        if not self.possible:
            return
        providers = self._providers()
        v, free = self._model(providers)
        solver = run(v.model, self.best.budget, SECONDS_EACH, self.random.randrange(1 << 30), workers=2)
        self.rows *= 1.05 if solver.response_proto.status == cp_model.OPTIMAL else 0.8
        self.rows = min(max(self.rows, 40), ROWS_AT_MOST)
        if found(solver):
            self._take(free, providers, read(v, solver, {}))

    def _providers(self) -> set[int]:
        """Those who could serve some need, then those who share most candidates' needs with them."""
        need = self._seed()
        chosen: set[int] = set()
        queue, size, seen = [need], 0, {need}
        while queue and size < self.rows:
            rows = self.candidates.rows(queue.pop(0))
            near = sorted(set(self.candidates.provider[rows.start : rows.stop].tolist()) - chosen)
            self.random.shuffle(near)
            for provider in near:
                if size < self.rows:
                    chosen.add(provider)
                    size += len(self.by_provider[provider])
            more = self._needs_of(near[:3]) - seen
            seen |= more
            queue += sorted(more, key=lambda _: self.random.random())
        return chosen

    def _seed(self) -> int:
        """A need to begin from: mostly one that is not served yet, the weightier the likelier."""
        open_ = [n for n in self.possible if n not in self.diary.served]
        if open_ and self.random.random() < SEEDS_UNSERVED:
            return self.random.choices(open_, [int(self.best.instance.weights[n]) for n in open_])[0]
        return self.random.choice(self.possible)

    def _needs_of(self, providers: Iterable[int]) -> set[int]:
        return {n for p in providers for n in self.candidates.need[self.by_provider[p]].tolist()}

    def _model(self, providers: set[int]) -> tuple[Variables, set[int]]:
        """Variables and rules for these providers' days; the needs that may change."""
        held = self._held(providers)
        free = self._needs_of(providers) - self.diary.served.keys() | {n for n, whole in held.items() if whole}
        rows = np.sort(np.concatenate([self.by_provider[p] for p in sorted(providers)]))
        kept = self.candidates.only(rows[np.isin(self.candidates.need[rows], list(free))])
        taken = self._taken(free)
        v = make_variables(self.best.instance, kept, sorted(free))
        v.taken = taken
        for need in sorted(held.keys() - free):
            freeze(v, need, self.diary.served[need].start, self._people(need, providers))
        for part in (*RULES, *PREFERENCES):
            part(v)
        v.model.maximize(sum(v.terms))
        hint_plan(v, self.diary)
        return v, free

    def _held(self, providers: set[int]) -> dict[int, bool]:
        """The needs that these providers serve, and whether nobody else does."""
        i = self.best.instance
        shifts = (s for p in providers for s in range(int(i.shift_of[p]), int(i.shift_of[p + 1])))
        needs = {n for s in shifts for *_, n in self.diary.tours.get(s, ())}
        return {n: all(i.provider_number[who] in providers for _, who in self.diary.served[n].people) for n in needs}

    def _people(self, need: int, providers: set[int]) -> Iterable[tuple[int, int, int]]:
        i, served = self.best.instance, self.diary.served[need]
        place = {role.id: r for r, role in enumerate(i.need(need).person_roles)}
        for role, who in served.people:
            provider = i.provider_number[who]
            shift = i.shift_holding(provider, served.start, served.start + int(i.stays[need, place[role]]))
            if provider in providers and shift is not None:
                yield place[role], provider, shift

    def _taken(self, free: set[int]) -> dict[str, list[tuple[int, int, int]]]:
        """What the needs that stay take of the stocks."""
        wanted = {r.item for n in free for r in self.best.instance.need(n).item_roles}
        taken: dict[str, list[tuple[int, int, int]]] = {}
        for n, served in self.diary.served.items() if wanted else ():
            for _, name, quantity in served.amounts if n not in free else ():
                end = served.start + self.best.instance.need(n).minutes
                taken.setdefault(name, []).append((served.start, end, quantity))
        return taken

    def _take(self, free: set[int], providers: set[int], fresh: list[Served]) -> None:
        """Put the fresh matches in place of the old ones; back again, unless they are better."""
        before = self.diary.units(free, providers)
        old = self._replace(free & self.diary.served.keys(), fresh)
        better = self.diary.units(free, providers) > before or self.best.instance.worth.moved
        if not better or not self.best.offer(self.diary.served[n] for n in sorted(self.diary.served)):
            self._replace({self.best.instance.need_number[s.need] for s in fresh}, old)

    def _replace(self, needs: set[int], by: list[Served]) -> list[Served]:
        out = [self.diary.remove(n) for n in sorted(needs)]
        for served in by:
            self.diary.add(served)
        return out
