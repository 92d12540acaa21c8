"""What the review page shows, already in the reader's language and already masked."""

from dataclasses import dataclass

from bot.core.messages import Language
from bot.dialogue.engine.views import OptionView, ProposalView


@dataclass(frozen=True)
class Visitor:
    """Who reads the page. `csrf` belongs to this browser's session and comes back with every form."""

    person_id: int
    name: str | None
    language: Language
    csrf: str


@dataclass(frozen=True)
class Asked:
    """The proposal whose other ways the reader has asked for, and those ways; none where there is no other."""

    match_id: int
    options: tuple[OptionView, ...] = ()


@dataclass(frozen=True)
class Card:
    """A proposal to decide on. `masked`: the service is confidential and this reader no social worker of that area.

    `options` are there once the reader has asked for them.
    """

    proposal: ProposalView
    service: str
    place: str
    masked: bool
    options: tuple[OptionView, ...] | None


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
