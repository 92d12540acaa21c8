"""Fixed and previous matches: put into a plan as they were agreed, where they still can hold."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.check import check
from matching.construct.goods import stocks_for, things_at
from matching.construct.placing import Offer, offers, place_at
from matching.construct.schedule import Schedule
from matching.instance.candidates import Candidates, find_candidates
from matching.instance.instance import Instance
from matching.model import Problem, Provider
from matching.model.assignment import Assignment, Given
from matching.model.plan import Plan


@dataclass(frozen=True)
class Settled:
    """A problem whose fixed matches can all hold (`kept`, whole), and those that cannot, as they were agreed.

    Whoever and whatever the latter ask for is out of the problem: people stand by what was agreed, rules or not.
    """

    problem: Problem
    kept: list[Assignment]
    broken: list[Assignment]


def settle(problem: Problem) -> Settled:
    """Tell the fixed matches that hold from those that break a rule, alone or together."""
    instance = Instance.of(problem)
    schedule, broken = Schedule(instance), list[Assignment]()
    candidates = find_candidates(instance, [instance.need_number[m.need] for m in problem.fixed])
    for match in sorted(problem.fixed, key=lambda match: _leaves_open(problem, match)):  # filled once all others stand
        if (served := as_agreed(schedule, candidates, match)) is None:
            broken.append(match)
        else:
            schedule.add(served)
    if not broken:
        return Settled(problem, list(schedule.served.values()), [])
    return _without(problem, _filled(problem, schedule, broken), schedule)


def _leaves_open(problem: Problem, match: Assignment) -> bool:
    return any(role.id not in match.roles for role in problem.need_by_id[match.need].roles)


def _filled(problem: Problem, schedule: Schedule, broken: list[Assignment]) -> list[Assignment]:
    """The broken matches, what they leave open filled in where it can be, by people none of the others asks for."""
    found: list[Assignment] = []
    for match in broken:
        taken = {name for other in (*broken, *found) if other.need != match.need for name in _asked(other)}
        found.append(_past_the_cut(problem, schedule, match, taken) if _leaves_open(problem, match) else match)
    return found


def _past_the_cut(problem: Problem, schedule: Schedule, match: Assignment, taken: set[str]) -> Assignment:
    """The match filled in where only the cutting of overlapping windows left nobody for it; else as it is.

    So the windows are cut anew, and the one that the checker takes for this visit stays whole.
    """
    end = match.start + problem.need_by_id[match.need].minutes

    def cut_anew(p: Provider) -> Provider:
        windows = sorted(p.windows, key=lambda w: not (w[0] <= match.start and end <= w[1]))
        return p.but(windows=() if p.id in taken else tuple(windows))

    instance = Instance.of(problem.but(providers=tuple(map(cut_anew, problem.providers))))
    kept = list(schedule.served.values())
    candidates = find_candidates(instance, [instance.need_number[match.need]])
    served = as_agreed(Schedule(instance, kept), candidates, match)
    if served is None or check(problem.but(fixed=()), Plan(served=(*kept, served))).broken:
        return match
    return match.but(roles=served.roles)


def as_agreed(schedule: Schedule, candidates: Candidates, match: Assignment) -> Assignment | None:
    """The match with its start, people and amounts, what it does not say filled in; None where it cannot hold."""
    number = schedule.instance.need_number[match.need]
    placed = place_at(
        schedule, number, _only_agreed(schedule, offers(schedule, candidates, number), match), match.start
    )
    goods = _goods(schedule, match)
    if placed is None or goods is None:
        return None
    roles: dict[str, Given] = {**placed.served.roles, **goods}
    if any(sorted(roles.get(role, ())) != sorted(given) for role, given in match.people_by_role.items()):
        return None
    return placed.served.but(roles=roles)


def _only_agreed(schedule: Schedule, offered: list[Offer], match: Assignment) -> list[Offer]:
    roles = schedule.instance.need(schedule.instance.need_number[match.need]).person_roles
    agreed = {who for _, who in match.people}

    def fits(offer: Offer) -> bool:
        who, given = schedule.instance.provider(offer.provider).id, match.people_by_role.get(roles[offer.role].id)
        return who in given if given is not None else who not in agreed

    return [offer for offer in offered if fits(offer)]


def _goods(schedule: Schedule, match: Assignment) -> dict[str, Given] | None:
    """The amounts by item role: as agreed where they are whole and there, all together, and the rest drawn beside."""
    need = schedule.instance.problem.need_by_id[match.need]
    roles = {role.id: role for role in need.item_roles}
    if not match.amounts_by_role.keys() <= roles.keys():
        return None
    taken = Counter[str]()
    for name, given in match.amounts_by_role.items():
        left = {s.id: x - taken[s.id] for s, x in stocks_for(schedule, need, roles[name].item, match.start)}
        if not _covers(given, left, roles[name].quantity):
            return None
        taken.update(given)
    open_ = need.but(roles=tuple(role for role in need.item_roles if role.id not in match.amounts_by_role))
    drawn = things_at(schedule, open_, match.start, {name: -q for name, q in taken.items()})
    return None if drawn is None else {**drawn, **match.amounts_by_role}


def _covers(given: Mapping[str, int], left: Mapping[str, int], quantity: int) -> bool:
    return sum(given.values()) == quantity and all(0 < q <= left.get(name, 0) for name, q in given.items())


def _without(problem: Problem, broken: Iterable[Assignment], schedule: Schedule) -> Settled:
    """Take the broken matches out, with everyone they ask for and all matches kept so far that ask for the same."""
    out = {m.need: m for m in broken}
    kept = list(schedule.served.values())
    touched = {name for m in out.values() for name in _asked(m)}
    while more := [m for m in kept if m.need not in out and touched & _asked(m)]:
        out |= {m.need: m for m in more}
        touched |= {name for m in more for name in _asked(m)}
    rest = problem.but(
        needs=tuple(n for n in problem.needs if n.id not in out),
        providers=tuple(p for p in problem.providers if p.id not in touched),
        resources=tuple(r for r in problem.resources if r.id not in touched),
        fixed=tuple(m for m in problem.fixed if m.need not in out),
        previous=tuple(m for m in problem.previous if m.need not in out),
    )
    inner = settle(rest)
    return Settled(inner.problem, inner.kept, [*out.values(), *inner.broken])


def _asked(match: Assignment) -> set[str]:
    return {name for given in match.roles.values() for name in given}
