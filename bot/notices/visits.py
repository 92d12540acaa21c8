"""What both sides are told of a match: arranged, asked, promised, off. With no more of anybody than serves."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Language, Outgoing, Priority
from bot.core.names import Names
from bot.dialogue.engine.buttons import Accept, Cannot, labelled
from bot.notices.post import Wording, tell, tell_all
from bot.views.proposals import goods_in
from bot.views.visits import who_comes
from bot.words import known, say
from bot.words.times import visit_in_words
from data.core.events import ProposalApproved, VisitAccepted, VisitCancelled, VisitDeclined
from data.core.giving_events import VisitTakenBack
from data.core.lifecycle import Answer
from data.messaging.addresses import addresses_of
from data.models import Match, MatchProvider, Person
from data.people.roles import duty_coordinators
from nlu.clock import local


def approved(session: Session, names: Names, events: Iterable[ProposalApproved], now: datetime) -> None:
    """Ask the helpers, tell the givers and the resident."""
    for event in events:
        _Notices(session, names, event.match_id, now).approved()


def accepted(session: Session, names: Names, events: Iterable[VisitAccepted], now: datetime) -> None:
    """The resident hears that a helper has promised."""
    for event in events:
        _Notices(session, names, event.match_id, now).accepted(event.provider_id)


def declined(session: Session, names: Names, events: Iterable[VisitDeclined], now: datetime) -> None:
    """The coordinators hear who cannot and why, the resident that we look on, other helpers that it is off."""
    for event in events:
        _Notices(session, names, event.match_id, now).declined(event.provider_id)


def taken_back(session: Session, names: Names, events: Iterable[VisitTakenBack], now: datetime) -> None:
    """The resident, the coordinators and the other helpers hear that it is on again."""
    for event in events:
        _Notices(session, names, event.match_id, now).taken_back(event.provider_id)


def cancelled(session: Session, names: Names, events: Iterable[VisitCancelled], now: datetime) -> None:
    """Everyone who was asked hears that it is off; where a helper is gone, the resident that we look on."""
    for event in events:
        notices = _Notices(session, names, event.match_id, now)
        if event.provider_id is not None:
            notices.looking_again()
        notices.off()


def unreached(session: Session, match: Match) -> tuple[str, ...]:
    """The names of the helpers and givers of a match whom no message reaches, so that somebody calls them."""
    asked = [part.provider for part in match.providers]
    owners = dict.fromkeys(share.resource.provider for share in match.resources)
    return tuple(p.name or "" for p in (*asked, *owners) if p.person is None or not addresses_of(session, p.person))


class _Notices:
    """The notices of one match, for the moment `now` (aware)."""

    def __init__(self, session: Session, names: Names, match_id: int, now: datetime) -> None:
        self._session, self._names, self._now = session, names, now
        self._match = session.get_one(Match, match_id)

    def approved(self) -> None:
        self._tell(self._match.need.requester, self._arranged, "arranged")
        for part in self._match.providers:
            self._tell(part.provider.person, self._asked, f"asked:{part.provider_id}")
        for owner in dict.fromkeys(share.resource.provider for share in self._match.resources):
            self._tell(owner.person, self._wanted, f"wanted:{owner.id}")

    def accepted(self, provider_id: int) -> None:
        who = self._part(provider_id).provider.name or ""
        self._tell(self._match.need.requester, lambda lang: self._notice(lang, "notice.will_come", who=who), "coming")

    def declined(self, provider_id: int) -> None:
        who = self._part(provider_id).provider.name or ""

        def told(language: Language) -> Outgoing:
            said = self._match.decision_reason or say(language, "notice.no_reason")
            return self._notice(language, "notice.declined", who=who, reason=said)

        tell_all(self._session, duty_coordinators(self._session, self._match.need.area_id), told, self._now)
        self.looking_again()
        self.off(except_provider=provider_id)

    def taken_back(self, provider_id: int) -> None:
        who = self._part(provider_id).provider.name or ""

        def told(language: Language) -> Outgoing:
            return self._notice(language, "notice.comes_after_all", who=who)

        self._tell(self._match.need.requester, told, "after_all")
        tell_all(self._session, duty_coordinators(self._session, self._match.need.area_id), told, self._now)
        for part in self._match.providers:
            if part.provider_id != provider_id and part.status in Answer.counted_on():
                self._tell(part.provider.person, lambda lang: self._notice(lang, "notice.on_again"), "on_again")

    def looking_again(self) -> None:
        """The resident hears that the helper cannot come after all and that we go on."""
        self._tell(self._match.need.requester, lambda lang: self._notice(lang, "notice.looking_again"), "again")

    def off(self, except_provider: int | None = None) -> None:
        """Everyone who was asked hears that the visit is off."""
        for part in self._match.providers:
            if part.provider_id != except_provider and part.status in Answer.counted_on():
                self._tell(part.provider.person, lambda lang: self._notice(lang, "notice.visit_off"), "off")

    def _arranged(self, language: Language) -> Outgoing:
        who = say(language, "list.and").join(who_comes(self._match))
        message = self._notice(language, "notice.arranged", who=who)
        if not self._match.resources:
            return message
        goods = say(language, "notice.arranged_goods", goods=self._goods(language))
        return message.model_copy(update={"text": f"{message.text}\n{goods}"})

    def _asked(self, language: Language) -> Outgoing:
        yes = labelled(say(language, "button.can"), Accept(self._match.id))
        no = labelled(say(language, "button.cannot"), Cannot(self._match.id))
        message = self._notice(language, "notice.asked", whom=self._whom(language))
        return message.model_copy(update={"buttons": ((yes,), (no,))})

    def _wanted(self, language: Language) -> Outgoing:
        return self._notice(language, "notice.asked_goods", goods=self._goods(language))

    def _notice(self, language: Language, key: str, **params: object) -> Outgoing:
        match, need = self._match, self._match.need
        when = visit_in_words(language, local(match.start), local(match.end), local(self._now))
        what, place = self._names.category(language, need.category), self._names.place(need.area_id)
        text = say(language, key, what=what, when=when, place=place, **params)
        return Outgoing(text=text, priority=Priority.NOTICE)

    def _whom(self, language: Language) -> str:
        """For whom, in general words: neither name nor number before the helper has promised."""
        codes = [code for code in self._match.need.beneficiary if code not in ("self", "family")]
        words = [say(language, f"for.{code}") for code in codes if known(f"for.{code}")]
        return say(language, "list.and").join(words) or say(language, "notice.anybody")

    def _goods(self, language: Language) -> str:
        things = (f"{thing.name} {thing.quantity:g} {thing.unit}".strip() for thing in goods_in(self._match))
        return say(language, "list.and").join(things)

    def _part(self, provider_id: int) -> MatchProvider:
        return next(part for part in self._match.providers if part.provider_id == provider_id)

    def _tell(self, person: Person | None, wording: Wording, about: str) -> None:
        once = f"match:{self._match.id}:{self._match.version}:{about}"
        if person is not None:
            tell(self._session, person, wording, self._now, once)
