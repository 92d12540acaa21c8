"""The scene of one message: everything the pure step may know, read in the transaction that also stores its outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.core.messages import Address, Language
from bot.core.names import Names
from bot.core.numbers import Numbers
from bot.dialogue.engine.scene import Scene
from bot.views.alarms import own_alarm
from bot.views.handoffs import leading, own_handoff
from bot.views.needs import open_needs
from bot.views.offers import gifts_of, profile, things_on_offer
from bot.views.proposals import ProposalPresenter
from bot.views.visits import declined_tasks, open_tasks
from data.alarms.duty import on_duty
from data.alarms.queries import Source
from data.handoffs.presence import next_on_duty
from data.models import Person
from data.people.roles import is_coordinator
from nlu.clock import local


@dataclass(frozen=True)
class SceneBuilder:
    """What all scenes share: the names of things and the numbers to call."""

    names: Names
    numbers: Numbers

    def of(
        self,
        session: Session,
        person: Person,
        address: Address,
        language: Language,
        now: datetime,
        misses: int = 0,
        offered: Mapping[str, str] | None = None,
    ) -> Scene:
        """The scene of somebody who has agreed to be known."""
        decides = is_coordinator(session, person)
        reader = ProposalPresenter(session, person, language, self.names, now)
        return Scene(
            now=local(now), categories=self.names.taxonomy.categories, atlas=self.names.atlas, numbers=self.numbers,
            language=language, registered=True, coordinator=decides,
            **_duty(session, person.area_id, now), misses=misses, offered=offered or {},
            handoff=own_handoff(session, address),
            leading=leading(session, person) if decides else frozenset(),
            name=person.name, phone=person.phone, area=person.area_id, profile=profile(session, person, now),
            needs=open_needs(session, person), tasks=open_tasks(session, person, now),
            declined=declined_tasks(session, person, now),
            proposals=tuple(reader.waiting()) if decides else (), items=things_on_offer(session),
            gifts=gifts_of(session, person),
            alarm=own_alarm(session, Source(address.channel, address.id, person=person)),
        )  # fmt: skip

    def of_stranger(
        self, session: Session, address: Address, language: Language, now: datetime, *, asked: bool
    ) -> Scene:
        """The scene of somebody of whom nothing is known."""
        return Scene(
            now=local(now), categories=self.names.taxonomy.categories, atlas=self.names.atlas, numbers=self.numbers,
            language=language, asked=asked, **_duty(session, None, now), handoff=own_handoff(session, address),
            alarm=own_alarm(session, Source(address.channel, address.id)),
        )  # fmt: skip


def _duty(session: Session, area_id: str | None, now: datetime) -> dict[str, Any]:
    """Whether somebody is on duty; where nobody is, when there will be, in local time."""
    if on_duty(session, area_id, now):
        return {"on_duty": True}
    back = next_on_duty(session, area_id, now)
    return {"on_duty": False, "back_at": back and local(back)}
