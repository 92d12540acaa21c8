"""Deadlines count in working hours."""

from datetime import UTC, datetime, timedelta

import pytest

from data.handoffs.terms import Terms


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-23T10:00", "2026-11-23T10:20"),  # a Monday morning
        ("2026-11-23T17:20", "2026-11-24T08:40"),  # ten minutes are left today
        ("2026-11-23T17:10", "2026-11-23T17:30"),  # just in time
        ("2026-11-23T03:00", "2026-11-23T08:50"),  # before the doors open
        ("2026-11-23T22:00", "2026-11-24T08:50"),
        ("2026-11-20T22:00", "2026-11-23T08:50"),  # Friday night: the weekend is not counted
        ("2026-10-01T10:00", "2026-10-08T08:50"),  # the national holidays
        ("2028-11-25T10:00", "2028-11-27T08:50"),  # a Saturday of a year whose calendar is not out yet
    ],
)
def test_a_reply_is_due_in_working_hours(asked: str, due: str) -> None:
    assert Terms().due(at(asked), timedelta(minutes=20)) == at(due)


def test_the_moment_may_be_in_any_zone() -> None:
    moment = datetime(2026, 11, 23, 2, tzinfo=UTC)
    assert Terms().due(moment, timedelta(minutes=5)) == at("2026-11-23T10:05")
