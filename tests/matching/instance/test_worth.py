"""Weights as whole numbers: exact where they can be, and never to the harm of what is proved."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.instance.worth import MOST, Worth
from matching.model import Weights

WEIGHTS = st.one_of(st.floats(0, 1e9), st.integers(0, 1000).map(float), st.integers(0, 1000).map(lambda x: x / 100))


@st.composite
def all_weights(draw: st.DrawFn) -> Weights:
    return Weights(**{name: draw(WEIGHTS) for name in Weights.model_fields})


@pytest.mark.parametrize(("travel", "units"), [(1, 1), (0.5, 2), (0.1, 10), (1 / 3, 3)])
def test_what_has_a_short_fraction_is_exact(travel: float, units: int) -> None:
    worth = Worth.of(Weights(served=1000, travel=travel), wanted=80_000)
    assert (worth.units, worth.served, worth.travel) == (units, 1000 * units, round(travel * units))


@given(all_weights(), st.integers(0, 10**9))
def test_all_that_could_be_served_fits_into_64_bits(weights: Weights, wanted: int) -> None:
    worth = Worth.of(weights, wanted)
    assert worth.served * wanted < 2**62
    assert max(worth.travel, worth.repeat, worth.preferred, worth.moved) <= max(MOST, 10**9) + 1


@given(all_weights(), st.integers(0, 10**9))
def test_a_gain_never_counts_less_than_its_weight_and_a_cost_never_more(weights: Weights, wanted: int) -> None:
    worth = Worth.of(weights, wanted)
    gains = [(worth.served, weights.served), (worth.preferred, weights.preferred)]
    costs = [(worth.travel, weights.travel), (worth.repeat, weights.repeat), (worth.moved, weights.moved)]
    slack = Fraction(1 + 1e-15)
    assert all(Fraction(whole, worth.units) * slack >= Fraction(weight) for whole, weight in gains)
    assert all(Fraction(whole, worth.units) <= Fraction(weight) * slack for whole, weight in costs)
