"""What the review page shows, already in the reader's language and already masked."""

from dataclasses import dataclass

from bot.dialogue.views import ProposalView
from bot.messages import Language


@dataclass(frozen=True)
class Visitor:
    """Who reads the page. `csrf` belongs to this browser's session and comes back with every form."""

    person_id: int
    name: str | None
    language: Language
    csrf: str


@dataclass(frozen=True)
class Other:
    """The next best way to serve a proposal's need; nobody and nothing in it where there is no other."""

    match_id: int
    who: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True)
class Card:
    """A proposal to decide on. `masked`: the service is confidential and this reader no social worker of that area.

    `other` is there once the reader has asked for it.
    """

    proposal: ProposalView
    service: str
    place: str
    masked: bool
    other: Other | None


@dataclass(frozen=True)
class Unmatched:
    """A need that nobody could be found for: what, where, when, why, and the small changes that would help."""

    need_id: int
    service: str
    place: str
    when: tuple[str, ...]
    why: tuple[str, ...]
    fixes: tuple[str, ...]
    masked: bool


@dataclass(frozen=True)
class Decided:
    """A proposal that somebody has decided: `state` is the match's state now, in words; `tone` good, bad or calm."""

    match_id: int
    service: str
    place: str
    when: str
    who: tuple[str, ...]
    state: str
    tone: str
    by: str | None


@dataclass(frozen=True)
class Page:
    """Everything on the review page."""

    cards: tuple[Card, ...]
    unmatched: tuple[Unmatched, ...]
    decided: tuple[Decided, ...]
