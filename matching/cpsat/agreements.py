"""Agreed matches, said to the solver, and those that can no longer hold, kept out of its way."""

from ortools.sat.python import cp_model

from matching.cpsat.variables import Variables
from matching.model.assignment import Assignment


def agreed(v: Variables, need: int, match: Assignment) -> list[cp_model.IntVar] | None:
    """The variables that must be true for the match's people to come at its start; None if they cannot."""
    if need not in v.served:
        return None
    roles = {role.id: (r, role.people) for r, role in enumerate(v.instance.need(need).person_roles)}
    visits = {(x.role, x.provider, x.shift): x.present for x in v.visits_of(need)}
    found = [v.served[need]]
    for name, given in match.people_by_role.items():
        r, people = roles.get(name, (-1, 0))
        present = [visits.get((r, *_who(v, need, r, who, match.start))) for who in given]
        different = len(set(given)) == len(given) == people
        if not different or any(x is None for x in present):  # `in` would ask the solver
            return None
        found += [x for x in present if x is not None]
    return found


def _who(v: Variables, need: int, role: int, who: str, start: int) -> tuple[int, int]:
    """Provider and shift that would hold the visit; (-1, -1) if none does, or the need has no such role (-1)."""
    provider = v.instance.provider_number.get(who, -1)
    if role < 0 or provider < 0:
        return -1, -1
    shift = v.instance.shift_holding(provider, start, start + int(v.instance.stays[need, role]))
    return (-1, -1) if shift is None else (provider, shift)
