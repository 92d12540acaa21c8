"""A coordinator's decisions about proposals, for the review page: each in a transaction of its own.

Every decision checks the version that the coordinator saw, and what both sides are told is published in the same
commit. The chat calls the same verbs within its own transaction.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.messages import Language
from bot.core.names import Names
from bot.dialogue.engine.views import OptionView, ProposalView
from bot.notices.table import publish
from bot.views.alternatives import OptionPresenter, Options, find_options
from bot.views.proposals import ProposalPresenter
from data.core.database import Database
from data.core.errors import NotFound
from data.core.events import Events, ProposalSwapped
from data.core.rows import fetch
from data.models import Person
from data.planning.decisions import approve, open_proposal, pin, reject, swap
from data.visits.visits import get_match


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


def swapped(
    session: Session, match_id: int, version: int, options: Options | None, code: str, actor: Person, now: datetime
) -> Events:
    """Put the option of this code in the proposal's place; no events, and nothing is changed, where there is none."""
    option = options.called(code) if options else None
    if options is None or option is None:
        open_proposal(session, match_id, version, actor)
        return ()
    return swap(session, match_id, version, options.snapshot, option.served, actor, now)


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
        self._decide(lambda session, actor, now: approve(session, match_id, version, actor, now), actor_id)

    def reject(self, match_id: int, version: int, actor_id: int, reason: str) -> None:
        """Reject with a reason (see `Decisions`)."""
        self._decide(lambda session, actor, now: reject(session, match_id, version, actor, reason, now), actor_id)

    def options(self, match_id: int, language: Language = "zh") -> tuple[OptionView, ...]:
        """The other ways to do it (see `Decisions`)."""
        found = self.find_options(match_id)
        if found is None:
            return ()
        return self._database.run(lambda session: OptionPresenter(session, language, self._clock()).views(found))

    def pin(self, match_id: int, version: int, actor_id: int, *, pinned: bool) -> None:
        """Keep the proposal as it is, or let it go again (see `Decisions`)."""
        self._decide(lambda session, actor, now: pin(session, match_id, version, actor, now, pinned=pinned), actor_id)

    def swap(
        self, match_id: int, version: int, actor_id: int, option: str, language: Language = "zh"
    ) -> ProposalView | None:
        """Put another way in its place (see `Decisions`)."""
        options = self.find_options(match_id)
        events = self._decide(
            lambda session, actor, now: swapped(session, match_id, version, options, option, actor, now), actor_id
        )
        new = next((event.new_id for event in events if isinstance(event, ProposalSwapped)), None)
        return None if new is None else self._database.run(lambda session: self._view(session, actor_id, language, new))

    def find_options(self, match_id: int) -> Options | None:
        """What could take a proposal's place; None where there is no such proposal."""
        try:
            return find_options(self._database, match_id, self._clock())
        except NotFound:
            return None

    def _decide(self, verb: Callable[[Session, Person, datetime], Events], actor_id: int) -> Events:
        """Decide and publish in one transaction; then call `on_change`."""

        def decide(session: Session) -> Events:
            now = self._clock()
            events = verb(session, fetch(session, Person, actor_id), now)
            publish(session, self._names, events, now)
            return events

        events = self._database.run(decide)
        self._on_change()
        return events

    def _view(self, session: Session, person_id: int, language: Language, match_id: int) -> ProposalView:
        return self._reader(session, person_id, language).view(get_match(session, match_id))

    def _reader(self, session: Session, person_id: int, language: Language) -> ProposalPresenter:
        return ProposalPresenter(session, fetch(session, Person, person_id), language, self._names, self._clock())
