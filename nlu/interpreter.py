"""Interpreter: whoever finds out what a message means; the protocol that the Rasa client and the fallback keep."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from nlu.grammar.places.gazetteer import Gazetteer
from nlu.mentions.choosers import Choosers
from nlu.model.classifier import Beliefs
from nlu.understanding import Alarm, Scored, Understanding


@dataclass(frozen=True)
class Senses:
    """What reads a message whoever believes what of it.

    `hear` tells the danger that a normalised text tells of, None where it tells of none.
    """

    hear: Callable[[str], Alarm | None]
    gazetteer: Gazetteer
    choosers: Choosers


class Interpreter(Protocol):
    """Finds out what a message means. Never raises for any text; may take a moment, so it is awaited."""

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` as said at `at` (naive local time of Asia/Shanghai)."""
        ...


class SecondReader(Interpreter, Protocol):
    """An interpreter that reads where another cannot, hears danger for both, and gives a second opinion of topics."""

    @property
    def senses(self) -> Senses:
        """What it reads with beside its beliefs."""
        ...

    def categories(self, text: str) -> Scored:
        """What `text` may be about, each category with its probability."""
        ...

    def telling(self, text: str, whole: Beliefs) -> Beliefs:
        """What is believed of `text`, where somebody believes this of the `whole`; of a long one, by its sentences."""
        ...
