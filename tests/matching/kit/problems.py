"""Problems for the tests: hand-written ones that read as sentences, and random small ones that use every feature.

All are the contract's JSON objects; `read_problem` makes Problems of them. One minute of way leads one kilometre far,
and the spots lie a little more than a kilometre apart on one street: 2, 3 and 4 minutes from the first.
"""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from matching.model.assignment import Assignment
from matching.model.plan import Plan

Json = dict[str, Any]
STREET = [[114.0, round(27.6 + 0.01 * k, 2)] for k in range(4)]
HOME, NEXT_DOOR, MARKET, END_OF_STREET = STREET
OTHER_TOWN = [114.0, 28.6]
KINDS, SKILLS, ITEMS = ("volunteer", "social_worker"), ("escort", "repair"), ("wheelchair", "rice")


def a_problem(*, needs: Sequence[Json] = (), providers: Sequence[Json] = (), **more: Any) -> Json:
    """A problem of one day in which serving counts most."""
    empty = {
        "version": 1, "start": "2026-11-23T00:00:00+08:00", "days": 1,
        "travel": {"kmh": 60, "detour": 1, "fixed": 0},
        "weights": {"served": 1000, "travel": 1, "repeat": 5, "preferred": 30, "moved": 50},
    }  # fmt: skip
    return empty | {"needs": list(needs), "providers": list(providers)} | more


def a_need(name: str = "n1", **more: Any) -> Json:
    """Half an hour of anybody's company, at home, some time between eight and ten."""
    usual = {
        "id": name, "priority": 3, "place": HOME, "minutes": 30, "windows": [[480, 600]], "roles": [somebody()],
    }  # fmt: skip
    return usual | more


def somebody(name: str = "company", *, skills: Sequence[str] = (), people: int = 1, **more: Any) -> Json:
    """A role for people of either kind."""
    return {"id": name, "kinds": list(KINDS), "skills": list(skills), "people": people} | more


def things(name: str, item: str, quantity: int = 1) -> Json:
    """A role for an item."""
    return {"id": name, "item": item, "quantity": quantity}


def a_volunteer(name: str = "p1", **more: Any) -> Json:
    """Somebody at home on the street, free from eight to ten, with no skill and no bound."""
    return {"id": name, "kind": "volunteer", "place": HOME, "skills": [], "windows": [[480, 600]]} | more


def a_stock(name: str = "r1", item: str = "wheelchair", quantity: int = 1, **more: Any) -> Json:
    """A stock at home on the street, always open; lent, not given away."""
    return {"id": name, "item": item, "place": HOME, "quantity": quantity, "returnable": True} | more


def a_match(need: str = "n1", start: int = 480, **roles: Any) -> Json:
    """An agreed or previous match."""
    return {"need": need, "start": start, "roles": roles}


def a_plan(*served: Json) -> Plan:
    """A plan of these matches."""
    return Plan(served=tuple(Assignment.model_validate(s) for s in served))


PLACES = st.sampled_from(STREET)
RADII = st.sampled_from([None, None, None, 1.2, 2.3])


@st.composite
def _windows(draw: st.DrawFn, least: int, most: int, begins: tuple[int, int]) -> list[list[int]]:
    """One window that begins in this span, or two that do not overlap (but may touch)."""
    start, length = draw(st.integers(*begins)), draw(st.integers(least, most))
    windows = [[start, start + length]]
    if draw(st.integers(0, 2)) == 0:
        later = start + length + draw(st.integers(0, 4))
        windows.append([later, later + draw(st.integers(least, most))])
    return windows


@st.composite
def _roles(draw: st.DrawFn) -> list[Json]:
    roles = [_person_role(draw, f"role{i}") for i in range(draw(st.sampled_from([1, 1, 1, 1, 2, 0])))]
    if not roles or draw(st.integers(0, 3)) == 3:
        roles.append(things("thing", draw(st.sampled_from(ITEMS)), draw(st.sampled_from([1, 1, 2]))))
    return roles


def _person_role(draw: st.DrawFn, name: str) -> Json:
    kinds = draw(st.sampled_from([KINDS, KINDS, KINDS, KINDS[:1]]))
    skills = draw(st.sampled_from([[], [], [], ["escort"], list(SKILLS)]))
    return somebody(name, kinds=list(kinds), skills=skills, people=draw(st.sampled_from([1, 1, 1, 1, 2])))


