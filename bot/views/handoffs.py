"""Conversations that people lead, as the dialogue, the coordinators' chats and the desk need to see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Address, Button, Language, Outgoing, Priority
from bot.core.names import Names
from bot.dialogue.engine.buttons import labelled
from bot.dialogue.engine.handoff.buttons import HandBack, Lead, WriteHere
from bot.dialogue.engine.views import HandoffView
from bot.words import say
from data.core.kinds import Speaker
from data.core.lifecycle import HandoffStatus
from data.handoffs.queries import Where, handoff_at, led_by
from data.models import Handoff, HandoffMessage, Person

LONGEST_CHARACTERS = 500
"""Of what was said, the last so many go into a notice."""


def own_handoff(session: Session, address: Address) -> HandoffView | None:
    """The handoff of this address that is not over, as its conversation needs it."""
    handoff = handoff_at(session, Where(address.channel, address.id))
    return None if handoff is None else HandoffView(taken=handoff.status is HandoffStatus.TAKEN)


def leading(session: Session, person: Person) -> frozenset[int]:
    """The ids of the conversations that this coordinator leads."""
    return frozenset(handoff.id for handoff in led_by(session, person))


@dataclass(frozen=True)
class HandoffPresenter:
    """Words one handoff for a reader who may see it."""

    names: Names
    language: Language
    now: datetime

    def card(self, handoff: Handoff, lead: str = "") -> Outgoing:
        """Who wants somebody, and what they said, with the button to take it."""
        text = "\n".join(filter(None, (lead, self.text(handoff))))
        button = labelled(self.say("button.lead"), Lead(handoff.id))
        return Outgoing(text=text, buttons=((button,),), priority=Priority.ANSWER)

    def yours(self, handoff: Handoff) -> Outgoing:
        """All that was said so far, for who has just got it."""
        said = self.said(handoff, handoff.messages)
        text = self.say("handoff.yours", id=handoff.id, name=self.who(handoff), said=said)
        return Outgoing(text=text, buttons=self.buttons(handoff), priority=Priority.ANSWER)

    def heard(self, handoff: Handoff, message: HandoffMessage, channel: str, *, writing: bool) -> Outgoing:
        """What the person has just said, for who leads the conversation, as far as their `channel` can show it."""
        shown = self.shown(handoff, message, channel)
        return shown.model_copy(update={"buttons": self.buttons(handoff, writing=writing)})

    def shown(self, handoff: Handoff, message: HandoffMessage, channel: str) -> Outgoing:
        """One thing that was said, with who said it."""
        here = message.photo is not None and message.channel == channel
        text = self.say("handoff.said", who=self.speaker(handoff, message), text=self.words(message, here=here))
        pin = None if message.lon is None or message.lat is None else (message.lon, message.lat)
        return Outgoing(text=text, photo=message.photo if here else None, location=pin, priority=Priority.ANSWER)

    def text(self, handoff: Handoff) -> str:
        """All that is known, line by line. A number only where it was left to be called on."""
        card = self.say(
            "handoff.card", id=handoff.id, why=self.why(handoff), name=self.who(handoff),
            place=self.names.place(handoff.area_id) or self.say("notice.unknown"),
            text=self.said(handoff, handoff.messages, names=False) or self.say("notice.no_reason"),
        )  # fmt: skip
        phone = self.say("handoff.card_phone", phone=handoff.phone) if handoff.phone else ""
        return "\n".join(filter(None, (card, phone)))

    def why(self, handoff: Handoff) -> str:
        """Why it was opened for people."""
        return self.say(f"handoff.why.{handoff.reason}")

    def who(self, handoff: Handoff) -> str:
        """The person's name; of somebody unregistered, the channel."""
        if handoff.person is None:
            return self.say("alarm.source", channel=handoff.channel)
        return handoff.person.name or self.say("handoff.somebody_else")

    def taker(self, person: Person | None) -> str:
        """The coordinator's name, as the person and the others read it."""
        return (person and person.name) or self.say("handoff.somebody")

    def speaker(self, handoff: Handoff, message: HandoffMessage) -> str:
        """Who said it."""
        is_person = message.speaker is Speaker.PERSON
        return self.who(handoff) if is_person else self.taker(message.author)

    def words(self, message: HandoffMessage, *, here: bool = True) -> str:
        """What was said, in words; what has none is described. `here`: the picture can be shown."""
        pin = "" if message.lon is None else self.say("handoff.pin", lat=f"{message.lat:.5f}", lon=f"{message.lon:.5f}")
        photo = self.say("handoff.photo" if here else "handoff.photo_elsewhere") if message.photo else ""
        return " ".join(filter(None, (photo, message.text, pin)))

    def said(self, handoff: Handoff, messages: Iterable[HandoffMessage], *, names: bool = True) -> str:
        """The end of what was said, a line each."""
        lines = [
            self.say("handoff.said", who=self.speaker(handoff, each), text=self.words(each)) if names
            else self.words(each)
            for each in messages
        ]  # fmt: skip
        return "\n".join(lines)[-LONGEST_CHARACTERS:]

    def buttons(self, handoff: Handoff, *, writing: bool = True) -> tuple[tuple[Button, ...], ...]:
        """To write to this person, where one is not doing so already, and to end it."""
        write = () if writing else (labelled(self.say("button.write"), WriteHere(handoff.id)),)
        return ((*write, labelled(self.say("button.hand_back"), HandBack(handoff.id))),)

    def say(self, key: str, **params: object) -> str:
        """A sentence in the reader's language."""
        return say(self.language, key, **params)
