"""The smallest longer hours in which somebody could make one more visit, their other visits kept."""

from collections.abc import Iterator

from matching.check import peak
from matching.construct.goods import holds
from matching.construct.placing import Offer, starts
from matching.construct.schedule import Gap, Stop
from matching.explain.case import Case
from matching.explain.changes import hull, meets
from matching.model import Window
from matching.model.assignment import Assignment


def extensions(case: Case, role: int, provider: int) -> Iterator[tuple[int, Window, Assignment]]:
    """(minutes added, window, match it allows), the fewest minutes first.

    The window holds the whole way from home and back, so it is enough alone and together with what it meets.
    """
    road = case.schedule.instance.road(provider, case.number)
    options = sorted((*_longer(case, provider, start, road), start) for start in _starts(case, provider, road))
    for added, window, start in options:
        offer = Offer(role, provider, (Gap(start, start, 2 * road),))
        if added > 0 and _fits(case, provider, window, start):
            placed = case.with_offer_at(offer, start)
            if placed is not None:
                yield added, window, placed.served


def _starts(case: Case, provider: int, road: int) -> list[int]:
    """Starts worth trying: where others begin and end, and right before or after the provider's own windows."""
    length = case.need.minutes
    found = set(starts(case.schedule, case.number, case.offered)) | {b - length for _, b in case.need.windows}
    for start, end in case.schedule.instance.provider(provider).windows:
        found |= {start - road - length, start + road, end + road, end - road - length}
    return [s for s in sorted(found) if holds(case.need.windows, s, s + length)]


def _longer(case: Case, provider: int, start: int, road: int) -> tuple[int, Window]:
    windows = case.schedule.instance.provider(provider).windows
    span = (start - road, start + case.need.minutes + road)
    window = hull(windows, span)
    return window[1] - window[0] - sum(b - a for a, b in windows if meets((a, b), span)), window


def _fits(case: Case, provider: int, window: Window, start: int) -> bool:
    """Whether the stops in the window and the new one still make a tour (or, for a crew, enough hands)."""
    schedule, instance = case.schedule, case.schedule.instance
    shifts = range(int(instance.shift_of[provider]), int(instance.shift_of[provider + 1]))
    stops = [s for shift in shifts for s in schedule.tours.get(shift, ()) if window[0] <= s[0] and s[1] <= window[1]]
    stops = sorted([*stops, (start, start + case.need.minutes, case.number)])
    crew = instance.provider(provider).crew
    if crew > 1:
        return peak([(s - instance.road(provider, n), e + instance.road(provider, n), 1) for s, e, n in stops]) <= crew
    return _is_tour(case, provider, window, stops)


def _is_tour(case: Case, provider: int, window: Window, stops: list[Stop]) -> bool:
    instance = case.schedule.instance
    free = window[0] + instance.road(provider, stops[0][2])
    for k, (start, end, need) in enumerate(stops):
        if start < free:
            return False
        on = instance.way(need, stops[k + 1][2]) if k + 1 < len(stops) else instance.road(provider, need)
        free = end + on
    return free <= window[1]
