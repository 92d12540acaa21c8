"""What both sides are told of a match: arranged, asked, promised, off. With no more of anybody than serves."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Button, Language, Outgoing, Priority
from bot.core.names import Names
from bot.notices.post import Wording, tell, tell_all
from bot.views.proposals import goods_in
from bot.views.visits import who_comes
from bot.words import known, say
from bot.words.times import visit_in_words
from data.core.lifecycle import Answer
from data.models import Match, MatchProvider, Person
from data.people.people import duty_coordinators
from nlu.clock import local


def announce_proposals(session: Session, matches: Sequence[Match], now: datetime) -> None:
    """Tell each coordinator how many new proposals wait for them."""
    waiting: dict[int, tuple[Person, int]] = {}
    for match in matches:
        for person in duty_coordinators(session, match.need.area_id):
            waiting[person.id] = (person, waiting.get(person.id, (person, 0))[1] + 1)
    for person, count in waiting.values():
        tell(session, person, _proposed(count), now)


def _proposed(count: int) -> Wording:
    def wording(language: Language) -> Outgoing:
        see = Button(label=say(language, "button.see"), data="review")
        text = say(language, "notice.proposed", n=count)
        return Outgoing(text=text, buttons=((see,),), priority=Priority.NOTICE)

    return wording


class MatchNotices:
    """The notices of one match, for the moment `now` (aware)."""

    def __init__(self, session: Session, names: Names, match: Match, now: datetime) -> None:
        self._session, self._names, self._match, self._now = session, names, match, now

    def approved(self) -> tuple[str, ...]:
        """Ask the helpers, tell the givers and the resident; the names of those whom nothing reaches."""
        self._tell(self._match.need.requester, self._arranged, "arranged")
        asked = [(part.provider, part.provider.person) for part in self._match.providers]
        unreached = [p.name or "" for p, person in asked if not self._tell(person, self._asked, f"asked:{p.id}")]
        owners = {share.resource.provider for share in self._match.resources}
        silent = [o.name or "" for o in owners if not self._tell(o.person, self._wanted, f"wanted:{o.id}")]
        return tuple(unreached + silent)

    def accepted(self, provider_id: int) -> None:
        """The resident hears that a helper has promised."""
        who = self._part(provider_id).provider.name or ""
        self._tell(self._match.need.requester, lambda lang: self._notice(lang, "notice.will_come", who=who), "coming")

    def declined(self, provider_id: int, reason: str) -> None:
        """The coordinators hear who cannot and why, the resident that we look on, other helpers that it is off."""
        who = self._part(provider_id).provider.name or ""

        def told(language: Language) -> Outgoing:
            said = reason or say(language, "notice.no_reason")
            return self._notice(language, "notice.declined", who=who, reason=said)

        tell_all(self._session, duty_coordinators(self._session, self._match.need.area_id), told, self._now)
        self.looking_again()
        self.off(except_provider=provider_id)

    def looking_again(self) -> None:
        """The resident hears that the helper cannot come after all and that we go on."""
        self._tell(self._match.need.requester, lambda lang: self._notice(lang, "notice.looking_again"), "again")

    def off(self, except_provider: int | None = None) -> None:
        """Everyone who was asked hears that the visit is off."""
        for part in self._match.providers:
            if part.provider_id != except_provider and part.status in (Answer.ASKED, Answer.ACCEPTED):
                self._tell(part.provider.person, lambda lang: self._notice(lang, "notice.visit_off"), "off")

    def _arranged(self, language: Language) -> Outgoing:
        who = say(language, "list.and").join(who_comes(self._match))
        message = self._notice(language, "notice.arranged", who=who)
        if not self._match.resources:
            return message
        goods = say(language, "notice.arranged_goods", goods=self._goods(language))
        return message.model_copy(update={"text": f"{message.text}\n{goods}"})

    def _asked(self, language: Language) -> Outgoing:
        yes = Button(label=say(language, "button.can"), data=f"accept:{self._match.id}")
        no = Button(label=say(language, "button.cannot"), data=f"cannot:{self._match.id}")
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

    def _tell(self, person: Person | None, wording: Wording, about: str) -> bool:
        once = f"match:{self._match.id}:{self._match.version}:{about}"
        return person is not None and tell(self._session, person, wording, self._now, once)


def tell_off(session: Session, names: Names, matches: Iterable[Match], now: datetime) -> None:
    """The helpers of these matches hear that they are off."""
    for match in matches:
        MatchNotices(session, names, match, now).off()
