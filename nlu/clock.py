"""The edge between the clocks: stored times are aware UTC, people and the grammar speak local time of Shanghai."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(moment: datetime) -> datetime:
    """Naive local time of Shanghai for an aware `moment`. Raises ValueError for a naive one: it could be either."""
    if moment.tzinfo is None:
        raise ValueError("expected an aware datetime")
    return moment.astimezone(SHANGHAI).replace(tzinfo=None)


def utc(moment: datetime) -> datetime:
    """Aware UTC time for a naive local `moment` of Shanghai. Raises ValueError for an aware one."""
    if moment.tzinfo is not None:
        raise ValueError("expected a naive local datetime")
    return moment.replace(tzinfo=SHANGHAI).astimezone(UTC)
