"""Distances and minutes: as the contract has them, the same one by one and by the array."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.instance.arrays import chord, km_between, minutes_between, on_unit_sphere, radians
from matching.model import Place, Travel
from matching.model.geometry import EARTH_KM, distance_km, travel_minutes, within

PLACES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
NEAR = st.tuples(st.floats(113.8, 114.0), st.floats(27.5, 27.7))
TRAVELS = st.builds(
    Travel, kmh=st.floats(1, 100), detour=st.sampled_from([1.0, 1.3]), fixed=st.sampled_from([0.0, 3.0])
)


@given(PLACES, PLACES, PLACES)
def test_the_way_back_is_as_long_and_no_detour_is_shorter(a: Place, b: Place, c: Place) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert distance_km(a, a) == 0
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6


@given(PLACES, PLACES)
def test_a_distance_is_the_angle_between_two_points_of_the_sphere(a: Place, b: Place) -> None:
    here, there = on_unit_sphere(radians([a, b]))
    angle = math.atan2(float(np.linalg.norm(np.cross(here, there))), float(here @ there))
    assert distance_km(a, b) == pytest.approx(EARTH_KM * angle, abs=1e-3)


@given(TRAVELS, st.lists(NEAR, min_size=1, max_size=4), st.lists(NEAR, min_size=1, max_size=4))
def test_arrays_say_what_single_places_say(travel: Travel, here: list[Place], there: list[Place]) -> None:
    a, b = radians(here)[:, None], radians([*there, here[0]])[None, :]
    one_by_one = [[distance_km(p, q) for q in (*there, here[0])] for p in here]
    assert km_between(a, b).tolist() == [pytest.approx(row) for row in one_by_one]
    assert minutes_between(travel, a, b).tolist() == [
        [travel_minutes(travel, p, q) for q in (*there, here[0])] for p in here
    ]


@given(TRAVELS, NEAR, NEAR)
def test_minutes_are_the_contracts_formula(travel: Travel, a: Place, b: Place) -> None:
    exact = travel.fixed + 60 * travel.detour * distance_km(a, b) / travel.kmh
    if a == b:
        assert travel_minutes(travel, a, b) == 0
    else:
        assert exact - 1e-6 <= travel_minutes(travel, a, b) < exact + 1


@given(NEAR, NEAR, st.floats(0, 20))
def test_whoever_is_within_the_radius_is_within_its_chord(a: Place, b: Place, radius: float) -> None:
    here, there = on_unit_sphere(radians([a, b]))
    assert within(a, b, None)
    assert within(a, b, radius) == (distance_km(a, b) <= radius + 1e-9)
    if within(a, b, radius):
        assert float(np.linalg.norm(here - there)) <= chord(radius)
