"""Why nobody was found for a need, and what small change would help, in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.core.messages import Language
from bot.core.names import Names
from bot.words import say
from bot.words.fixes import named_change, to_quarters
from bot.words.times import visit_in_words
from data.models import Need, NeedReason, Provider, Resource
from data.planning.ids import stored_id
from nlu.clock import local

Fix = Mapping[str, Any]
"""A fix of the matching contract, as stored with its reason."""


@dataclass(frozen=True)
class ReasonPresenter:
    """Puts stored reasons into words: names from this session, in this language, `now` naive local."""

    session: Session
    names: Names
    language: Language
    now: datetime

    def reasons(self, need: Need) -> tuple[str, ...]:
        """One sentence for each role that stayed empty; none where the need was not yet planned for."""
        return tuple(self._reason(reason) for reason in need.reasons)

    def fixes(self, need: Need) -> tuple[str, ...]:
        """One sentence for each small change that would let the need be served; each once."""
        found = (self._fix(fix, reason.detail.get("origin")) for reason in need.reasons for fix in _fixes(reason))
        return tuple(dict.fromkeys(sentence for sentence in found if sentence))

    def _reason(self, reason: NeedReason) -> str:
        sentence = say(self.language, f"desk.none.{reason.code}")
        near = reason.detail.get("near")
        return say(self.language, "desk.none.near", sentence=sentence, near=near) if near else sentence

    def _fix(self, fix: Fix, origin: str | None) -> str | None:
        change, to = named_change(fix["change"], fix["to"])
        params: dict[str, Any] = {"name": self._name(fix)}
        if change in {"window", "need_window"}:
            if origin is None:
                return None
            params["when"] = self._hours(datetime.fromisoformat(origin), to)
            change = "need_window_by" if change == "need_window" and params["name"] else change
        elif change == "skill":
            params["skill"] = self.names.category(self.language, to)
        else:
            params["n"] = to
        return say(self.language, f"desk.fix.{change}", **params)

    def _name(self, fix: Fix) -> str:
        """Whom or what the change is about."""
        if "provider" in fix:
            provider = self.session.get(Provider, stored_id(fix["provider"]))
            return provider.name or "" if provider else ""
        resource = self.session.get(Resource, stored_id(fix["resource"])) if "resource" in fix else None
        return resource.name if resource else ""

    def _hours(self, origin: datetime, minutes: tuple[int, int]) -> str:
        start, end = (local(origin + timedelta(minutes=minute)) for minute in to_quarters(minutes))
        return visit_in_words(self.language, start, end, self.now)


def _fixes(reason: NeedReason) -> Iterable[Fix]:
    return list(reason.detail.get("fixes", ()))
