"""A chat as the person sees it: what the bot said, the buttons under it, and waiting for more."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Buttons = list[list[dict[str, Any]]]


@dataclass
class Said:
    """One message of the bot. `quotes`: the id of the message that it answers; `pin`: (lon, lat)."""

    id: int
    text: str
    buttons: Buttons = field(default_factory=list)
    quotes: int | None = None
    photo: str | None = None
    pin: tuple[float, float] | None = None

    @property
    def labels(self) -> list[str]:
        """What the buttons say, in reading order."""
        return [button["text"] for row in self.buttons for button in row]

    def pressed(self, wanted: str) -> str:
        """The data of the button with this label or this data."""
        for row in self.buttons:
            for button in row:
                if wanted in (button["text"], button.get("callback_data")):
                    return str(button["callback_data"])
        raise LookupError(f"no button {wanted!r} under {self.text!r}: {self.labels}")


class Chat:
    """One chat. `messages` holds every message by its id, ours and the bot's; `said` only the bot's, in order."""

    def __init__(self, id: int, kind: str, **about: Any) -> None:
        self.id, self.blocked = id, False
        self.about: dict[str, Any] = {"id": id, "type": kind, **about}
        self.said: list[Said] = []
        self.messages: dict[int, dict[str, Any]] = {}
        self._heard = 0
        self._news = asyncio.Condition()

    async def add(self, said: Said) -> None:
        """The bot says something."""
        async with self._news:
            self.said.append(said)
            self._news.notify_all()

    async def until(self, enough: Callable[["Chat"], bool], seconds: float = 20) -> None:
        """Wait until the chat looks as wanted; TimeoutError when it does not in time."""
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(lambda: enough(self)), seconds)

    async def hears(self, part: str = "", seconds: float = 20) -> Said:
        """The next message not heard yet that has `part` in it; what came before it counts as heard too."""
        try:
            await self.until(lambda _: self._next(part) is not None, seconds)
        except TimeoutError:
            raise AssertionError(f"never heard {part!r}, only {[s.text for s in self.said[self._heard :]]}") from None
        index = self._next(part)
        assert index is not None
        self._heard = index + 1
        return self.said[index]

    def _next(self, part: str) -> int | None:
        unheard = range(self._heard, len(self.said))
        return next((index for index in unheard if part in self.said[index].text), None)
