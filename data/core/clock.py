"""Times are stored in UTC; days and hours that people speak of are those of the town."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local_date(moment: datetime) -> date:
    """The day in the town at an aware moment."""
    return moment.astimezone(SHANGHAI).date()


def local_time(moment: datetime) -> time:
    """The clock in the town at an aware moment."""
    return moment.astimezone(SHANGHAI).time()
