"""Stored rows as the review page shows them: in the reader's language, in local time, and masked where they must be.

Whatever of a need is shown is written to the audit in the same transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.desk.audited import AuditedAccess
from bot.desk.reasons import ReasonPresenter
from bot.dialogue.engine.views import OptionView, ProposalView
from bot.views.stored_times import said_windows
from bot.views.visits import who_comes
from bot.words import say
from bot.words.times import visit_in_words, windows_in_words
from data.core.lifecycle import MatchPhase, MatchStatus
from data.models import Match, Need, Person
from data.planning.decisions import REASON_SWAPPED
from nlu.clock import local
from nlu.understanding import Span

_MOST_WINDOWS = 4
_TONES: Mapping[MatchPhase, Literal["good", "bad"]] = {
    MatchPhase.AGREED: "good",
    MatchPhase.MADE: "good",
    MatchPhase.FELL_THROUGH: "bad",
}


@dataclass(frozen=True)
class Asked:
    """The proposal whose other ways the reader has asked for, and those ways; none where there is no other."""

    match_id: int
    options: tuple[OptionView, ...] = ()


@dataclass(frozen=True)
class Card:
    """A proposal to decide on. `masked`: the service is confidential and this reader no social worker of that area.

    `options` are there once the reader has asked for them.
    """

    proposal: ProposalView
    service: str
    place: str
    masked: bool
    options: tuple[OptionView, ...] | None


@dataclass(frozen=True)
class Unmatched:
    """A need that nobody could be found for: what, where, when, why, and the small changes that would help."""

    service: str
    place: str
    when: tuple[str, ...]
    why: tuple[str, ...]
    fixes: tuple[str, ...]
    masked: bool


@dataclass(frozen=True)
class Decided:
    """A proposal that somebody has decided: `state` is the match's state now, in words; `tone` good, bad or calm."""

    service: str
    place: str
    when: str
    who: tuple[str, ...]
    state: str
    tone: Literal["good", "bad", "calm"]
    by: str | None


@dataclass(frozen=True)
class Page:
    """Everything on the review page."""

    cards: tuple[Card, ...]
    unmatched: tuple[Unmatched, ...]
    decided: tuple[Decided, ...]


@dataclass(frozen=True)
class ReviewPresenter(AuditedAccess):
    """Words what one reader sees on the review page."""

    def card(self, proposal: ProposalView, asked: Asked | None) -> Card:
        """Show a proposal; the desk has left out what only the social workers of the case may see."""
        options = asked.options if asked and asked.match_id == proposal.match_id else None
        need = self.session.get_one(Need, proposal.need_id)
        masked = self.look_at(need)
        return Card(proposal, self.service(need, masked=masked), self.names.place(need.area_id), masked, options)

    def unmatched(self, need: Need) -> Unmatched:
        """Show a need that nobody could be found for."""
        masked = self.look_at(need)
        reasons = ReasonPresenter(self.session, self.names, self.visitor.language, local(self.now))
        return Unmatched(
            service=self.service(need, masked=masked),
            place=self.names.place(need.area_id),
            when=self._windows(need),
            why=() if masked else reasons.reasons(need),
            fixes=() if masked else reasons.fixes(need),
            masked=masked,
        )

    def decided(self, match: Match) -> Decided:
        """Show what was decided about a proposal, by whom, and how it stands."""
        masked = self.look_at(match.need)
        by = self.session.get(Person, match.decided_by) if match.decided_by else None
        swapped = match.decision_reason == REASON_SWAPPED
        return Decided(
            service=self.service(match.need, masked=masked),
            place=self.names.place(match.need.area_id),
            when=self._visit(match.start, match.end),
            who=who_comes(match),
            state=say(self.visitor.language, "desk.state.swapped" if swapped else f"desk.state.{match.status}"),
            tone=_tone(match.status),
            by=by.name if by else None,
        )

    def _visit(self, start: datetime, end: datetime) -> str:
        return visit_in_words(self.visitor.language, local(start), local(end), local(self.now))

    def _windows(self, need: Need) -> tuple[str, ...]:
        now = local(self.now)
        spans = [span for span in said_windows(need.windows) if isinstance(span, Span) and span.end >= now]
        return tuple(windows_in_words(self.visitor.language, [span], now) for span in spans[:_MOST_WINDOWS])


def _tone(status: MatchStatus) -> Literal["good", "bad", "calm"]:
    """The tone in which to say how a match stands."""
    return _TONES.get(status.phase, "calm")
