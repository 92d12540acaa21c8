"""An urgent need for which somebody was found: the coordinators get the proposal itself, to be decided at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Language, Outgoing
from bot.core.names import Names
from bot.dialogue.flows.cards import proposal_card
from bot.notices.post import Wording, tell
from bot.views.proposals import ProposalPresenter
from bot.words import say
from data.models import Match, Person
from data.people.people import duty_coordinators


def announce_urgent(names: Names, session: Session, matches: Sequence[Match], now: datetime) -> None:
    """Send each coordinator the card of each proposal, as far as they may see it."""
    for match in matches:
        for person in duty_coordinators(session, match.need.area_id):
            tell(session, person, _card(names, session, match, person, now), now)


def _card(names: Names, session: Session, match: Match, person: Person, now: datetime) -> Wording:
    def wording(language: Language) -> Outgoing:
        card = proposal_card(language, ProposalPresenter(session, person, language, names, now).view(match))
        return card.model_copy(update={"text": f"{say(language, 'notice.urgent')}\n{card.text}"})

    return wording
