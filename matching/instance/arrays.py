"""Distances and travel times by the array, and the kinds of array that the engine works on."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.model import Place, Travel
from matching.model.explicit_data import ExplicitTravel
from matching.model.geometry import EARTH_KM, SLACK

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def radians(places: Sequence[Place]) -> Floats:
    """Shape (n, 2): longitude and latitude in radians."""
    return np.radians(np.array(places, dtype=np.float64).reshape(-1, 2))


def km_between(a: Floats, b: Floats) -> Floats:
    """Distances of `radians` arrays of shape (..., 2), broadcast."""
    h: Any = np.sin((b[..., 1] - a[..., 1]) / 2) ** 2
    h = h + np.cos(a[..., 1]) * np.cos(b[..., 1]) * np.sin((b[..., 0] - a[..., 0]) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, h))))


def minutes_between(travel: Travel, a: Floats, b: Floats) -> Ints:
    """Whole minutes between `radians` arrays of shape (..., 2), broadcast."""
    if isinstance(travel, ExplicitTravel):
        return travel.between(a, b)
    slow = np.ceil(travel.fixed + 60 * travel.detour * km_between(a, b) / travel.kmh - SLACK).astype(np.int64)
    return np.where((a == b).all(axis=-1), 0, slow)


def on_unit_sphere(points: Floats) -> Floats:
    """Shape (n, 3): `radians` as points of the unit sphere, for a search tree."""
    lon, lat = points[:, 0], points[:, 1]
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def chord(radius_km: float) -> float:
    """The straight way through the unit sphere under an arc of `radius_km`, a little generous."""
    return 2 * math.sin(min(math.pi, (radius_km * (1 + 1e-9) + 1e-6) / EARTH_KM) / 2)
