"""What the pages of alarms and duty read and do. Each call is one transaction; async code calls it in a thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.names import Names
from bot.desk.session import Visitor
from bot.notices.table import publish
from bot.views.alarms import AlarmPresenter, shift_in_words
from bot.words import say
from bot.words.times import visit_in_words
from data.alarms import duty
from data.alarms.alarms import add_note, claim, close
from data.alarms.queries import may_handle
from data.core import audit
from data.core.database import Database
from data.core.events import Events
from data.core.lifecycle import AlarmStatus
from data.models import Alarm, Person
from data.people.roles import REVIEWERS, roles_of
from nlu.clock import local

RECENT = timedelta(days=14)
MOST_ROWS = 50


@dataclass(frozen=True)
class ShownAlarm:
    """One alarm in words. `minutes` since it was raised; `mine`: this reader has it."""

    id: int
    kind: str
    lines: tuple[str, ...]
    raised: str
    minutes: int
    status: AlarmStatus
    who: str
    mine: bool
    outcome: str
    note: str


@dataclass(frozen=True)
class ShownShift:
    """One line of the roster. `own`: this reader may take it away."""

    id: int
    line: str


@dataclass(frozen=True)
class AlarmsQuery:
    """Alarms and roster, for one reader."""

    database: Database
    names: Names
    clock: Clock

    def alarms(self, visitor: Visitor) -> tuple[ShownAlarm, ...]:
        """Those that this reader may handle: what stands first, the longest waiting first; then what was closed."""
        return self.database.run(lambda session: self._alarms(session, visitor))

    def claim(self, visitor: Visitor, alarm_id: int) -> None:
        """Take it. Raises AlreadyDecided, NotAllowed, NotFound."""
        self._do(visitor, lambda session, person, now: claim(session, alarm_id, person, now))

    def close(self, visitor: Visitor, alarm_id: int, outcome: str, note: str) -> None:
        """Close it, with words. Raises AlreadyDecided, NotAllowed, NotFound."""

        def closed(session: Session, person: Person, now: datetime) -> Events:
            events = close(session, alarm_id, outcome, person, now)
            return events + (add_note(session, alarm_id, note, person, now) if note.strip() else ())

        self._do(visitor, closed)

    def shifts(self, visitor: Visitor) -> tuple[ShownShift, ...]:
        """The roster of the areas that this reader answers for."""
        return self.database.run(lambda session: self._shifts(session, visitor))

    def add_shift(self, visitor: Visitor, person_id: int, new: duty.NewShift) -> None:
        """Put somebody on duty. Raises NotAllowed."""

        def added(session: Session, actor: Person, now: datetime) -> Events:
            return duty.add_shift(session, session.get_one(Person, person_id), new, actor, now)

        self._do(visitor, added)

    def remove_shift(self, visitor: Visitor, shift_id: int) -> None:
        """Take hours away. Raises NotAllowed, NotFound."""
        self._do(visitor, lambda session, actor, now: duty.remove_shift(session, shift_id, actor, now))

    def choices(self, visitor: Visitor) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
        """The reader's areas (code, name) and who may be on duty there (id, name)."""
        return self.database.run(lambda session: self._choices(session, visitor))

    def _do(self, visitor: Visitor, verb: Callable[[Session, Person, datetime], Events]) -> None:
        def done(session: Session) -> None:
            now = self.clock()
            publish(session, self.names, verb(session, session.get_one(Person, visitor.person_id), now), now)

        self.database.run(done)

    def _alarms(self, session: Session, visitor: Visitor) -> tuple[ShownAlarm, ...]:
        now, reader = self.clock(), session.get_one(Person, visitor.person_id)
        recent = select(Alarm).where((Alarm.closed_at.is_(None)) | (Alarm.closed_at > now - RECENT))
        found = session.scalars(recent.order_by(Alarm.closed_at.is_not(None), Alarm.opened_at).limit(MOST_ROWS))
        mine = [alarm for alarm in found if may_handle(session, alarm, reader, now)]
        for alarm in mine:
            audit.log(session, visitor.person_id, "alarm.viewed", "alarm", alarm.id, now)
        return tuple(self._shown(session, visitor, alarm, now) for alarm in mine)

    def _shown(self, session: Session, visitor: Visitor, alarm: Alarm, now: datetime) -> ShownAlarm:
        presenter = AlarmPresenter(session, self.names, visitor.language, now)
        opened = local(alarm.opened_at)
        return ShownAlarm(
            id=alarm.id, kind=presenter.kind(alarm), lines=tuple(presenter.text(alarm).splitlines()[1:]),
            raised=visit_in_words(visitor.language, opened, opened, local(now)).partition("–")[0],
            minutes=int((now - alarm.opened_at).total_seconds() // 60), status=alarm.status,
            who=(alarm.claimer and alarm.claimer.name) or say(visitor.language, "alarm.somebody"),
            mine=alarm.claimed_by == visitor.person_id, note=alarm.closing_note or "",
            outcome=presenter.outcome(alarm) if alarm.outcome else "",
        )  # fmt: skip

    def _shifts(self, session: Session, visitor: Visitor) -> tuple[ShownShift, ...]:
        areas = {area for area, _ in self._choices(session, visitor)[0]}
        everywhere = "" in areas
        shifts = duty.shifts_in(session, None if everywhere else frozenset(areas))
        return tuple(ShownShift(shift.id, shift_in_words(shift, self.names, visitor.language)) for shift in shifts)

    def _choices(self, session: Session, visitor: Visitor) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
        reader = session.get_one(Person, visitor.person_id)
        own = dict.fromkeys(g.area_id for g in roles_of(session, reader) if g.role in REVIEWERS)
        areas = [(area or "", self.names.place(area) or say(visitor.language, "everywhere")) for area in own]
        people = dict.fromkeys([reader, *(one for area in own for one in duty.answering(session, area))])
        return areas, [(one.id, one.name or say(visitor.language, "notice.unknown")) for one in people]
