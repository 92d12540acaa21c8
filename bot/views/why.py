"""Why a proposal is a good one, and why it was moved, in sentences for the coordinator.

The codes are those of `data.planning.why` and `data.planning.replanned`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.core.messages import Language
from bot.core.names import Names
from bot.views.reading import who_comes
from bot.words import say
from bot.words.times import visit_in_words
from data.models import Match
from nlu.clock import local

Reason = Mapping[str, Any]

_NEXT_DOOR_KM = 0.1
"""Places are known by village: who lives in the same one is no distance away."""


@dataclass(frozen=True)
class Teller:
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


def _skills(teller: Teller, reason: Reason) -> str:
    skills = (teller.names.category(teller.language, code) for code in reason["skills"])
    return teller.say("why.skills", reason, skills=say(teller.language, "list.and").join(skills))


def _near(teller: Teller, reason: Reason) -> str:
    if reason["km"] < _NEXT_DOOR_KM:
        return teller.say("why.here", reason)
    return teller.say("why.near", reason, km=f"{reason['km']:g}", minutes=reason["minutes"])


def _free(teller: Teller, reason: Reason) -> str:
    start, end = (local(datetime.fromisoformat(reason[key])) for key in ("from", "to"))
    return teller.say("why.free", reason, when=visit_in_words(teller.language, start, end, teller.now))


def _preferred(teller: Teller, reason: Reason) -> str:
    return teller.say("why.preferred", reason)


def _stock(teller: Teller, reason: Reason) -> str:
    return teller.say("why.stock", reason, km=f"{reason['km']:g}")


_WORDS: Mapping[str, Callable[[Teller, Reason], str]] = {
    "skills": _skills,
    "near": _near,
    "free": _free,
    "preferred": _preferred,
    "stock": _stock,
}
