"""Stored rows as the review page shows them: in the reader's language, in local time, and masked where they must be.

Whatever of a need is shown is written to the audit in the same transaction.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.console.reasons import in_words
from bot.console.texts import state_in_words, text
from bot.console.views import Card, Decided, Unmatched, Visitor
from bot.dialogue.texts.times import visit_in_words, windows_in_words
from bot.dialogue.views import ProposalView
from data import areas, audit, people
from data.models import Area, Match, Need, Person
from data.reference import Taxonomy
from data.states import Role
from nlu.clock import local
from nlu.understanding import Span

_SOCIAL_WORKERS = frozenset({Role.SOCIAL_WORKER})
_MOST_WINDOWS = 4


@dataclass(frozen=True)
class Reader:
    """One reading: in which session, with whose eyes, and when."""

    session: Session
    visitor: Visitor
    taxonomy: Taxonomy
    now: datetime

    @property
    def _person(self) -> Person:
        return self.session.get_one(Person, self.visitor.person_id)

    def scope(self) -> set[str] | None:
        """The areas whose needs this person may see; None for everywhere."""
        roots = {
            grant.area_id for grant in people.roles_of(self.session, self._person) if grant.role in people.REVIEWERS
        }
        if None in roots:
            return None
        return set().union(*(areas.within(self.session, root) for root in roots if root))

    def card(self, proposal: ProposalView) -> Card:
        """Show a proposal, without what only the social workers of the case may see."""
        need = self.session.get_one(Need, proposal.need_id)
        masked = self._look_at(need)
        if masked:
            proposal = replace(proposal, summary="", why=(), requester=None, beneficiary=())
        return Card(proposal, self._service(need, masked), masked)

    def unmatched(self, need: Need) -> Unmatched:
        """Show a need that nobody could be found for."""
        masked = self._look_at(need)
        return Unmatched(
            need_id=need.id,
            service=self._service(need, masked),
            place=self._place(need),
            when=self._windows(need),
            why=() if masked else in_words(need.reasons, self.taxonomy, self.visitor.language),
            masked=masked,
        )

    def decided(self, match: Match) -> Decided:
        """Show what was decided about a proposal, by whom, and how it stands."""
        masked = self._look_at(match.need)
        by = self.session.get(Person, match.decided_by) if match.decided_by else None
        names = tuple(part.provider.name or "" for part in match.providers)
        state, tone = state_in_words(self.visitor.language, match.status)
        return Decided(
            match_id=match.id,
            service=self._service(match.need, masked),
            place=self._place(match.need),
            when=visit_in_words(self.visitor.language, local(match.start), local(match.end), local(self.now)),
            who=names,
            state=state,
            tone=tone,
            by=by.name if by else None,
        )

    def _look_at(self, need: Need) -> bool:
        """Write that this person was shown the need; tell whether it has to be masked."""
        sensitive = self.taxonomy.categories[need.category].sensitive
        masked = sensitive and not people.has_role(self.session, self._person, _SOCIAL_WORKERS, need.area_id)
        audit.log(self.session, self.visitor.person_id, "need.viewed", "need", need.id, self.now, masked=masked)
        return masked

    def _service(self, need: Need, masked: bool) -> str:
        if masked:
            return text(self.visitor.language, "confidential")
        category = self.taxonomy.categories[need.category]
        return category.en if self.visitor.language == "en" else category.zh

    def _place(self, need: Need) -> str:
        area = self.session.get(Area, need.area_id) if need.area_id else None
        return area.name if area else ""

    def _windows(self, need: Need) -> tuple[str, ...]:
        now = local(self.now)
        spans = (Span(start=local(window.start), end=local(window.end)) for window in need.windows)
        return tuple(windows_in_words(self.visitor.language, [span], now) for span in spans if span.end >= now)[
            :_MOST_WINDOWS
        ]
