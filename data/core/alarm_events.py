"""Domain events of alarms and of the duty that answers them."""

from dataclasses import dataclass

from data.core.events import Event, OfNeed, OfPerson


@dataclass(frozen=True, slots=True)
class OfAlarm(Event):
    """Something about one alarm."""

    alarm_id: int


class AlarmRaised(OfAlarm):
    """Life or safety in danger, told for the first time by this source."""


@dataclass(frozen=True, slots=True)
class AlarmMoved(OfAlarm):
    """It is in another area than was known: those who answer for that one are concerned too.

    `before` are the ids of the people whom it concerned already.
    """

    before: frozenset[int]


@dataclass(frozen=True, slots=True)
class AlarmUpdated(OfAlarm):
    """The person said more: the words after the one with the id `after`."""

    after: int


class AlarmSaidOver(OfAlarm):
    """The person says that it is over: who has the alarm is asked to close it."""


@dataclass(frozen=True, slots=True)
class AlarmEscalated(OfAlarm):
    """Nobody took it in time: it went a level `higher`, or is told again at the top."""

    higher: bool


@dataclass(frozen=True, slots=True)
class AlarmClaimed(OfAlarm):
    """Somebody takes it."""

    person_id: int


class AlarmReleased(OfAlarm):
    """Whoever had it has it no more: it waits for somebody again."""


@dataclass(frozen=True, slots=True)
class AlarmClosed(OfAlarm):
    """It is over, with an outcome. `person_id`: who closed it; None: nobody had said anything for long."""

    person_id: int | None


@dataclass(frozen=True, slots=True)
class NeedStillUndecided(OfNeed):
    """Nobody has decided a need of high risk in time: a level up hears of it, or the topmost again."""

    reach: str | None


class ShiftAdded(OfPerson):
    """Somebody is on duty at some hours."""


class ShiftRemoved(OfPerson):
    """Somebody is no longer on duty at some hours."""
