"""In which transaction something is done, and for whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Address, Language, Outgoing
from bot.core.names import Names
from bot.notices.alerts import Alerts
from bot.views.alternatives import Options
from bot.words import say
from data.models import Person

Said = tuple[Outgoing, ...]
"""What the person is told besides the step's own replies."""


@dataclass
class Doing:
    """In which transaction, for whom, when (aware). `person` is None for a stranger, until they enrol."""

    session: Session
    names: Names
    address: Address
    person: Person | None
    language: Language
    now: datetime
    base_url: str
    options: Options | None = None

    @property
    def actor(self) -> Person:
        """The person, who has agreed by now. Only consent, alarms and calls for a person come before that."""
        if self.person is None:
            raise LookupError("nobody has agreed at this address")
        return self.person

    @property
    def alerts(self) -> Alerts:
        """Alerts about whoever speaks."""
        return Alerts(self.session, self.names, self.person, self.address, self.now)

    def told(self, key: str, **params: object) -> Said:
        """One message in the person's language."""
        return (Outgoing(text=say(self.language, key, **params)),)
