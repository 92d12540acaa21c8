"""The outbox's sender: a line for each channel, so that a slow one keeps no other waiting."""

import asyncio
import time
from collections.abc import Mapping
from pathlib import Path

from bot.core.clock import Clock, system_clock
from bot.core.messages import Channel
from bot.core.wakeup import WakeUp
from bot.notices.journal import Journal
from bot.notices.line import Line, Speed
from data.core.database import Database

LOOK_AGAIN_SECONDS = 60.0
DEAD_SECONDS = 20.0
"""A line that has not looked into the database for so long is not well."""
_TAKEN = "taken-"


class Sender:
    """Sends through `channels`, by name. One at a time runs on a database."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Clock = system_clock,
        mail: WakeUp | None = None,
        speed: Speed | None = None,
        journals: Path | None = None,
    ) -> None:
        """Nothing is sent before `run`. `mail` wakes it when something is due; it looks by itself every second too.

        `journals`: a folder for what was taken and is not marked yet, one file a channel.
        """
        self._lines = [
            Line(database, channel, clock, speed or Speed(), Journal(journals and journals / f"{_TAKEN}{name}"))
            for name, channel in channels.items()
        ]
        self._mail = mail or WakeUp()

    async def run(self) -> None:
        """Send until cancelled; then let what is on its way arrive. What a crash left half sent is sent first."""
        async with asyncio.TaskGroup() as tasks:
            for line in self._lines:
                tasks.create_task(line.run())
            while True:
                await self._mail.wait(LOOK_AGAIN_SECONDS)
                for line in self._lines:
                    line.news.set()

    def alive(self) -> bool:
        """Whether every line has looked for what is due lately."""
        return all(time.monotonic() - line.looked < DEAD_SECONDS for line in self._lines)
