"""Rows of the master program, before any tour is in it: what a choice of tours has to keep.

Left out, which only raises the bound: that a need's people come at one moment, and that tours are not cut in parts.
"""

import numpy as np

from matching.columns.crews import crews_at_work
from matching.columns.labels import NONE
from matching.columns.master import Master
from matching.columns.network import Network
from matching.instance.arrays import Ints
from matching.instance.candidates import Candidates
from matching.instance.instance import Instance


def make_master(instance: Instance, candidates: Candidates, network: Network) -> Master:
    """The program without tours."""
    m = Master(instance, candidates, network)
    for part in PARTS:
        part(m)
    return m


def needs_whole(m: Master) -> None:
    """A need is served as far as each of its roles is filled, and brings its weight."""
    fixed = {m.instance.need_number[f.need] for f in m.instance.problem.fixed}
    for number, need in enumerate(m.instance.problem.needs):
        if not need.person_roles or len(m.candidates.rows(number)):
            gain = m.instance.worth.served * need.weight
            m.served[number] = m.lp.column(1, gain, least=float(number in fixed))
            for r, role in enumerate(need.person_roles):
                m.roles[number, r] = m.lp.row(0, 0)
                m.lp.put(m.roles[number, r], m.served[number], -role.people)


def agreed_matches(m: Master) -> None:
    """moved is saved as far as each of the match's people comes."""
    number = m.instance.provider_number
    for match in m.instance.problem.previous if m.instance.worth.moved else ():
        need = m.instance.need_number.get(match.need, -1)
        if need in m.served:
            stays = m.lp.column(1, m.instance.worth.moved)
            _at_most_served(m, stays, need)
            roles = {role.id: r for r, role in enumerate(m.instance.need(need).person_roles)}
            for name, given in match.people_by_role.items():
                for who in given:
                    row = m.kept[need, roles.get(name, NONE), number.get(who, NONE)] = m.lp.at_most(0)
                    m.lp.put(row, stays, 1)


def _at_most_served(m: Master, x: int, need: int) -> None:
    row = m.lp.at_most(0)
    m.lp.put(row, x, 1)
    m.lp.put(row, m.served[need], -1)


def shifts_once(m: Master) -> None:
    """One tour a shift, and each provider's caps and repeats over all tours."""
    c = m.candidates
    for shift in np.unique(m.network.shift).tolist():
        m.shifts[shift] = m.lp.at_most(1)
    most = most_visits(m.instance, c)
    for provider in np.unique(c.provider).tolist():
        who = m.instance.provider(provider)
        if who.max_minutes is not None:
            m.minutes[provider] = m.lp.at_most(who.max_minutes)
        if m.instance.worth.repeat or who.max_visits is not None:
            _count(m, provider, int(most[provider]))


def _count(m: Master, provider: int, most: int) -> None:
    """The k-th visit of a provider costs k - 1 times the weight of repeats."""
    row = m.visits[provider] = m.lp.at_most(0)
    for k in range(most if m.instance.worth.repeat else 1):
        step = m.lp.column(1 if m.instance.worth.repeat else most, -m.instance.worth.repeat * k)
        m.lp.put(row, step, -1)


def stocks(m: Master) -> None:
    """What is used up does not exceed the stock; what is lent and returned may be lent again (left out)."""
    left = {r.id: m.lp.at_most(r.quantity) for r in m.instance.problem.resources if not r.returnable}
    for number, y in m.served.items():
        need = m.instance.need(number)
        for role in need.item_roles:
            row = m.lp.row(0, 0)
            m.lp.put(row, y, -role.quantity)
            for stock in m.instance.stocks_near(need.place, role.item):
                x = m.lp.column(min(role.quantity, stock.quantity), 0)
                m.lp.put(row, x, 1)
                if stock.id in left:
                    m.lp.put(left[stock.id], x, 1)


def most_visits(instance: Instance, candidates: Candidates) -> Ints:
    """By provider, how many visits it can make at most: as many as its shifts have minutes for, the shortest first.

    Ways, windows and who else could come are left out, which only raises it.
    """
    shift, minutes = _shortest_first(instance, candidates)
    crew = np.array([p.crew for p in instance.problem.providers], dtype=np.int64)[instance.shift_provider]
    room = (instance.shift_end - instance.shift_start) * crew
    filled = np.concatenate(([0], np.cumsum(minutes)))
    within = filled[1:] - filled[np.searchsorted(shift, shift)] <= room[shift]
    made = np.bincount(instance.shift_provider[shift[within]], minlength=len(instance.visits_cap))
    return np.minimum(made, instance.visits_cap)


def _shortest_first(instance: Instance, candidates: Candidates) -> tuple[Ints, Ints]:
    """Shift and minutes of every visit there could be, whatever its window; in each shift the shortest first."""
    c = candidates
    shift, need, role = np.unique(np.stack((c.shift, c.need, c.role)), axis=1)
    minutes = instance.stays[need, role]
    order = np.lexsort((minutes, shift))
    return shift[order], minutes[order]


PARTS = (needs_whole, agreed_matches, shifts_once, crews_at_work, stocks)
