"""Mouths: one person who talks to a running station, by Telegram or by the web page, and what they are answered."""

import asyncio
from typing import Any, Protocol
from uuid import uuid4

import httpx

from tests.botapi.people import Person

_PATIENCE_SECONDS = 20


class Mouth(Protocol):
    """Says and presses; `answers` are the texts told since the last thing said, once all of `parts` are among them."""

    async def say(self, words: str) -> None:
        """Type words."""
        ...

    async def press(self, label: str) -> None:
        """Press the newest button of this label, or of this data."""
        ...

    async def answers(self, parts: list[str]) -> str:
        """What was told since. Raises AssertionError where a part does not come."""
        ...


class ByTelegram:
    """A private chat on the local Bot API server."""

    def __init__(self, person: Person) -> None:
        self._person, self._before = person, 0

    async def say(self, words: str) -> None:
        self._before = len(self._person.chat.said)
        self._person.say(words)

    async def press(self, label: str) -> None:
        self._before = len(self._person.chat.said)
        self._person.press(label)

    async def answers(self, parts: list[str]) -> str:
        try:
            await self._person.chat.until(lambda _: _holds(self._since(), parts), _PATIENCE_SECONDS)
        except TimeoutError:
            raise AssertionError(f"never heard {parts}, only: {self._since()}") from None
        return self._since()

    def _since(self) -> str:
        return "\n".join(said.text for said in self._person.chat.said[self._before :])


class ByWeb:
    """The web page's requests, as a browser sends them."""

    def __init__(self, browser: httpx.AsyncClient) -> None:
        self._browser = browser
        self._told: list[dict[str, Any]] = []
        self._before = 0

    async def say(self, words: str) -> None:
        await self._send({"text": words})

    async def press(self, label: str) -> None:
        shown = [b for told in reversed(self._told) for row in told["buttons"] for b in row]
        button = next(b for b in shown if label in (b["label"], b["data"]))
        await self._send({"text": button["label"], "pressed": button["data"]})

    async def answers(self, parts: list[str]) -> str:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                while not _holds(self._since(), parts):
                    await self._look()
        except TimeoutError:
            raise AssertionError(f"never heard {parts}, only: {self._since()}") from None
        return self._since()

    async def _send(self, body: dict[str, Any]) -> None:
        if not self._told:
            await self._browser.post("/chat/session")
        self._before = len(self._told)
        answer = await self._browser.post("/chat/messages", json={"id": str(uuid4()), **body})
        assert answer.status_code == httpx.codes.OK, answer.text
        await self._look()

    async def _look(self) -> bool:
        last = self._told[-1]["id"] if self._told else 0
        found = (await self._browser.get("/chat/updates", params={"after": last}, timeout=60)).json()
        self._told += found
        return bool(found)

    def _since(self) -> str:
        return "\n".join(str(told["text"]) for told in self._told[self._before :])


def _holds(text: str, parts: list[str]) -> bool:
    return bool(text) and all(part in text for part in parts)
