"""What a step wants done about an alarm, and about the duty that answers it."""

from dataclasses import dataclass

from nlu.understanding import Rule


@dataclass(frozen=True)
class AlarmTold:
    """What one message says to an alarm.

    `area` is the code of a place that was named, `place` the answer to where, in the person's words, `location` a pin
    (lon, lat); `asking` what they are asked next ("place", "phone"). `repeated`: danger was told of again; `over`: they
    say that it is over.
    """

    text: str
    area: str | None = None
    place: str | None = None
    location: tuple[float, float] | None = None
    phone: str | None = None
    asking: str | None = None
    repeated: bool = False
    over: bool = False


@dataclass(frozen=True)
class RaiseAlarm:
    """Life or safety in danger: the duty coordinators are told before everything else."""

    danger: str
    told: AlarmTold


@dataclass(frozen=True)
class TellAlarm:
    """The person says more to their alarm that stands."""

    told: AlarmTold


@dataclass(frozen=True)
class ClaimAlarm:
    """A coordinator takes an alarm."""

    alarm_id: int


@dataclass(frozen=True)
class CloseAlarm:
    """A coordinator closes an alarm with an outcome."""

    alarm_id: int
    outcome: str


@dataclass(frozen=True)
class NoteAlarm:
    """A coordinator says in words what came of an alarm."""

    alarm_id: int
    text: str


@dataclass(frozen=True)
class ShowDuty:
    """A coordinator wants to see who is on duty."""


@dataclass(frozen=True)
class GoOnDuty:
    """A coordinator is on duty at these hours."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class GoOffDuty:
    """A coordinator takes all their hours of duty away."""


AlarmAction = ClaimAlarm | CloseAlarm | GoOffDuty | GoOnDuty | NoteAlarm | RaiseAlarm | ShowDuty | TellAlarm
