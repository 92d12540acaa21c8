"""Calls for help beyond the limits: counted by their source, in memory, until somebody writes the counts down."""

from collections import OrderedDict

from bot.core.messages import Address

MOST_SOURCES = 10_000


class Tally:
    """A count for each address, the oldest forgotten first. For one event loop."""

    def __init__(self) -> None:
        self._counts: OrderedDict[Address, int] = OrderedDict()

    def add(self, source: Address, many: int = 1) -> None:
        """So many more calls came from this source."""
        self._counts[source] = self._counts.get(source, 0) + many
        if len(self._counts) > MOST_SOURCES:
            self._counts.popitem(last=False)

    def take(self) -> dict[Address, int]:
        """All counts since the last time; nothing is left."""
        taken, self._counts = dict(self._counts), OrderedDict()
        return taken
