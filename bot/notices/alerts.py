"""What the coordinators on duty are told at once: danger, a wish to speak to somebody, a word passed on."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Address, Language, Outgoing, Priority
from bot.core.names import Names
from bot.notices.post import tell_all
from bot.words import known, say
from data.models import Person
from data.people.people import duty_coordinators

LONGEST = 500
"""Characters of a person's words that go into an alert."""


@dataclass(frozen=True)
class Alerts:
    """Alerts about one person, or about somebody at an address who is not registered (`person` None)."""

    session: Session
    names: Names
    person: Person | None
    address: Address
    now: datetime

    def danger(self, kind: str, text: str) -> None:
        """Life or safety: goes before every other message."""
        key = f"kind.{kind}" if known(f"kind.{kind}") else "kind.emergency"
        self._send("notice.danger", text, Priority.DANGER, kind=key)

    def human(self, text: str, phone: str | None) -> None:
        """Somebody wants to speak to a person."""
        self._send("notice.human", text, Priority.NOTICE, phone=phone)

    def passed_on(self, text: str) -> None:
        """A registered person's word to the coordinators."""
        self._send("notice.passed_on", text, Priority.NOTICE)

    def _send(self, key: str, text: str, priority: Priority, *, kind: str = "plain", phone: str | None = None) -> None:
        def wording(language: Language) -> Outgoing:
            said = text[:LONGEST] or say(language, "notice.no_reason")
            about = {"text": said, "kind": say(language, kind, text=""), **self._about(language, phone)}
            return Outgoing(text=say(language, key if self.person else f"{key}_stranger", **about), priority=priority)

        area = self.person.area_id if self.person else None
        tell_all(self.session, duty_coordinators(self.session, area), wording, self.now)

    def _about(self, language: Language, phone: str | None) -> dict[str, str]:
        """Of a stranger, only by which channel they came."""
        if self.person is None:
            return {"channel": self.address.channel}
        unknown = say(language, "notice.unknown")
        return {
            "name": self.person.name or unknown,
            "phone": phone or self.person.phone or unknown,
            "place": self.names.place(self.person.area_id) or unknown,
        }
