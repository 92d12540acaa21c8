"""When somebody will be on duty again, for who is told that nobody is."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.alarms.duty import is_active, shifts_in
from data.areas.tree import ancestors
from data.core.clock import SHANGHAI
from data.models import DutyShift

_DAYS_AHEAD = 14


def next_on_duty(session: Session, area_id: str | None, at: datetime) -> datetime | None:
    """The next hour of duty of an area or one above (of no known place: of any); None where the roster has none."""
    areas = {None, *ancestors(session, area_id)} if area_id else None
    shifts = [shift for shift in shifts_in(session, None) if areas is None or shift.area_id in areas]
    return min((hour for shift in shifts if (hour := _next(shift, at))), default=None)


def _next(shift: DutyShift, at: datetime) -> datetime | None:
    today = at.astimezone(SHANGHAI).date()
    starts = (datetime.combine(today + timedelta(n), shift.start, SHANGHAI) for n in range(_DAYS_AHEAD))
    return next((start for start in starts if start > at and is_active(shift, start)), None)
