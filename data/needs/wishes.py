"""What residents wish of who comes."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import NotAllowed
from data.core.events import Events
from data.core.giving_events import AnotherHelperWished
from data.models import Need, Person


def wish_for_another(session: Session, need: Need, person: Person, text: str, now: datetime) -> Events:
    """The resident would rather have somebody else: the coordinators decide. Raises NotAllowed unless it is theirs."""
    if need.requester_id != person.id:
        raise NotAllowed(f"need {need.id}")
    log(session, person.id, "need.another_wished", "need", need.id, now)
    return (AnotherHelperWished(need.id, text),)
