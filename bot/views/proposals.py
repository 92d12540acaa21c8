"""Proposals as a coordinator sees them: in their language, and sealed where only social workers may look."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Language
from bot.core.names import Names
from bot.dialogue.engine.views import GoodsView, PersonView, ProposalView
from bot.views.why import Teller
from bot.words import say
from bot.words.times import visit_in_words
from data.areas.tree import within
from data.core.kinds import Role
from data.models import Match, Need, Person
from data.people.roles import REVIEWERS, has_role, roles_of
from data.planning.decisions import proposals
from nlu.clock import local

_SEALED_FOR = frozenset({Role.SOCIAL_WORKER})


@dataclass(frozen=True)
class ProposalReader:
    """One reading: in which session, with whose eyes, in which language, and when (aware)."""

    session: Session
    person: Person
    language: Language
    names: Names
    now: datetime

    def waiting(self) -> list[ProposalView]:
        """What waits for this person's decision, the most pressing first; empty for who decides nothing."""
        areas = self._areas()
        if areas is not None and not areas:
            return []
        return [self.view(match) for match in proposals(self.session, areas)]

    def view(self, match: Match) -> ProposalView:
        """One proposal."""
        need, start, end = match.need, local(match.start), local(match.end)
        sealed, teller = self._sealed(need), Teller(self.session, match, self.language, self.names, local(self.now))
        return ProposalView(
            match_id=match.id, version=match.version, need_id=need.id, category=need.category, place=need.area_id,
            start=start, end=end, people=_people(match), goods=goods_in(match),
            pinned=match.pinned, priority=need.priority, urgency=need.urgency,
            when=visit_in_words(self.language, start, end, local(self.now)),
            summary=self._summary(need, sealed=sealed),
            beneficiary=() if sealed else tuple(need.beneficiary),
            requester=None if sealed else need.requester.name,
            why=() if sealed else teller.sentences(), moved=teller.moved(),
        )  # fmt: skip

    def _areas(self) -> set[str] | None:
        """The areas that this person decides for; None: everywhere."""
        roots = {grant.area_id for grant in roles_of(self.session, self.person) if grant.role in REVIEWERS}
        if None in roots:
            return None
        return set().union(*(within(self.session, root) for root in roots if root))

    def _sealed(self, need: Need) -> bool:
        if not self.names.sealed(need.category):
            return False
        return not has_role(self.session, self.person, _SEALED_FOR, need.area_id)

    def _summary(self, need: Need, *, sealed: bool) -> str:
        what = say(self.language, "card.sealed") if sealed else self.names.category(self.language, need.category)
        return " · ".join(part for part in (what, self.names.place(need.area_id)) if part)


def goods_in(match: Match) -> tuple[GoodsView, ...]:
    """The things in a match, and whose they are."""
    return tuple(
        GoodsView(
            share.resource_id, share.resource.name, share.quantity, share.resource.unit or "",
            share.resource.provider.name or "",
        )
        for share in match.resources
    )  # fmt: skip


def _people(match: Match) -> tuple[PersonView, ...]:
    return tuple(
        PersonView(part.provider_id, part.provider.name or "", part.provider.kind, part.role, part.status)
        for part in match.providers
    )
