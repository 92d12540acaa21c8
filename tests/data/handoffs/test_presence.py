"""When somebody will be on duty again."""

from datetime import datetime, time

from data.alarms.duty import NewShift, add_shift
from data.handoffs.presence import next_on_duty


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def test_the_next_hours_of_the_area_or_of_one_above(town) -> None:
    coordinator, far = town.coordinator("anyuan"), town.coordinator("fenghuang")
    add_shift(town.session, coordinator, NewShift("anyuan", time(8), time(18), ("MO",)), coordinator, town.now)
    add_shift(town.session, far, NewShift("fenghuang", time(7), time(9)), far, town.now)
    friday_night = at("2026-11-27T22:00")
    assert next_on_duty(town.session, "gaozhi", friday_night) == at("2026-11-30T08:00")
    assert next_on_duty(town.session, None, friday_night) == at("2026-11-28T07:00")


def test_where_there_is_no_roster_nobody_can_tell(town) -> None:
    assert next_on_duty(town.session, "gaozhi", town.now) is None
