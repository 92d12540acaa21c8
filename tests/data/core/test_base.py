"""Times are aware and in UTC, whatever the database makes of them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from data.core.lifecycle import NeedStatus
from data.models import NeedWindow


def test_a_time_of_any_zone_comes_back_as_the_same_moment_in_utc(town) -> None:
    there = datetime(2026, 11, 22, 10, 0, tzinfo=timezone(timedelta(hours=8)))
    need = town.need(windows=[(there, there + timedelta(hours=3))])
    town.session.expire_all()
    assert need.windows[0].start == datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    assert need.windows[0].start.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(town) -> None:
    with pytest.raises(StatementError, match="zone"):
        town.need(windows=[(datetime(2026, 11, 22, 10, 0), datetime(2026, 11, 22, 11, 0))])


def test_moments_are_compared_as_moments(town) -> None:
    need = town.need()
    there = town.ten.astimezone(timezone(timedelta(hours=8)))
    assert town.session.scalars(select(NeedWindow).where(NeedWindow.start == there)).one() is need.windows[0]


def test_a_state_is_stored_as_it_reads(town) -> None:
    need = town.need()
    stored = town.session.connection().exec_driver_sql(f"SELECT status FROM needs WHERE id = {need.id}").scalar_one()
    town.session.refresh(need)
    assert (stored, need.status) == ("open", NeedStatus.OPEN)
