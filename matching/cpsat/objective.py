"""Objective of the models: what a good plan is, one function for each weight of the score.

`PREFERENCES` is the table of contents. Minutes of way are added where the rules lay the ways (`rules`).
"""

from collections.abc import Callable
from itertools import pairwise

from matching.cpsat.agreements import agreed
from matching.cpsat.variables import Variables


def serve_the_most(v: Variables) -> None:
    """served * 2^(priority - 1) for every served need."""
    v.terms += [v.instance.worth.served * v.instance.need(need).weight * x for need, x in v.served.items()]


def spread_the_load(v: Variables) -> None:
    """repeat * visits * (visits - 1) / 2 for every provider: the k-th visit costs k - 1 times the weight."""
    if not (cost := v.instance.worth.repeat):
        return
    for number, visits in v.by_provider().items():
        if (most := len({x.need for x in visits})) > 1:
            steps = v.steps[number] = [v.model.new_bool_var(f"visit {k} of {number}") for k in range(most)]
            v.model.add(sum(steps) == sum(x.present for x in visits))
            for earlier, later in pairwise(steps):
                v.model.add_implication(later, earlier)
            v.terms += [-cost * k * step for k, step in enumerate(steps) if k]


def prefer(v: Variables) -> None:
    """preferred for everyone who is preferred and comes."""
    gain = v.instance.worth.preferred
    for visit in v.visits:
        if gain and v.instance.provider(visit.provider).id in v.instance.need(visit.need).prefer:
            v.terms.append(gain * visit.present)


def keep_what_was_agreed(v: Variables) -> None:
    """moved, lost for every previous match that is changed or dropped."""
    cost = v.instance.worth.moved
    for match in v.instance.problem.previous if cost else ():
        number = v.instance.need_number.get(match.need)
        if number is not None and (kept := agreed(v, number, match)) is not None:
            stays = v.model.new_bool_var(f"stays {number}")
            v.model.add_bool_and(kept).only_enforce_if(stays)
            v.model.add(v.start[number] == match.start).only_enforce_if(stays)
            v.terms.append(cost * (stays - 1))
        else:
            v.terms.append(-cost)


PREFERENCES: tuple[Callable[[Variables], None], ...] = (
    serve_the_most,
    spread_the_load,
    prefer,
    keep_what_was_agreed,
)
