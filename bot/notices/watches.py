"""What is told of needs of high risk that nobody has decided: to the duty up to the level that they have come to."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Language, Outgoing, Priority
from bot.core.names import Names
from bot.dialogue.engine.buttons import Review, labelled
from bot.notices.post import tell
from bot.words import say
from data.alarms.duty import concerned
from data.core.alarm_events import NeedStillUndecided
from data.models import Need, Person
from data.people.access import access_of


def undecided(session: Session, names: Names, events: Iterable[NeedStillUndecided], now: datetime) -> None:
    """Everybody on duty up to there; what is sealed for the reader is told without what it is."""
    for event in events:
        need = session.get_one(Need, event.need_id)
        for person in concerned(session, need.area_id, event.reach, now):
            _tell(session, names, need, person, now)


def _tell(session: Session, names: Names, need: Need, person: Person, now: datetime) -> None:
    sealed = access_of(session, person, names.taxonomy).seals(need)

    def wording(language: Language) -> Outgoing:
        text = say(
            language, "watch.undecided", n=int((now - need.created_at).total_seconds() // 60),
            what=say(language, "desk.confidential") if sealed else names.category(language, need.category),
            place=names.place(need.area_id) or say(language, "notice.unknown"),
        )  # fmt: skip
        see = labelled(say(language, "button.see"), Review())
        return Outgoing(text=text, buttons=((see,),), priority=Priority.ANSWER)

    tell(session, person, wording, now)