@st.composite
def _needs(draw: st.DrawFn, name: str, people: list[str]) -> Json:
    minutes = draw(st.integers(0, 6))
    liked, refused = draw(st.sampled_from([None, None, *people])), draw(st.sampled_from([None, None, None, *people]))
    return {
        "id": name, "priority": draw(st.integers(1, 3)), "place": draw(PLACES), "minutes": minutes,
        "windows": draw(_windows(minutes, minutes + 3, (4, 14))), "roles": draw(_roles()),
        "prefer": [liked] if liked else [], "refuse": [refused] if refused else None,
    }  # fmt: skip


@st.composite
def _providers(draw: st.DrawFn, name: str) -> Json:
    return {
        "id": name, "kind": draw(st.sampled_from([KINDS[0], *KINDS])), "place": draw(PLACES),
        "skills": draw(st.sampled_from([[], ["escort"], list(SKILLS), list(SKILLS)])),
        "windows": draw(_windows(16, 24, (0, 3))),
        "radius_km": draw(RADII), "crew": draw(st.sampled_from([1, 1, 1, 2, 3])),
        "max_minutes": draw(st.sampled_from([None, None, None, 5, 10])),
        "max_visits": draw(st.sampled_from([None, None, None, 1, 2])),
    }  # fmt: skip


@st.composite
def _resources(draw: st.DrawFn, name: str) -> Json:
    return {
        "id": name, "item": draw(st.sampled_from(ITEMS)), "place": draw(PLACES), "radius_km": draw(RADII),
        "quantity": draw(st.sampled_from([1, 2, 2, 0])), "returnable": draw(st.booleans()),
        "windows": draw(st.one_of(st.none(), _windows(10, 24, (0, 5)))),
    }  # fmt: skip


@st.composite
def small_problems(draw: st.DrawFn, *, needs: int = 4, providers: int = 3) -> Json:
    """Up to so many needs and providers, and three stocks; matches of before that may or may not be possible still."""
    people = [f"p{i}" for i in range(draw(st.integers(1, providers)))]
    wanted = [draw(_needs(f"n{i}", people)) for i in range(draw(st.integers(1, needs)))]
    weights = {
        "served": draw(st.sampled_from([1000, 1000, 10, 4])), "travel": draw(st.sampled_from([0, 1, 0.5])),
        "repeat": draw(st.sampled_from([0, 5])), "preferred": draw(st.sampled_from([0, 3])),
        "moved": draw(st.sampled_from([0, 7])),
    }  # fmt: skip
    return a_problem(
        needs=wanted,
        providers=[draw(_providers(p)) for p in people],
        resources=[draw(_resources(f"r{i}")) for i in range(draw(st.integers(1, 3)))],
        weights=weights,
        previous=[draw(_memory(n, people)) for n in wanted if people and draw(st.integers(0, 3)) == 0],
    )


@st.composite
def helpful_problems(draw: st.DrawFn, *, needs: int = 4, providers: int = 3, people: int = 1) -> Json:
    """A small problem whose last need so many of five neighbours can serve, come what may: no draw is in vain."""
    problem = draw(small_problems(needs=needs - 1, providers=providers))
    wanted = draw(_needs("sure", [])) | {"roles": [somebody("helper", kinds=["neighbour"], people=people)]}
    neighbours = [
        a_volunteer(f"neighbour{k}", kind="neighbour", place=draw(PLACES), windows=[[0, 24]]) for k in range(5)
    ]
    return problem | {"needs": [*problem["needs"], wanted], "providers": [*problem["providers"], *neighbours]}


@st.composite
def _memory(draw: st.DrawFn, need: Json, people: list[str]) -> Json:
    """A match of before: a start in a window, and for each role of people anybody."""
    start = draw(st.sampled_from(need["windows"]))[0] + draw(st.integers(0, 2))
    roles = {r["id"]: draw(st.permutations(people))[: r["people"]] for r in need["roles"] if "kinds" in r}
    return a_match(need["id"], start, **roles)
