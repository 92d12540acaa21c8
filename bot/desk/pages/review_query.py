"""What the review page reads besides the desk's proposals: needs without a match, and recent decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.names import Names
from bot.desk.pages.review_presenter import Asked, Decided, Page, ReviewPresenter
from bot.desk.session import Visitor
from bot.dialogue.engine.views import ProposalView
from data.core.database import Database
from data.core.lifecycle import NeedStatus
from data.models import Match, Need
from data.people.access import Areas

RECENT = timedelta(days=14)
MOST_ROWS = 50
"""Rows of a list; more than that nobody reads on one page."""


@dataclass(frozen=True)
class ReviewQuery:
    """Reads for one page. Synchronous: async code calls it in a thread."""

    database: Database
    names: Names
    clock: Clock

    def page(self, visitor: Visitor, proposals: Iterable[ProposalView], asked: Asked | None = None) -> Page:
        """Everything on the page, with the desk's `proposals` and the other ways `asked` for."""
        return self.database.run(lambda session: self._page(session, visitor, tuple(proposals), asked))

    def decision(self, visitor: Visitor, match_id: int) -> Decided | None:
        """What became of a proposal that somebody else was quicker with; None while it still waits."""
        return self.database.run(lambda session: self._decision(session, visitor, match_id))

    def _presenter(self, session: Session, visitor: Visitor) -> ReviewPresenter:
        return ReviewPresenter(session, visitor, self.names, self.clock())

    def _page(
        self, session: Session, visitor: Visitor, proposals: tuple[ProposalView, ...], asked: Asked | None
    ) -> Page:
        presenter = self._presenter(session, visitor)
        areas = presenter.access.areas
        return Page(
            cards=tuple(presenter.card(proposal, asked) for proposal in proposals),
            unmatched=tuple(presenter.unmatched(need) for need in session.scalars(_open_needs(areas))),
            decided=tuple(presenter.decided(match) for match in session.scalars(_decisions(areas, presenter.now))),
        )

    def _decision(self, session: Session, visitor: Visitor, match_id: int) -> Decided | None:
        match = session.get(Match, match_id)
        if match is None or match.decided_at is None:
            return None
        return self._presenter(session, visitor).decided(match)


def _open_needs(areas: Areas) -> Select[Need]:
    needs = select(Need).where(Need.status == NeedStatus.OPEN)
    needs = needs if areas is None else needs.where(Need.area_id.in_(areas))
    return needs.order_by(Need.priority.desc(), Need.created_at).limit(MOST_ROWS)


def _decisions(areas: Areas, now: datetime) -> Select[Match]:
    matches = select(Match).join(Need).where(Match.decided_at > now - RECENT)
    matches = matches if areas is None else matches.where(Need.area_id.in_(areas))
    return matches.order_by(Match.decided_at.desc(), Match.id.desc()).limit(MOST_ROWS)
