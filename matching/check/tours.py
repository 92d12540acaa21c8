"""Rules 3 to 5: a provider's day."""

from collections.abc import Iterator

from matching.check.index import PlanIndex, Tour
from matching.check.items import peak


def inside_a_window(index: PlanIndex) -> Iterator[str]:
    """Rules 3 and 4: one window of the provider holds the whole visit."""
    return (f"{provider}: {need} outside its windows" for provider, need in index.outside)


def one_tour_a_window(index: PlanIndex) -> Iterator[str]:
    """Rule 3, crew 1: from home to each visit in time, and home again by the window's end."""
    for tour in index.tours:
        if tour.provider.crew == 1:
            yield from _late(tour)


def _late(tour: Tour) -> Iterator[str]:
    free = tour.window[0]
    for (start, end, need), way in zip(tour.visits, tour.ways, strict=False):  # the last way leads home
        if start < free + way:
            yield f"{tour.provider.id}: cannot reach {need} by {start}"
        free = end
    if free + tour.ways[-1] > tour.window[1]:
        yield f"{tour.provider.id}: home after {tour.window[1]}"


def crews(index: PlanIndex) -> Iterator[str]:
    """Rule 4, crew k: each visit its own trip inside the window, at most k trips at any moment."""
    for tour in index.tours:
        if tour.provider.crew > 1:
            yield from _overbooked(tour)


def _overbooked(tour: Tour) -> Iterator[str]:
    trips = [(start - way, end + way, 1) for (start, end, _), way in zip(tour.visits, tour.ways, strict=True)]
    for (leave, home, _), (*_, need) in zip(trips, tour.visits, strict=True):
        if leave < tour.window[0] or home > tour.window[1]:
            yield f"{tour.provider.id}: {need} trip outside its window"
    if peak(trips) > tour.provider.crew:
        yield f"{tour.provider.id}: crew of {tour.provider.crew} exceeded"


def visits_cap(index: PlanIndex) -> Iterator[str]:
    """Rule 5: a provider's visits over the whole problem, `max_visits` at most."""
    for name, visits in index.visits.items():
        most = index.problem.provider_by_id[name].max_visits
        if most is not None and len(visits) > most:
            yield f"{name}: {len(visits)} visits over {most}"


def minutes_cap(index: PlanIndex) -> Iterator[str]:
    """Rule 5: the minutes of these visits, `max_minutes` at most."""
    for name, visits in index.visits.items():
        most = index.problem.provider_by_id[name].max_minutes
        if most is not None and sum(e - s for s, e, _ in visits) > most:
            yield f"{name}: over max_minutes"
