"""Proposals as a coordinator reads them: in their language, with the reasons, sealed where they must not look.

The codes of the reasons are those of `data.planning.why` and `data.planning.replanned`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from bot.core.messages import Language
from bot.core.names import Names
from bot.dialogue.engine.views import GoodsView, PersonView, ProposalView
from bot.views.told import told_of
from bot.views.visits import who_comes
from bot.words import say
from bot.words.times import visit_in_words
from data.models import Match, Need, Person
from data.people.access import Access, access_of
from data.planning.decisions import proposals
from nlu.clock import local

Reason = Mapping[str, Any]

_NEXT_DOOR_KM = 0.1
"""Places are known by village: who lives in the same one is no distance away."""


@dataclass(frozen=True)
class ProposalPresenter:
    """One reading: in which session, with whose eyes, in which language, and when (aware)."""

    session: Session
    person: Person
    language: Language
    names: Names
    now: datetime

    def waiting(self) -> list[ProposalView]:
        """What waits for this person's decision, the most pressing first; empty for who decides nothing."""
        if not self._access.decides:
            return []
        return [self.view(match) for match in proposals(self.session, self._access.areas)]

    def view(self, match: Match) -> ProposalView:
        """One proposal."""
        need, start, end = match.need, local(match.start), local(match.end)
        sealed = self._access.seals(need)
        reasons = WhyPresenter(self.session, match, self.language, self.names, local(self.now))
        return ProposalView(
            match_id=match.id, version=match.version, need_id=need.id, category=need.category, place=need.area_id,
            start=start, end=end, people=_people(match), goods=goods_in(match),
            pinned=match.pinned, priority=need.priority, urgency=need.urgency,
            when=visit_in_words(self.language, start, end, local(self.now)),
            summary=self._summary(need, sealed=sealed),
            beneficiary=() if sealed else tuple(need.beneficiary),
            requester=None if sealed else need.requester.name,
            told=() if sealed else told_of(self.language, need),
            why=() if sealed else reasons.sentences(), moved=reasons.moved(),
        )  # fmt: skip

    @cached_property
    def _access(self) -> Access:
        return access_of(self.session, self.person, self.names.taxonomy)

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


@dataclass(frozen=True)
class WhyPresenter:
    """Puts the reasons of one match into words. `now` is naive local time."""

    session: Session
    match: Match
    language: Language
    names: Names
    now: datetime

    def sentences(self) -> tuple[str, ...]:
        """One sentence for each reason; a code that we have no words for is left out."""
        return tuple(_WORDS[reason["code"]](self, reason) for reason in self.match.why if reason["code"] in _WORDS)

    def moved(self) -> str:
        """How it was before the last plan moved it, and why; empty where it was not moved."""
        reason = next((reason for reason in self.match.why if reason["code"] == "moved"), None)
        before = self.session.get(Match, reason["match"]) if reason else None
        return self._moved(before, reason) if before and reason else ""

    def _moved(self, before: Match, reason: Reason) -> str:
        who = say(self.language, "list.and").join(who_comes(before)) or say(self.language, "moved.somebody")
        when = visit_in_words(self.language, local(before.start), local(before.end), self.now)
        names = {part.provider_id: part.provider.name for part in before.providers}
        because = say(self.language, f"moved.{reason['because']}", name=names.get(reason.get("provider", 0)) or who)
        return say(self.language, "moved.before", who=who, when=when, because=because)

    def say(self, key: str, reason: Reason, **params: object) -> str:
        """A sentence about the one whom the reason is about."""
        return say(self.language, key, name=self._name(reason), **params)

    def _name(self, reason: Reason) -> str:
        if "provider" in reason:
            people = {part.provider_id: part.provider.name for part in self.match.providers}
            return people.get(reason["provider"]) or ""
        return next((s.resource.name for s in self.match.resources if s.resource_id == reason.get("resource")), "")


def _skills(presenter: WhyPresenter, reason: Reason) -> str:
    skills = (presenter.names.category(presenter.language, code) for code in reason["skills"])
    return presenter.say("why.skills", reason, skills=say(presenter.language, "list.and").join(skills))


def _near(presenter: WhyPresenter, reason: Reason) -> str:
    if reason["km"] < _NEXT_DOOR_KM:
        return presenter.say("why.here", reason)
    return presenter.say("why.near", reason, km=f"{reason['km']:g}", minutes=reason["minutes"])


def _free(presenter: WhyPresenter, reason: Reason) -> str:
    start, end = (local(datetime.fromisoformat(reason[key])) for key in ("from", "to"))
    return presenter.say("why.free", reason, when=visit_in_words(presenter.language, start, end, presenter.now))


def _preferred(presenter: WhyPresenter, reason: Reason) -> str:
    return presenter.say("why.preferred", reason)


def _stock(presenter: WhyPresenter, reason: Reason) -> str:
    return presenter.say("why.stock", reason, km=f"{reason['km']:g}")


_WORDS: Mapping[str, Callable[[WhyPresenter, Reason], str]] = {
    "skills": _skills,
    "near": _near,
    "free": _free,
    "preferred": _preferred,
    "stock": _stock,
}
