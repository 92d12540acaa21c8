"""Cells: everything lies in one, none is too large, and each knows what lies just beyond its borders."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.instance.arrays import radians
from matching.model import Place
from matching.model.geometry import distance_km
from matching.sharding.cells import Cell, cells

SPOTS = st.tuples(st.integers(0, 6).map(lambda k: 114 + k / 50), st.integers(0, 6).map(lambda k: 27.6 + k / 50))
PLACES = st.lists(SPOTS, min_size=1, max_size=25)
ANGLES = st.sampled_from([0.0, 0.4, 0.8, 1.5])


def cut(needs: list[Place], guests: list[Place], most: int, angle: float) -> list[Cell]:
    return cells(radians(needs), [radians(guests)], most=most, overlap_km=3.0, angle=angle)


@given(PLACES, PLACES, st.integers(1, 9), ANGLES)
def test_every_need_and_every_guest_lies_in_just_one_cell(
    needs: list[Place], guests: list[Place], most: int, angle: float
) -> None:
    found = cut(needs, guests, most, angle)
    assert sorted(np.concatenate([c.own for c in found])) == list(range(len(needs)))
    assert sorted(np.concatenate([c.guests[0] for c in found])) == list(range(len(guests)))


@given(PLACES, st.integers(1, 9), ANGLES)
def test_a_cell_with_more_needs_than_wanted_is_one_place(needs: list[Place], most: int, angle: float) -> None:
    for cell in cut(needs, [], most, angle):
        assert len(cell.own) > 0
        assert len(cell.own) <= most or len({needs[n] for n in cell.own}) == 1


@given(PLACES, st.integers(1, 9), ANGLES)
def test_a_cell_knows_the_needs_near_its_own(needs: list[Place], most: int, angle: float) -> None:
    for cell in cut(needs, [], most, angle):
        own, around = set(cell.own.tolist()), set(cell.around.tolist())
        near = {n for n in range(len(needs)) if any(distance_km(needs[n], needs[m]) < 2.99 for m in own)}
        assert near <= own | around
        assert not own & around


def test_turned_cuts_lie_elsewhere() -> None:
    square: list[Place] = [(114 + x / 50, 27.6 + y / 50) for x in range(6) for y in range(6)]
    straight, turned = ({frozenset(c.own.tolist()) for c in cut(square, [], 9, angle)} for angle in (0.0, np.pi / 4))
    assert not straight & turned


def test_a_land_without_needs_is_one_cell_that_holds_everybody() -> None:
    (cell,) = cut([], [(114.0, 27.6), (115.0, 27.6)], 5, 0.0)
    assert cell.guests[0].tolist() == [0, 1]
