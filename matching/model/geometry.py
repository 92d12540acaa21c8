"""Distances on the sphere and the minutes they take, as the contract has them."""

import math

from matching.model import Place, Travel
from matching.model.explicit_data import ExplicitTravel

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG), as the contract has it."""

SLACK = 1e-9
"""What the contract forgives in a distance (km) and in minutes before rounding up."""


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance by the haversine formula."""
    lon1, lat1, lon2, lat2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def within(a: Place, b: Place, radius_km: float | None) -> bool:
    """Whether `b` lies in the radius around `a`; no radius is no bound."""
    return radius_km is None or distance_km(a, b) <= radius_km + SLACK


def travel_minutes(travel: Travel, a: Place, b: Place) -> int:
    """Travel time: whole minutes from `a` to `b`."""
    if isinstance(travel, ExplicitTravel):
        return travel.minutes(a, b)
    if a == b:
        return 0
    return math.ceil(travel.fixed + 60 * travel.detour * distance_km(a, b) / travel.kmh - SLACK)
