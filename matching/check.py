"""Every rule of the contract again in plain Python, with no solver: is a plan sound, and what does it score?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from matching.geometry import minutes, within
from matching.plan import Given, Plan, Served
from matching.problem import FixedMatch, ItemRole, Need, PersonRole, Problem, Provider, Resource

Visit = tuple[int, int, str]
"""Start, end, need."""


@dataclass(frozen=True)
class Report:
    """What the rules say of a plan. `broken` is empty for a sound one; `score` counts what the plan claims to serve."""

    broken: list[str]
    score: float
    served: int
    weight: int
    travel: int
    repeats: int
    preferred: int
    moved: int
    unexplained: int


@dataclass
class _Book:
    """What a plan asks of each provider and resource."""

    visits: dict[str, list[Visit]] = field(default_factory=lambda: defaultdict(list))
    uses: dict[str, list[tuple[int, int, int]]] = field(default_factory=lambda: defaultdict(list))
    weight: int = 0
    preferred: int = 0


def check(problem: Problem, plan: Plan) -> Report:
    """Every rule broken, in words, and the score with its parts."""
    book = _Book()
    broken: list[str] = []
    for served in _known_once(problem, plan, broken):
        broken += _need_faults(problem, served, book)
    for name, visits in book.visits.items():
        broken += _provider_faults(problem, problem.provider_by_id[name], sorted(visits))
    for name, uses in book.uses.items():
        broken += _resource_faults(problem.resource_by_id[name], uses)
    broken += _apart_faults(problem, plan)
    broken += [f"{m.need}: fixed match changed" for m in problem.fixed if not _kept(plan, m, items=True)]
    report = _scored(problem, plan, book, broken)
    if plan.bound is not None and report.score > plan.bound + 1e-6:
        broken.append(f"score {report.score} over the claimed bound {plan.bound}")
    return report


def _known_once(problem: Problem, plan: Plan, broken: list[str]) -> Iterator[Served]:
    times = Counter[str]()
    for served in plan.served:
        times[served.need] += 1
        if served.need not in problem.need_by_id:
            broken.append(f"unknown need {served.need}")
        elif times[served.need] > 1:
            broken.append(f"{served.need}: served twice")
        else:
            yield served


def _need_faults(problem: Problem, served: Served, book: _Book) -> Iterator[str]:
    """Rules 1, 2 and 6 for one need; books what it asks of people and things."""
    need = problem.need_by_id[served.need]
    end = served.start + need.minutes
    if not any(a <= served.start and end <= b for a, b in need.windows):
        yield f"{need.id}: start {served.start} outside its windows"
    if set(served.roles) != {r.id for r in need.roles}:
        yield f"{need.id}: roles {sorted(served.roles)}"
        return
    for role in need.roles:
        given = served.roles[role.id]
        if isinstance(role, ItemRole):
            yield from _item_faults(problem, need, role, given, served.start, book)
        else:
            yield from _person_faults(problem, need, role, given, served.start, book)
    people = [who for _, who in served.people if who in problem.provider_by_id]
    if len(set(people)) != len(people):
        yield f"{need.id}: one provider in two places"
    book.weight += need.weight


def _item_faults(problem: Problem, need: Need, role: ItemRole, given: Given, start: int, book: _Book) -> Iterator[str]:
    if not isinstance(given, Mapping):
        yield f"{need.id}/{role.id}: people for an item"
        return
    if sum(given.values()) != role.quantity or any(q <= 0 for q in given.values()):
        yield f"{need.id}/{role.id}: quantity {dict(given)} for {role.quantity}"
    end = start + need.minutes
    for name, quantity in given.items():
        resource = problem.resource_by_id.get(name)
        if resource is None or resource.item != role.item:
            yield f"{need.id}/{role.id}: {name} is no {role.item}"
            continue
        if not within(resource.place, need.place, resource.radius_km):
            yield f"{need.id}/{role.id}: {name} too far"
        if resource.windows and not any(a <= start and end <= b for a, b in resource.windows):
            yield f"{need.id}/{role.id}: {name} closed"
        book.uses[name].append((start, end, quantity))


def _person_faults(
    problem: Problem, need: Need, role: PersonRole, given: Given, start: int, book: _Book
) -> Iterator[str]:
    where = f"{need.id}/{role.id}"
    if isinstance(given, Mapping):
        yield f"{where}: amounts for people"
        return
    if len(given) != role.people:
        yield f"{where}: {len(given)} people for {role.people}"
    for name in given:
        provider = problem.provider_by_id.get(name)
        if provider is None:
            yield f"{where}: unknown provider {name}"
            continue
        yield from (f"{where}: {name} {fault}" for fault in unfit(need, role, provider))
        book.visits[name].append((start, start + need.minutes_of(role), need.id))
        book.preferred += name in need.prefer


def unfit(need: Need, role: PersonRole, provider: Provider) -> Iterator[str]:
    """What of rule 2 keeps this provider from this role: kind, skills, refusal, radius."""
    if provider.kind not in role.kinds:
        yield "is of another kind"
    if not role.skills <= provider.skills:
        yield "lacks skills"
    if provider.id in need.refuse:
        yield "is refused"
    if not within(provider.place, need.place, provider.radius_km):
        yield "is too far"


def _apart_faults(problem: Problem, plan: Plan) -> Iterator[str]:
    """Whoever serves two needs that must be served by different people."""
    team = {s.need: {who for _, who in s.people} for s in plan.served if s.need in problem.need_by_id}
    for name, people in team.items():
        for other in sorted(problem.need_by_id[name].apart & team.keys()):
            if name < other and people & team[other]:
                yield f"{name}: {min(people & team[other])} serves {other} too"


def _provider_faults(problem: Problem, provider: Provider, visits: list[Visit]) -> Iterator[str]:
    """Rules 3, 4 and 5 for one provider's visits in order of start."""
    if provider.max_visits is not None and len(visits) > provider.max_visits:
        yield f"{provider.id}: {len(visits)} visits over {provider.max_visits}"
    if provider.max_minutes is not None and sum(e - s for s, e, _ in visits) > provider.max_minutes:
        yield f"{provider.id}: over max_minutes"
    tours, outside = tours_of(provider, visits)
    yield from (f"{provider.id}: {need} outside its windows" for need in outside)
    faults = _tour_faults if provider.crew == 1 else _crew_faults
    for window, tour in tours.items():
        yield from faults(problem, provider, window, tour)


