from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.clock import local, utc


def test_nine_in_shanghai_is_one_in_utc() -> None:
    assert utc(datetime(2026, 11, 21, 9)) == datetime(2026, 11, 21, 1, tzinfo=UTC)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))
def test_there_and_back_is_the_same_moment(moment: datetime) -> None:
    assert local(utc(moment)) == moment


def test_a_clock_without_a_zone_is_refused_where_a_zone_is_needed() -> None:
    with pytest.raises(ValueError, match="aware"):
        local(datetime(2026, 11, 21))
    with pytest.raises(ValueError, match="naive"):
        utc(datetime(2026, 11, 21, tzinfo=UTC))
