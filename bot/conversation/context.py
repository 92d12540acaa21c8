"""The context of an action: in which transaction it is done, for whom; and its effect."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.core.messages import Address, Language, Outgoing
from bot.core.names import Names
from bot.views.alternatives import Options
from bot.words import say
from data.alarms.alarms import PATIENCE
from data.core.events import Events
from data.handoffs.terms import Terms
from data.models import Person

Said = tuple[Outgoing, ...]


@dataclass(frozen=True)
class Effect:
    """What happened, and what the person is told of it besides the step's own replies.

    `writing`: what this coordinator types from now on goes to the person of this handoff.
    """

    events: Events = ()
    said: Said = ()
    writing: int | None = None


@dataclass
class Context:
    """In which transaction, for whom, when (aware). `person` is None for a stranger, until they enrol."""

    session: Session
    names: Names
    address: Address
    person: Person | None
    language: Language
    now: datetime
    base_url: str
    options: Options | None = None
    alarm_patience: timedelta = PATIENCE
    terms: Terms = field(default_factory=Terms)

    @property
    def actor(self) -> Person:
        """The person, who has agreed by now. Only consent, alarms and calls for a person come before that."""
        if self.person is None:
            raise LookupError("nobody has agreed at this address")
        return self.person

    def told(self, key: str, **params: object) -> Said:
        """One message in the person's language."""
        return (Outgoing(text=say(self.language, key, **params)),)
