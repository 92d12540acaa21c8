"""Answers from memory while nothing can be stored: advice and numbers in danger, one honest sentence to others.

Their words wait meanwhile, at Telegram or in the inbox, and are answered in full when the database is back.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.memory import advice, is_away, language_of, said
from bot.core.messages import Language

T = TypeVar("T")
Raw = Mapping[str, Any]

URGENT_SECONDS = 1.5
"""How long danger waits to be stored before it is answered from memory."""
_AWAY_SECONDS = 0.2
AGAIN_SECONDS = 300.0
"""A chat is told no oftener that nothing can be stored."""
_MOST_REMEMBERED = 10_000
_ANSWER_SECONDS = 5.0


class Memory:
    """Watches over work that stores what people said. Sends past the outbox, which cannot be reached."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot, self._clock = bot, clock
        self._advised: OrderedDict[int, None] = OrderedDict()
        self._sorry: OrderedDict[int, float] = OrderedDict()
        self._sending: set[asyncio.Task[None]] = set()
        self._is_away = False

    async def beside(self, updates: Sequence[Raw], work: Awaitable[T], urgent_seconds: float = URGENT_SECONDS) -> T:
        """Do the work; where it lasts or fails, those who wrote these updates hear of it. Raises what it raises.

        After a failure nobody waits for the next one.
        """
        doing = asyncio.ensure_future(work)
        try:
            await asyncio.wait({doing}, timeout=_AWAY_SECONDS if self._is_away else urgent_seconds)
            if not doing.done():
                self._advise(updates)
            result = await doing
        except asyncio.CancelledError:
            doing.cancel()
            raise
        except Exception as error:
            self._is_away = is_away(error)
            self._advise(updates)
            if self._is_away:
                self._say_sorry(updates)
            raise
        self._is_away = False
        return result

    def _advise(self, updates: Sequence[Raw]) -> None:
        for update in updates:
            chat, words, language = _written(update)
            told = advice(words, language) if chat and words else None
            if chat and told and _first(self._advised, int(update.get("update_id", 0))):
                self._send(chat, f"{told}\n{said('telegram.kept', language_of(words, language))}")

    def _say_sorry(self, updates: Sequence[Raw]) -> None:
        for update in updates:
            chat, words, language = _written(update)
            if chat and int(update.get("update_id", 0)) not in self._advised and self._may_say_sorry(chat):
                self._send(chat, said("telegram.away", language_of(words, language)))

    def _may_say_sorry(self, chat: int) -> bool:
        now = self._clock()
        if now - self._sorry.get(chat, -AGAIN_SECONDS) < AGAIN_SECONDS:
            return False
        self._sorry[chat] = now
        _forget(self._sorry)
        return True

    def _send(self, chat: int, text: str) -> None:
        task = asyncio.create_task(self._sent(chat, text))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _sent(self, chat: int, text: str) -> None:
        with suppress(TelegramError):  # nothing better can be done here
            await self._bot.send_message(chat, text, read_timeout=_ANSWER_SECONDS)


def _written(update: Raw) -> tuple[int | None, str, Language | None]:
    """Whose private chat it is, what was written there, and how their client is set; no chat for anything else."""
    message = update.get("message") or update.get("edited_message")
    if not isinstance(message, Mapping):
        return None, "", None
    chat, sender = message.get("chat") or {}, message.get("from") or {}
    if chat.get("type") != "private" or not isinstance(chat.get("id"), int):
        return None, "", None
    set_to = str(sender.get("language_code") or "")
    return chat["id"], str(message.get("text") or message.get("caption") or ""), "zh" if set_to[:2] == "zh" else "en"


def _first(seen: "OrderedDict[int, None]", key: int) -> bool:
    if key in seen:
        return False
    seen[key] = None
    _forget(seen)
    return True


def _forget(seen: "OrderedDict[int, Any]") -> None:
    if len(seen) > _MOST_REMEMBERED:
        seen.popitem(last=False)
