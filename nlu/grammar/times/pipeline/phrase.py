"""A phrase of time: the days and hours that belong together."""

from dataclasses import dataclass, field

from nlu.grammar.times.tokens import Day, Every, Moment, TimeOfDay, Token


@dataclass
class Phrase:
    """Days and hours that belong together, at [start, end) of the text.

    `extra` where it only adds a time to the day before it (三点的车，晚上回来): it counts where a new time is told.
    """

    start: int
    end: int
    days: list[Day] = field(default_factory=list)
    times: list[TimeOfDay] = field(default_factory=list)
    every: Every | None = None
    count: int | None = None
    moment: Moment | None = None
    ranged: bool = False
    since: bool = False
    until: bool = False
    open_end: bool = False
    extra: bool = False
    deadline: bool = False

    def take(self, token: Token) -> None:
        """Stretch the phrase over one more token."""
        self.end = max(self.end, token.end)
        if isinstance(token, Day):
            self.days.append(token)
        elif isinstance(token, TimeOfDay):
            self.times.append(token)
