"""What the coordinators are told of proposals: how many are new; of an urgent one, the card to decide by."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Language, Outgoing, Priority
from bot.core.names import Names
from bot.dialogue.engine.buttons import Review, labelled
from bot.dialogue.flows.cards import proposal_card
from bot.notices.post import Wording, tell
from bot.views.proposals import ProposalPresenter
from bot.words import say
from data.core.events import ProposalMade, UrgentProposalMade
from data.models import Match, Person
from data.people.roles import duty_coordinators


def made(session: Session, _names: Names, events: Iterable[ProposalMade], now: datetime) -> None:
    """Tell each coordinator, once, how many new proposals wait for them."""
    waiting: dict[int, tuple[Person, int]] = {}
    for event in events:
        for person in _on_duty(session, event.match_id):
            waiting[person.id] = (person, waiting.get(person.id, (person, 0))[1] + 1)
    for person, count in waiting.values():
        tell(session, person, _counted(count), now)


def urgent(session: Session, names: Names, events: Iterable[UrgentProposalMade], now: datetime) -> None:
    """Send each coordinator the card of each proposal, as far as they may see it."""
    for event in events:
        for person in _on_duty(session, event.match_id):
            card = _card(names, session, session.get_one(Match, event.match_id), person, now)
            tell(session, person, card, now)


def _on_duty(session: Session, match_id: int) -> list[Person]:
    return duty_coordinators(session, session.get_one(Match, match_id).need.area_id)


def _counted(count: int) -> Wording:
    def wording(language: Language) -> Outgoing:
        see = labelled(say(language, "button.see"), Review())
        text = say(language, "notice.proposed", n=count)
        return Outgoing(text=text, buttons=((see,),), priority=Priority.NOTICE)

    return wording


def _card(names: Names, session: Session, match: Match, person: Person, now: datetime) -> Wording:
    def wording(language: Language) -> Outgoing:
        card = proposal_card(language, ProposalPresenter(session, person, language, names, now).view(match))
        return card.model_copy(update={"text": f"{say(language, 'notice.urgent')}\n{card.text}"})

    return wording
