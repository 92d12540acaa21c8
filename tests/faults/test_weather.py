"""The weather of `weather.py`, one alarm in each."""

import pytest

from tests.faults.measuring import BOTH
from tests.faults.weather import WAYS, heard_through


@pytest.mark.parametrize("kind", BOTH)
async def test_an_alarm_is_heard_whatever_its_first_send_ran_into(kind: str) -> None:
    waits = await heard_through(kind, alarms=len(WAYS), most_times=1)
    assert (len(waits.seconds), waits.failed) == (len(WAYS), 0)
