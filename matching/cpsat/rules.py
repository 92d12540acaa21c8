"""Constraints of the models: the contract's rules for the solver, one function each; `check` says them again.

`RULES` is the table of contents: every rule takes the variables and adds its constraints to their model.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import permutations

import numpy as np
from ortools.sat.python import cp_model

from matching.cpsat.agreements import agreed
from matching.cpsat.variables import Load, Variables, Visit


def whole_or_not_at_all(v: Variables) -> None:
    """Rules 1, 2: a served need has exactly the people that each role asks for, an unserved one nobody."""
    visits = v.by_role()
    for need, served in v.served.items():
        for r, role in enumerate(v.instance.need(need).person_roles):
            v.model.add(sum(x.present for x in visits[need, r]) == role.people * served)


def one_role_each(v: Variables) -> None:
    """Rule 2: a provider comes once, in one role, in one shift."""
    for present in v.by_need_and_provider().values():
        if len(present) > 1:
            v.model.add_at_most_one(present)


def apart(v: Variables) -> None:
    """Needs that must be served by different people share nobody."""
    present = v.by_need_and_provider()
    for (need, provider), here in present.items():
        for other in v.instance.apart(need):
            if need < other and (there := present.get((other, provider))):
                v.model.add_at_most_one([*here, *there])


def together(v: Variables) -> None:
    """Rule 1 and 3: everyone comes at the need's one start, inside their own shift."""
    for visit in v.visits:
        domain = cp_model.Domain.from_intervals([list(span) for span in visit.starts])
        v.model.add_linear_expression_in_domain(v.start[visit.need], domain).only_enforce_if(visit.present)


def one_tour_a_shift(v: Variables) -> None:
    """Rule 3, crew 1: a shift's visits form one tour from home to home, with the minutes of way between."""
    for shift, visits in v.by_shift().items():
        if v.instance.provider(visits[0].provider).crew == 1:
            _tour(v, shift, visits)


def crews(v: Variables) -> None:
    """Rule 4, crew k: every visit its own trip from home and back, at most k at any moment."""
    for visits in v.by_shift().values():
        crew = v.instance.provider(visits[0].provider).crew
        v.terms += [-v.instance.worth.travel * 2 * x.road * x.present for x in visits if crew > 1]
        if 1 < crew < len(visits):
            trips = [_trip(v, x) for x in visits]
            v.model.add_cumulative(trips, [1] * len(trips), crew)


def caps(v: Variables) -> None:
    """Rule 5: a provider's minutes and visits over the whole problem."""
    for number, visits in v.by_provider().items():
        provider = v.instance.provider(number)
        if provider.max_visits is not None:
            v.model.add(sum(x.present for x in visits) <= provider.max_visits)
        if provider.max_minutes is not None:
            v.model.add(sum(int(v.instance.stays[x.need, x.role]) * x.present for x in visits) <= provider.max_minutes)


def items(v: Variables) -> None:
    """Rule 6: an item role's quantity from several resources, each open, none over its stock."""
    by_role: dict[tuple[int, str], list[Load]] = defaultdict(list)
    by_resource: dict[str, list[Load]] = defaultdict(list)
    for load in v.loads:
        by_role[load.need, load.role.id].append(load)
        by_resource[load.resource.id].append(load)
    for need, served in v.served.items():
        for role in v.instance.need(need).item_roles:
            v.model.add(sum(x.amount for x in by_role[need, role.id]) == role.quantity * served)
    for loads in by_resource.values():
        _stock(v, loads)


def fixed(v: Variables) -> None:
    """Rule 7: what was agreed for good stays, start, people and amounts."""
    for match in v.instance.problem.fixed:
        if (number := v.instance.need_number[match.need]) not in v.served:
            continue
        people = agreed(v, number, match)
        v.model.add_bool_and(people if people is not None else [False])
        v.model.add(v.start[number] == match.start)
        for role, amounts in match.amounts_by_role.items():
            for load in v.loads_of(number, role):
                v.model.add(load.amount == amounts.get(load.resource.id, 0))


def _tour(v: Variables, shift: int, visits: Sequence[Visit]) -> None:
    """A circuit through home (node 0); a visit not made is a loop, as is home on an empty day.

    Visits of no time at one place could otherwise form a circuit of their own, and its ways would cost nothing.
    """
    cost = v.instance.worth.travel
    if len(visits) == 1:
        v.terms.append(-cost * 2 * visits[0].road * visits[0].present)
        return
    home = v.model.new_bool_var(f"at home {shift}")
    v.model.add_bool_and([~x.present for x in visits]).only_enforce_if(home)
    arcs: list[tuple[int, int, cp_model.LiteralT]] = [(0, 0, home)]
    for i, visit in enumerate(visits, start=1):
        out, back = v.model.new_bool_var(f"out {shift} {i}"), v.model.new_bool_var(f"back {shift} {i}")
        arcs += [(0, i, out), (i, 0, back), (i, i, ~visit.present)]
        v.terms.append(-cost * visit.road * (out + back))
    ways = v.instance.ways(np.array([x.need for x in visits]))
    for (i, a), (j, b) in permutations(enumerate(visits, start=1), 2):
        way = int(v.instance.stays[a.need, a.role] + ways[i - 1, j - 1])
        if a.need != b.need and a.starts[0][0] + way <= b.starts[-1][1]:
            arc = v.model.new_bool_var(f"way {shift} {i} {j}")
            arcs.append((i, j, arc))
            v.model.add(v.start[b.need] >= v.start[a.need] + way).only_enforce_if(arc)
            v.terms.append(-cost * int(ways[i - 1, j - 1]) * arc)
    v.model.add_circuit(arcs)


def _trip(v: Variables, visit: Visit) -> cp_model.IntervalVar:
    length = int(v.instance.stays[visit.need, visit.role]) + 2 * visit.road
    name = f"trip {visit.need} {visit.role} {visit.shift}"
    return v.model.new_optional_fixed_size_interval_var(v.start[visit.need] - visit.road, length, visit.present, name)


def _stock(v: Variables, loads: Sequence[Load]) -> None:
    resource = loads[0].resource
    for load in loads:
        v.model.add(load.amount >= 1).only_enforce_if(load.present)
        v.model.add(load.amount == 0).only_enforce_if(~load.present)
        if resource.windows:
            length = int(v.instance.lengths[load.need])
            spans = [[a, b - length] for a, b in resource.windows if b - length >= a]
            open_ = cp_model.Domain.from_intervals(spans)
            v.model.add_linear_expression_in_domain(v.start[load.need], open_).only_enforce_if(load.present)
    taken = v.taken.get(resource.id, ())
    if resource.returnable:
        uses = [_use(v, load) for load in loads] + [
            v.model.new_fixed_size_interval_var(s, e - s, "") for s, e, _ in taken
        ]
        v.model.add_cumulative(uses, [load.amount for load in loads] + [q for *_, q in taken], resource.quantity)
    else:
        v.model.add(sum(load.amount for load in loads) <= resource.quantity - sum(q for *_, q in taken))


def _use(v: Variables, load: Load) -> cp_model.IntervalVar:
    length = int(v.instance.lengths[load.need])
    name = f"use {load.need} {load.role.id} {load.resource.id}"
    return v.model.new_optional_fixed_size_interval_var(v.start[load.need], length, load.present, name)


RULES: tuple[Callable[[Variables], None], ...] = (
    whole_or_not_at_all,
    one_role_each,
    apart,
    together,
    one_tour_a_shift,
    crews,
    caps,
    items,
    fixed,
)
