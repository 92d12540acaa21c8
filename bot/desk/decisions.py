"""A coordinator's decisions about proposals, shared by the chat and the review page.

Every decision checks the version that the coordinator saw, and enqueues what both sides are told in the same commit.
The functions work inside the caller's transaction (the chat also stores its state in it); `Desk` opens its own.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.messages import Language
from bot.core.names import Names
from bot.dialogue.engine.views import GoodsView, OptionView, PersonView, ProposalView
from bot.notices.visits import MatchNotices
from bot.views.alternatives import OptionPresenter, Options, find_options
from bot.views.proposals import ProposalPresenter
from data.core.database import Database
from data.core.errors import NotFound
from data.core.transitions import fetch
from data.models import Match, Person
from data.planning import record_swap
from data.planning.review import open_proposal
from data.visits import matches

__all__ = ["Decisions", "Desk", "GoodsView", "PersonView", "ProposalView", "approve", "reject", "swap"]

T = TypeVar("T")


class Decisions(Protocol):
    """What the review page and the chat ask of the desk. All are synchronous: async code calls them in a thread.

    Raises NotAllowed where the person is no coordinator or social worker of the need's area, AlreadyDecided where
    `version` is no longer the newest (or the helper has been promised elsewhere), NotFound where there is none.
    """

    def proposals(self, person_id: int, language: Language = "zh") -> list[ProposalView]:
        """What waits for this person's decision, the most pressing first; empty for who decides nothing."""
        ...

    def approve(self, match_id: int, version: int, actor_id: int) -> None:
        """Approve, ask the helpers and tell the resident."""
        ...

    def reject(self, match_id: int, version: int, actor_id: int, reason: str) -> None:
        """Reject with a reason (a code of `REASONS` or the coordinator's own words); the need is open again."""
        ...

    def options(self, match_id: int, language: Language = "zh") -> tuple[OptionView, ...]:
        """The other ways to do it, the cheapest first; none where there is none, or no such proposal."""
        ...

    def swap(
        self, match_id: int, version: int, actor_id: int, option: str, language: Language = "zh"
    ) -> ProposalView | None:
        """Put the option of this code in its place, moving nothing else; None where it is no longer possible."""
        ...

    def pin(self, match_id: int, version: int, actor_id: int, *, pinned: bool) -> None:
        """Keep the proposal as it is when plans are made anew, or let it go again."""
        ...


def approve(
    session: Session, names: Names, match_id: int, version: int, actor: Person, now: datetime
) -> tuple[str, ...]:
    """Approve and tell both sides; the names of those whom no message reaches."""
    match = matches.approve(session, match_id, version, actor, now)
    return MatchNotices(session, names, match, now).approved()


def reject(session: Session, match_id: int, version: int, actor: Person, reason: str, now: datetime) -> None:
    """Reject; nobody was told of the proposal, so nobody need be told that it is off."""
    matches.reject(session, match_id, version, actor, reason, now)


def swap(
    session: Session, match_id: int, version: int, options: Options | None, code: str, actor: Person, now: datetime
) -> Match | None:
    """Put the option of this code in the proposal's place; None, and nothing is changed, where there is none."""
    option = options.called(code) if options else None
    if options is None or option is None:
        open_proposal(session, match_id, version, actor)
        return None
    return record_swap(session, match_id, version, options.snapshot, option.served, actor, now)


class Desk:
    """The decisions in transactions of their own, for the review page."""

    def __init__(self, database: Database, names: Names, clock: Clock, on_change: Callable[[], None]) -> None:
        """`on_change` is called after a decision, from the caller's thread: there may be something to match or send."""
        self._database, self._names, self._clock, self._on_change = database, names, clock, on_change

    def proposals(self, person_id: int, language: Language = "zh") -> list[ProposalView]:
        """What waits for this person's decision (see `Decisions`)."""
        return self._database.run(lambda session: self._reader(session, person_id, language).waiting())

    def approve(self, match_id: int, version: int, actor_id: int) -> None:
        """Approve, ask the helpers and tell the resident (see `Decisions`)."""
        self._decide(lambda s, actor, now: approve(s, self._names, match_id, version, actor, now), actor_id)

    def reject(self, match_id: int, version: int, actor_id: int, reason: str) -> None:
        """Reject with a reason (see `Decisions`)."""
        self._decide(lambda s, actor, now: reject(s, match_id, version, actor, reason, now), actor_id)

    def options(self, match_id: int, language: Language = "zh") -> tuple[OptionView, ...]:
        """The other ways to do it (see `Decisions`)."""
        found = self.find_options(match_id)
        if found is None:
            return ()
        return self._database.run(lambda session: OptionPresenter(session, language, self._clock()).views(found))

    def pin(self, match_id: int, version: int, actor_id: int, *, pinned: bool) -> None:
        """Keep the proposal as it is, or let it go again (see `Decisions`)."""
        self._decide(lambda s, actor, now: matches.pin(s, match_id, version, actor, now, pinned=pinned), actor_id)

    def swap(
        self, match_id: int, version: int, actor_id: int, option: str, language: Language = "zh"
    ) -> ProposalView | None:
        """Put another way in its place (see `Decisions`)."""
        options = self.find_options(match_id)

        def decide(session: Session, actor: Person, now: datetime) -> ProposalView | None:
            match = swap(session, match_id, version, options, option, actor, now)
            return self._reader(session, actor.id, language).view(match) if match else None

        return self._decide(decide, actor_id)

    def find_options(self, match_id: int) -> Options | None:
        """What could take a proposal's place; None where there is no such proposal."""
        try:
            return find_options(self._database, match_id, self._clock())
        except NotFound:
            return None

    def _decide(self, work: Callable[[Session, Person, datetime], T], actor_id: int) -> T:
        decided = self._database.run(lambda session: work(session, fetch(session, Person, actor_id), self._clock()))
        self._on_change()
        return decided

    def _reader(self, session: Session, person_id: int, language: Language) -> ProposalPresenter:
        return ProposalPresenter(session, fetch(session, Person, person_id), language, self._names, self._clock())
