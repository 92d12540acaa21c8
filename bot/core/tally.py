"""Calls for help beyond the limits: counted by their source, in memory, until somebody writes them down."""

from collections import OrderedDict
from dataclasses import dataclass, replace

from bot.core.messages import Address, Language

MOST_SOURCES = 10_000


@dataclass(frozen=True)
class Calls:
    """How many of one source there were, and of the first one: its words, the danger in them, its language.

    `network` is the address of the network that they came from; it is stored nowhere.
    """

    many: int = 1
    network: str = ""
    words: str = ""
    danger: str = "emergency"
    language: Language = "zh"


class Tally:
    """The calls of each address, the oldest forgotten first. For one event loop."""

    def __init__(self) -> None:
        self._calls: OrderedDict[Address, Calls] = OrderedDict()

    def add(self, source: Address, calls: Calls = Calls()) -> None:
        """So many more calls came from this source."""
        first = self._calls.get(source)
        self._calls[source] = replace(first, many=first.many + calls.many) if first else calls
        if len(self._calls) > MOST_SOURCES:
            self._calls.popitem(last=False)

    def take(self) -> dict[Address, Calls]:
        """All calls since the last time; nothing is left."""
        taken, self._calls = dict(self._calls), OrderedDict()
        return taken
