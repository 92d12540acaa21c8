"""Which alarm stands for a source, whom it concerns, and who may handle it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from data.alarms import duty
from data.core.errors import NotAllowed
from data.core.lifecycle import AlarmStatus
from data.models import Alarm, AlarmWord, Person
from data.people.roles import REVIEWERS, has_role


@dataclass(frozen=True, slots=True)
class Source:
    """Where an alarm comes from: an address, in which language, and the person behind it where they are known."""

    channel: str
    external_id: str
    language: str = "zh"
    person: Person | None = None


def standing(session: Session, source: Source) -> Alarm | None:
    """The alarm of this source that is not over."""
    here = (Alarm.channel == source.channel) & (Alarm.external_id == source.external_id)
    whose = or_(here, Alarm.person_id == source.person.id) if source.person else here
    found = select(Alarm).where(whose, Alarm.status.in_(AlarmStatus.standing())).order_by(Alarm.id)
    return session.scalars(found.execution_options(populate_existing=True)).first()


def concerns(session: Session, alarm: Alarm, at: datetime) -> list[Person]:
    """Those who are told of the alarm: who has it, else everybody on duty up to the level that it has come to."""
    if alarm.claimer is not None:
        return [alarm.claimer]
    return on_the_ladder(session, alarm, at)


def on_the_ladder(session: Session, alarm: Alarm, at: datetime) -> list[Person]:
    """Everybody on duty up to the level that it has come to, where it is and where it seemed to be at first."""
    people = duty.concerned(session, alarm.area_id, alarm.reach, at)
    if alarm.first_area_id != alarm.area_id:
        first = alarm.first_area_id
        people += duty.concerned(session, first, duty.nearest(session, first, at), at)
    return list(dict.fromkeys(people))


def may_handle(session: Session, alarm: Alarm, person: Person, at: datetime) -> bool:
    """Access: coordinators and social workers of the area (of no known place: of any), and whom it concerns."""
    return has_role(session, person, REVIEWERS, alarm.area_id) or person in concerns(session, alarm, at)


def require_handler(session: Session, alarm: Alarm, person: Person, at: datetime) -> None:
    """Raise NotAllowed unless this person may handle the alarm."""
    if not may_handle(session, alarm, person, at):
        raise NotAllowed(f"person {person.id}, alarm {alarm.id}")


def words_after(session: Session, alarm_id: int, after: int) -> list[AlarmWord]:
    """What was said after a word, in order."""
    found = select(AlarmWord).where(AlarmWord.alarm_id == alarm_id, AlarmWord.id > after)
    return list(session.scalars(found.order_by(AlarmWord.id)))


def newest_word(session: Session, alarm: Alarm) -> int:
    """The number of the last word said, 0 where there is none."""
    return session.scalar(select(func.max(AlarmWord.id)).filter_by(alarm_id=alarm.id)) or 0
