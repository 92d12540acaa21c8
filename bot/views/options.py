"""The other ways to serve a proposal's need, as a coordinator reads them: who, when, and what each costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.core.messages import Language
from bot.dialogue.engine.views import OptionView
from bot.views.alternatives import Option, Options
from bot.views.weighing import Weighed
from bot.words import say
from bot.words.times import visit_in_words
from data.models import Provider, Resource
from data.planning.ids import stored_id
from nlu.clock import local


@dataclass(frozen=True)
class OptionTeller:
    """Puts options into words, with names from this session. `now` is aware."""

    session: Session
    language: Language
    now: datetime

    def views(self, options: Options) -> tuple[OptionView, ...]:
        """Every option, in their order."""
        return tuple(self._view(options, option) for option in options.found)

    def _view(self, options: Options, option: Option) -> OptionView:
        start = options.snapshot.at(option.served.start)
        minutes = options.snapshot.problem.need_by_id[option.served.need].minutes
        end = start + timedelta(minutes=minutes)
        return OptionView(
            code=option.code,
            who=say(self.language, "list.and").join(self._names(option)),
            when=visit_in_words(self.language, local(start), local(end), local(self.now)),
            costs=tuple(self._costs(option.weighed)),
        )

    def _names(self, option: Option) -> Iterator[str]:
        for _, who in option.served.people:
            yield self._name(stored_id(who))
        for _, thing, _ in option.served.amounts:
            yield self.session.get_one(Resource, stored_id(thing)).name

    def _costs(self, weighed: Weighed) -> Iterator[str]:
        yield say(self.language, "option.time_moved" if weighed.moved else "option.time_kept")
        yield self._way(weighed.minutes)
        if weighed.wished is not None:
            yield say(self.language, "option.wished" if weighed.wished else "option.not_wished")
        for who, visits in weighed.busy:
            if visits:
                yield say(self.language, "option.busy", name=self._name(who), n=visits)

    def _way(self, minutes: int) -> str:
        if minutes == 0:
            return say(self.language, "option.way_same")
        return say(self.language, "option.way_more" if minutes > 0 else "option.way_less", n=abs(minutes))

    def _name(self, provider_id: int) -> str:
        return self.session.get_one(Provider, provider_id).name or ""
