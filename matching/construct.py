"""A plan at once: what is agreed first, then the needs that weigh most and are hardest to place."""

from collections.abc import Callable

from matching.candidates import Candidates
from matching.diary import Diary
from matching.instance import Instance
from matching.placing import offers, placements
from matching.plan import Served


def construct(instance: Instance, candidates: Candidates, over: Callable[[], bool] = lambda: False) -> Diary:
    """A diary that serves each need, in turn, by the cheapest insertion; stops early when `over`."""
    diary = Diary(instance)
    for need in order(instance, candidates):
        if over():
            break
        insert(diary, candidates, need)
    return diary


def order(instance: Instance, candidates: Candidates) -> list[int]:
    """The needs by weight, the ones with fewer candidates and longer visits first."""
    count = [len(candidates.rows(n)) for n in range(len(instance.problem.needs))]
    return sorted(range(len(count)), key=lambda n: (-instance.weights[n], count[n], -instance.lengths[n], n))


def insert(diary: Diary, candidates: Candidates, need: int) -> Served | None:
    """Serve the need by its cheapest placement, if that gains more than it costs."""
    found = min(placements(diary, need, offers(diary, candidates, need)), key=lambda p: p.cost, default=None)
    worth = diary.instance.worth.served * int(diary.instance.weights[need])
    if found is None or found.cost >= worth:
        return None
    diary.add(found.served)
    return found.served
