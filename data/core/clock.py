"""Times are stored in UTC; days and hours that people speak of are those of the town."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local_date(moment: datetime) -> date:
    """The day in the town at an aware moment."""
    return moment.astimezone(SHANGHAI).date()
