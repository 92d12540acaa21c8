"""The terminal as a way in: `liandong chat`. Replies are printed, buttons are numbered, a number presses one."""

import asyncio
import secrets
import sys
from collections.abc import AsyncIterable, Iterable
from typing import TextIO

from bot.channels.lines import lines
from bot.channels.mailbox import Mailbox
from bot.core.clock import Clock
from bot.core.messages import Address, Button, FrontDoor, Incoming, Kind, Language, Outgoing
from bot.core.typed import typed
from bot.words import say

CHANNEL = "terminal"


class Screen:
    """Prints messages and remembers the buttons last shown, so that a number means one of them."""

    def __init__(self, out: TextIO | None = None) -> None:
        """`out` is where to print; the standard output when not given."""
        self._out = out or sys.stdout
        self._buttons: list[Button] = []

    def show(self, messages: Iterable[Outgoing]) -> None:
        """Print messages; numbers press the buttons of these from now on, and no older ones."""
        self._buttons = []
        for message in messages:
            self.say(f"\n{message.text}")
            for row in message.buttons:
                for button in row:
                    self._buttons.append(button)
                    self.say(f"  [{len(self._buttons)}] {button.label}{f' → {button.url}' if button.url else ''}")

    def say(self, line: str) -> None:
        """Print a line of our own."""
        print(line, file=self._out, flush=True)

    def pressed(self, line: str) -> Button | None:
        """Tell which button a typed number means; none where no such button comes back to us."""
        number = int(line) if line.isdecimal() and len(line) < 4 else 0
        button = self._buttons[number - 1] if 0 < number <= len(self._buttons) else None
        return button if button and not button.url else None


async def chat(
    conversation: FrontDoor,
    mailbox: Mailbox,
    clock: Clock,
    *,
    person: str = "me",
    language: Language = "zh",
    source: AsyncIterable[str] | None = None,
    out: TextIO | None = None,
) -> None:
    """Talk until the input ends or Ctrl-C. `person` is the id of this chat: the same one goes on where it was.

    What is printed comes from `mailbox`, so notices that came meanwhile are seen too, and nothing is seen twice.
    `source` yields the lines typed; standard input, terminal or pipe, when not given.
    """
    screen = Screen(out)
    screen.say(say(language, "terminal.greeting"))
    address = Address(channel=CHANNEL, id=person)
    try:
        screen.show(await mailbox.new(person))
        async for line in source or lines(sys.stdin.fileno()):
            said = typed(address, secrets.token_hex(16), clock(), line, language)
            await conversation.answer(_meant(said, screen))
            screen.show(await mailbox.new(person))
    except asyncio.CancelledError:
        pass  # Ctrl-C cancels us: leaving is not a fault
    screen.say(f"\n{say(language, 'terminal.goodbye')}")


def _meant(said: Incoming, screen: Screen) -> Incoming:
    """Take a number that stands on screen for a press of its button."""
    button = screen.pressed(said.text) if said.kind is Kind.TEXT else None
    if button is None:
        return said
    return said.model_copy(update={"kind": Kind.BUTTON, "pressed": button.data, "text": ""})
