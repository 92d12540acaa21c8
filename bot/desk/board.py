"""What the review page reads besides the desk's proposals: needs without a match, and recent decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.names import Names
from bot.desk.reader import Reader
from bot.desk.views import Asked, Decided, Page, Visitor
from bot.dialogue.engine.views import ProposalView
from data.core.database import Database
from data.core.lifecycle import NeedStatus
from data.models import Match, Need

RECENT = timedelta(days=14)
MOST = 50
"""Rows of a list; more than that nobody reads on one page."""


@dataclass(frozen=True)
class Board:
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

    def _reader(self, session: Session, visitor: Visitor) -> Reader:
        return Reader(session, visitor, self.names, self.clock())

    def _page(
        self, session: Session, visitor: Visitor, proposals: tuple[ProposalView, ...], asked: Asked | None
    ) -> Page:
        reader = self._reader(session, visitor)
        return Page(
            cards=tuple(reader.card(proposal, asked) for proposal in proposals),
            unmatched=tuple(reader.unmatched(need) for need in session.scalars(_open_needs(reader.scope()))),
            decided=tuple(reader.decided(match) for match in session.scalars(_decisions(reader.scope(), reader.now))),
        )

    def _decision(self, session: Session, visitor: Visitor, match_id: int) -> Decided | None:
        match = session.get(Match, match_id)
        if match is None or match.decided_at is None:
            return None
        return self._reader(session, visitor).decided(match)


def _open_needs(scope: set[str] | None) -> Select[Need]:
    needs = select(Need).where(Need.status == NeedStatus.OPEN)
    needs = needs if scope is None else needs.where(Need.area_id.in_(scope))
    return needs.order_by(Need.priority.desc(), Need.created_at).limit(MOST)


def _decisions(scope: set[str] | None, now: datetime) -> Select[Match]:
    matches = select(Match).join(Need).where(Match.decided_at > now - RECENT)
    matches = matches if scope is None else matches.where(Need.area_id.in_(scope))
    return matches.order_by(Match.decided_at.desc(), Match.id.desc()).limit(MOST)
