"""One line of `liandong check`: what was looked at, how it is, and what to do about it."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.clock import Clock, system_clock
from bot.core.settings import Settings
from bot.words import say_both


class Verdict(StrEnum):
    """How it is; the code is what stands at the head of the line."""

    WELL = "✓"
    WRONG = "✗"
    ASIDE = "–"
    """not there, or not needed: nothing to say against it"""


@dataclass(frozen=True)
class Finding:
    """`about` and `key` (with `params`) are keys of the catalogue. `stops`: the station cannot work like this."""

    about: str
    verdict: Verdict
    key: str
    params: dict[str, object] = field(default_factory=dict)
    stops: bool = False

    def __str__(self) -> str:
        """The line, in both languages."""
        return f"{self.verdict} {say_both(self.about, ' ')}: {say_both(self.key, **self.params)}"


@dataclass(frozen=True)
class Subject:
    """What is looked at. `own_reader`: messages are read in process, whatever the settings say of Rasa."""

    settings: Settings
    clock: Clock = system_clock
    own_reader: bool = False


@dataclass(frozen=True)
class About:
    """Makes findings about one matter."""

    name: str

    def well(self, key: str, **params: object) -> Finding:
        """It is as it should be."""
        return Finding(self.name, Verdict.WELL, key, params)

    def aside(self, key: str, **params: object) -> Finding:
        """There is nothing to look at."""
        return Finding(self.name, Verdict.ASIDE, key, params)

    def wrong(self, key: str, *, stops: bool = False, **params: object) -> Finding:
        """Something is wrong; the sentence says what to do."""
        return Finding(self.name, Verdict.WRONG, key, params, stops)
