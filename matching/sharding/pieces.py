"""One cell's part of a problem: small enough to be planned alone, and sure to fit beside what stands elsewhere.

Providers and resources belong to one cell only, so pieces planned side by side never ask the same of anybody. Needs
may be in several; the first piece that serves one keeps it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from matching.instance.instance import Instance
from matching.model import Need, Problem, Role
from matching.model.assignment import Assignment, Given
from matching.sharding.cells import Cell


@dataclass(frozen=True)
class Piece:
    """A problem of its own, the needs that may change in it (`free`), and what the plan so far has of it."""

    problem: Problem
    free: frozenset[str]
    standing: tuple[Assignment, ...]


def pieces(instance: Instance, served: Sequence[Assignment], cells: Iterable[Cell]) -> Iterator[Piece]:
    """The pieces of the cells (guests: providers, resources) around the plan so far, where there is one to plan."""
    agreed = {match.need for match in instance.problem.fixed}
    done = {match.need for match in served}
    for cell in cells:
        piece = _piece(instance.problem, served, cell, agreed, done)
        if piece.free:
            yield piece


def merged(served: Iterable[Assignment], piece: Piece, found: Iterable[Assignment]) -> list[Assignment]:
    """The plan with what the piece found in place of what it was free to change."""
    before = {match.need for match in piece.standing}
    kept = {match.need: match for match in served if match.need not in piece.free & before}
    fresh = [match for match in found if match.need in piece.free and match.need not in kept]
    return [*kept.values(), *fresh]


def _piece(problem: Problem, served: Iterable[Assignment], cell: Cell, agreed: set[str], done: set[str]) -> Piece:
    people, things = (
        [rows[k] for k in own.tolist()]
        for rows, own in zip((problem.providers, problem.resources), cell.guests, strict=True)
    )
    inside = {row.id for row in (*people, *things)}
    touching = [match for match in served if inside & _asked(match)]
    own = [match for match in touching if match.need not in agreed and _asked(match) <= inside]
    held = [_part(match, inside) for match in touching if match.need in agreed or not _asked(match) <= inside]
    open_ = (problem.needs[n] for n in (*cell.own.tolist(), *cell.around.tolist()))
    free = {need.id: need for need in open_ if need.id not in done | agreed}
    free |= {match.need: problem.need_by_id[match.need] for match in own}
    part = problem.but(
        needs=(*free.values(), *(_need_of(problem.need_by_id[match.need], match) for match in held)),
        providers=tuple(people),
        resources=tuple(things),
        fixed=tuple(held),
        previous=tuple(match for match in problem.previous if match.need in free),
    )
    return Piece(part, frozenset(free), (*own, *held))


def _part(match: Assignment, inside: Collection[str]) -> Assignment:
    """What the match asks of those inside."""
    return match.but(roles={role: part for role, given in match.roles.items() if (part := _only(given, inside))})


def _only(given: Given, inside: Collection[str]) -> Given:
    if isinstance(given, tuple):
        return tuple(who for who in given if who in inside)
    return {name: quantity for name, quantity in given.items() if name in inside}


def _need_of(need: Need, match: Assignment) -> Need:
    """The need as if it asked for no more than this part of its match, and at this moment."""
    end = match.start + need.minutes
    roles = tuple(_role_of(role, match.roles[role.id]) for role in need.roles if role.id in match.roles)
    return need.but(roles=roles, windows=((match.start, end),))


def _role_of(role: Role, given: Given) -> Role:
    if isinstance(given, tuple):
        return role.but(people=len(given))
    return role.but(quantity=sum(given.values()))


def _asked(match: Assignment) -> set[str]:
    return {who for _, who in match.people} | {name for _, name, _ in match.amounts}
