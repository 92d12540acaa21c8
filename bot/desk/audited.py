"""Access of a reader at the desk, audited: what of a need they are shown is written down in the same transaction."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy.orm import Session

from bot.core.names import Names
from bot.desk.session import Visitor
from bot.words import say
from data.core import audit
from data.models import Need, Person
from data.people.access import Access, access_of


@dataclass(frozen=True)
class AuditedAccess:
    """One reading: in which session, with whose eyes, and when (aware)."""

    session: Session
    visitor: Visitor
    names: Names
    now: datetime

    @cached_property
    def access(self) -> Access:
        """What this reader may see."""
        return access_of(self.session, self.session.get_one(Person, self.visitor.person_id), self.names.taxonomy)

    def look_at(self, need: Need) -> bool:
        """Write that this reader was shown the need; tell whether it has to be masked."""
        masked = self.access.seals(need)
        audit.log(self.session, self.visitor.person_id, "need.viewed", "need", need.id, self.now, masked=masked)
        return masked

    def service(self, need: Need, *, masked: bool) -> str:
        """What the need is about, or only that it is confidential."""
        if masked:
            return say(self.visitor.language, "desk.confidential")
        return self.names.category(self.visitor.language, need.category)
