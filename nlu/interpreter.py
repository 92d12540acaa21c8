"""Interpreter: whoever finds out what a message means; the protocol that the Rasa client and the fallback keep."""

from datetime import datetime
from typing import Protocol

from nlu.mentions.choosers import Choosers
from nlu.understanding import Scored, Understanding


class Interpreter(Protocol):
    """Finds out what a message means. Never raises for any text; may take a moment, so it is awaited."""

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` as said at `at` (naive local time of Asia/Shanghai)."""
        ...


class SecondReader(Interpreter, Protocol):
    """An interpreter that reads where another cannot, and gives a second opinion of what a message is about."""

    @property
    def choosers(self) -> Choosers:
        """What chooses among the mentions of a message."""
        ...

    def categories(self, text: str) -> Scored:
        """What `text` may be about, each category with its probability."""
        ...
