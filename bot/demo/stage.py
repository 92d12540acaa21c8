"""Invented people at the real front door: what they type goes in; what they are told, they fetch."""

import itertools
from collections.abc import Iterable, Mapping
from typing import Protocol

from bot.channels.mailbox import Mailbox
from bot.core.clock import Clock
from bot.core.messages import Address, Button, FrontDoor, Incoming, Kind, Outgoing
from bot.core.typed import typed
from bot.demo.district import CHANNEL
from bot.demo.story import SKIP
from bot.dialogue.engine.buttons import Agree, Pick, Skip, Yes, decode
from bot.dialogue.engine.pressed import Pressed

_MOST_ANSWERS = 12
"""A conversation that asks more than this of one person has lost its way."""


class Audience(Protocol):
    """Shows the story as it goes."""

    def said(self, who: str, words: str) -> None:
        """Somebody typed this."""
        ...

    def pressed(self, who: str, label: str) -> None:
        """Somebody pressed this button."""
        ...

    def told(self, who: str, messages: Iterable[Outgoing]) -> None:
        """Somebody was told this."""
        ...


class Stage:
    """Plays what people type and press, and shows what they are told."""

    def __init__(self, conversation: FrontDoor, mailbox: Mailbox, clock: Clock, audience: Audience) -> None:
        self._conversation, self._mailbox, self._clock, self._audience = conversation, mailbox, clock, audience
        self._numbers = itertools.count(1)

    async def say(self, who: str, words: str) -> list[Outgoing]:
        """Type `words`; return what `who` is told since they last looked."""
        self._audience.said(who, words)
        return await self._send(typed(_address(who), self._number(), self._clock(), words))

    async def press(self, who: str, button: Button) -> list[Outgoing]:
        """Press a button that is on `who`'s screen."""
        self._audience.pressed(who, button.label)
        press = Incoming(
            address=_address(who), update_id=self._number(), at=self._clock(), kind=Kind.BUTTON, pressed=button.data
        )
        return await self._send(press)

    async def look(self, who: str) -> list[Outgoing]:
        """See what came meanwhile."""
        news = await self._mailbox.new(who)
        self._audience.told(who, news)
        return news

    async def converse(self, who: str, lines: Iterable[str], answers: Mapping[str, str]) -> None:
        """Say the lines in order, and after each answer whatever is asked that `answers` has an answer to."""
        for line in lines:
            told = await self.say(who, line)
            for _ in range(_MOST_ANSWERS):
                if (answered := await self._answer(who, told, answers)) is None:
                    break
                told = answered

    async def _answer(self, who: str, told: list[Outgoing], answers: Mapping[str, str]) -> list[Outgoing] | None:
        buttons = buttons_of(told)
        for go_on in (Agree(), Yes()):
            if go_on in buttons:
                return await self.press(who, buttons[go_on])
        slot = _slot_asked(buttons)
        if slot is None or slot not in answers:
            return None
        if answers[slot] == SKIP:
            return await self.press(who, buttons[Skip(slot)])
        return await self.say(who, answers[slot])

    async def _send(self, incoming: Incoming) -> list[Outgoing]:
        await self._conversation.answer(incoming)
        return await self.look(incoming.address.id)

    def _number(self) -> str:
        return f"demo-{next(self._numbers)}"


def buttons_of(messages: Iterable[Outgoing]) -> dict[Pressed, Button]:
    """Every button on screen by what it says when it is pressed."""
    shown = (button for message in messages for row in message.buttons for button in row)
    return {pressed: button for button in shown if (pressed := decode(button.data)) is not None}


def _address(who: str) -> Address:
    return Address(channel=CHANNEL, id=who)


def _slot_asked(buttons: Iterable[Pressed]) -> str | None:
    """The slot that the buttons on screen answer."""
    return next((button.slot for button in buttons if isinstance(button, Pick | Skip)), None)
