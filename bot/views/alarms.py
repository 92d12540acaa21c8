"""An alarm and the roster of duty as people see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core.messages import Button, Language, Outgoing, Priority
from bot.core.names import Names
from bot.dialogue.engine.alarm_buttons import Claim, Close
from bot.dialogue.engine.buttons import labelled
from bot.dialogue.engine.handoff.buttons import TakeOver
from bot.dialogue.engine.views import AlarmView
from bot.words import known, say
from data.alarms import duty
from data.alarms.alarms import OUTCOMES
from data.alarms.queries import Source, standing
from data.core.lifecycle import AlarmStatus
from data.models import Alarm, AlarmWord, DutyShift, Need, Person

LONGEST_CHARACTERS = 500
"""Of what was said, the last so many go into a message."""

MOST_NEEDS = 3


def own_alarm(session: Session, source: Source) -> AlarmView | None:
    """The alarm of this source that is not over, as its conversation needs it."""
    alarm = standing(session, source)
    if alarm is None:
        return None
    placed = alarm.place is not None or alarm.lon is not None
    who = alarm.claimer.name if alarm.claimer else None
    return AlarmView(alarm.asking, placed, alarm.phone, taken=alarm.claimed_by is not None, who=who)


@dataclass(frozen=True)
class AlarmPresenter:
    """Words one alarm for a reader who may see it."""

    session: Session
    names: Names
    language: Language
    now: datetime

    def card(self, alarm: Alarm, lead: str = "") -> Outgoing:
        """All that is known, with the button to take it."""
        return self._outgoing(alarm, "\n".join(filter(None, (lead, self.text(alarm)))))

    def taken(self, alarm: Alarm) -> Outgoing:
        """All that is known, for who has just taken it."""
        return self._outgoing(alarm, f"{self._say('alarm.yours')}\n{self.text(alarm)}")

    def update(self, alarm: Alarm, words: Iterable[AlarmWord]) -> Outgoing:
        """What is new, with where and on which number."""
        lines = [self._say("alarm.update", kind=self.kind(alarm), id=alarm.id), _said(words)]
        lines += [place for place in (self.place(alarm),) if place] + ([alarm.phone] if alarm.phone else [])
        if alarm.repeats:
            lines.append(self._say("alarm.repeated", n=alarm.repeats + 1))
        return self._outgoing(alarm, "\n".join(lines))

    def over(self, alarm: Alarm) -> Outgoing:
        """The person says that it is over."""
        return self._outgoing(alarm, self._say("alarm.is_over", id=alarm.id))

    def text(self, alarm: Alarm) -> str:
        """All that is known, line by line."""
        unknown = self._say("notice.unknown")
        said = _said(alarm.words) or self._say("notice.no_reason")
        card = self._say(
            "alarm.card", kind=self.kind(alarm), id=alarm.id, name=self.who(alarm), phone=alarm.phone or unknown,
            place=self.place(alarm) or unknown, text=said,
        )  # fmt: skip
        repeated = self._say("alarm.repeated", n=alarm.repeats + 1) if alarm.repeats else ""
        return "\n".join(filter(None, (card, repeated, self._earlier(alarm))))

    def kind(self, alarm: Alarm) -> str:
        """What sort of danger."""
        return self._say(f"kind.{alarm.danger}" if known(f"kind.{alarm.danger}") else "kind.emergency")

    def who(self, alarm: Alarm) -> str:
        """The person's name; of somebody unregistered, the channel."""
        if alarm.person is None:
            return self._say("alarm.source", channel=alarm.channel)
        return alarm.person.name or self._say("notice.unknown")

    def place(self, alarm: Alarm) -> str:
        """The area, the person's words of where, the pin."""
        pin = "" if alarm.lon is None else self._say("alarm.pin", lat=f"{alarm.lat:.5f}", lon=f"{alarm.lon:.5f}")
        return " ".join(filter(None, (self.names.place(alarm.area_id), alarm.place, pin)))

    def outcome(self, alarm: Alarm) -> str:
        """What came of it."""
        return self._say(f"outcome.{alarm.outcome}")

    def _earlier(self, alarm: Alarm) -> str:
        """What the person asked for before, and where they said that they live; nothing confidential."""
        if alarm.person_id is None:
            return ""
        found = select(Need).filter_by(requester_id=alarm.person_id).order_by(Need.id.desc())
        sealed = {code for code, category in self.names.taxonomy.categories.items() if category.sensitive}
        open_ = [need for need in self.session.scalars(found) if need.category not in sealed]
        what = [self.names.category(self.language, need.category) for need in open_[:MOST_NEEDS]]
        where = [need.address for need in open_ if need.address][:1]
        return self._say("alarm.needs", what=self._say("list.and").join([*what, *where])) if what else ""

    def _outgoing(self, alarm: Alarm, text: str) -> Outgoing:
        return Outgoing(text=text, priority=Priority.DANGER, buttons=buttons_of(alarm, self.language))

    def _say(self, key: str, **params: object) -> str:
        return say(self.language, key, **params)


def buttons_of(alarm: Alarm, language: Language) -> tuple[tuple[Button, ...], ...]:
    """To take it while nobody has it, to close it while somebody has; and to talk to the person."""
    if alarm.status is AlarmStatus.CLOSED:
        return ()
    talking = (labelled(say(language, "button.take_over"), TakeOver(alarm.id)),)
    if alarm.status is AlarmStatus.OPEN:
        return ((labelled(say(language, "button.claim"), Claim(alarm.id)),), talking)
    closing = [labelled(say(language, f"outcome.{code}"), Close(alarm.id, code)) for code in OUTCOMES]
    return (talking, *(tuple(closing[i : i + 2]) for i in range(0, len(closing), 2)))


def roster_in_words(
    session: Session, areas: frozenset[str] | None, own: Sequence[str | None], names: Names, language: Language,
    now: datetime,
) -> list[str]:  # fmt: skip
    """Who is on duty now in one's `own` areas, and the roster of all `areas` that one sees, a line each."""
    now_on = dict.fromkeys(p.id and (p.name or "") for area in own for p in _on_now(session, area, now))
    who = say(language, "list.and").join(name for name in now_on if name)
    lines = [say(language, "duty.now", who=who) if now_on else say(language, "duty.nobody")]
    shifts = [shift_in_words(shift, names, language) for shift in duty.shifts_in(session, areas)]
    return [*lines, *(shifts or [say(language, "duty.default")]), say(language, "duty.how")]


def shift_in_words(shift: DutyShift, names: Names, language: Language) -> str:
    """Who, where, on which days, at which hours."""
    days = " ".join(say(language, f"day.{day}") for day in shift.days) or say(language, "duty.every_day")
    return say(
        language, "duty.shift", who=shift.person.name or say(language, "notice.unknown"), days=days,
        place=names.place(shift.area_id) or say(language, "everywhere"), hours=f"{shift.start:%H:%M}–{shift.end:%H:%M}",
    )  # fmt: skip


def _on_now(session: Session, area_id: str | None, now: datetime) -> tuple[Person, ...]:
    return next((rung.people for rung in duty.ladder(session, area_id, now)), ())


def _said(words: Iterable[AlarmWord]) -> str:
    return "\n".join(word.text for word in words)[-LONGEST_CHARACTERS:]