def tours_of(provider: Provider, visits: list[Visit]) -> tuple[dict[tuple[int, int], list[Visit]], list[str]]:
    """The visits by the window that holds them (the first that does), and the needs that none holds."""
    tours: dict[tuple[int, int], list[Visit]] = defaultdict(list)
    outside = []
    for start, end, need in visits:
        holder = next((w for w in provider.windows if w[0] <= start and end <= w[1]), None)
        if holder is None:
            outside.append(need)
        else:
            tours[holder].append((start, end, need))
    return tours, outside


def _tour_faults(problem: Problem, provider: Provider, window: tuple[int, int], tour: list[Visit]) -> Iterator[str]:
    at, free = provider.place, window[0]
    for start, end, need in tour:
        place = problem.need_by_id[need].place
        if start < free + minutes(problem.travel, at, place):
            yield f"{provider.id}: cannot reach {need} by {start}"
        at, free = place, end
    if free + minutes(problem.travel, at, provider.place) > window[1]:
        yield f"{provider.id}: home after {window[1]}"


def _crew_faults(problem: Problem, provider: Provider, window: tuple[int, int], tour: list[Visit]) -> Iterator[str]:
    trips = []
    for start, end, need in tour:
        go = minutes(problem.travel, provider.place, problem.need_by_id[need].place)
        if start - go < window[0] or end + go > window[1]:
            yield f"{provider.id}: {need} trip outside its window"
        trips.append((start - go, end + go, 1))
    if peak(trips) > provider.crew:
        yield f"{provider.id}: crew of {provider.crew} exceeded"


def _resource_faults(resource: Resource, uses: list[tuple[int, int, int]]) -> Iterator[str]:
    taken = peak(uses) if resource.returnable else sum(q for *_, q in uses)
    if taken > resource.quantity:
        yield f"{resource.id}: {taken} over {resource.quantity}"


def peak(uses: list[tuple[int, int, int]]) -> int:
    """The most in use at any moment, of (start, end, quantity); what ends frees what starts that minute."""
    changes = sorted([(s, q) for s, _, q in uses] + [(e, -q) for _, e, q in uses])
    return max(accumulate((q for _, q in changes), initial=0))


def _kept(plan: Plan, match: FixedMatch, *, items: bool) -> bool:
    """Whether the plan keeps the match: its start and people, with `items` also the amounts."""
    served = next((s for s in reversed(plan.served) if s.need == match.need), None)
    if served is None or served.start != match.start:
        return False
    for role, given in match.roles.items():
        if isinstance(given, Mapping):
            if items and served.roles.get(role) != given:
                return False
        elif sorted(served.roles.get(role, ())) != sorted(given):
            return False
    return True


def moved(problem: Problem, plan: Plan) -> list[str]:
    """The needs whose previous match the plan changes or drops."""
    return [m.need for m in problem.previous if not _kept(plan, m, items=False)]


def _travel(problem: Problem, provider: Provider, visits: list[Visit]) -> int:
    tours, _ = tours_of(provider, sorted(visits))
    return sum(_tour_minutes(problem, provider, tour) for tour in tours.values())


def _tour_minutes(problem: Problem, provider: Provider, tour: list[Visit]) -> int:
    places = [problem.need_by_id[need].place for *_, need in tour]
    if provider.crew > 1:
        return sum(2 * minutes(problem.travel, provider.place, place) for place in places)
    stops = [provider.place, *places, provider.place]
    return sum(minutes(problem.travel, a, b) for a, b in pairwise(stops))


def _scored(problem: Problem, plan: Plan, book: _Book, broken: list[str]) -> Report:
    travel = sum(_travel(problem, problem.provider_by_id[name], visits) for name, visits in book.visits.items())
    repeats = sum(len(v) * (len(v) - 1) // 2 for v in book.visits.values())
    changed = len(moved(problem, plan))
    weights = problem.weights
    score = weights.served * book.weight - weights.travel * travel - weights.repeat * repeats
    score += weights.preferred * book.preferred - weights.moved * changed
    named = {s.need for s in plan.served} | {u.need for u in plan.unserved if u.reasons}
    return Report(
        broken=broken,
        score=int(score) if float(score).is_integer() else score,
        served=len({s.need for s in plan.served} & problem.need_by_id.keys()),
        weight=book.weight,
        travel=travel,
        repeats=repeats,
        preferred=book.preferred,
        moved=changed,
        unexplained=sum(n.id not in named for n in problem.needs),
    )
