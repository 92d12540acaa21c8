"""A coordinator's decisions about proposals, shared by the chat and the review page.

Every decision checks the version that the coordinator saw, and enqueues what both sides are told in the same commit.
"""

from typing import Protocol

from bot.dialogue.views import GoodsView, PersonView, ProposalView
from bot.messages import Language

__all__ = ["Decisions", "GoodsView", "PersonView", "ProposalView"]


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

    def swap(self, match_id: int, version: int, actor_id: int, language: Language = "zh") -> ProposalView | None:
        """Put the next best in its place, moving nothing else; None where there is no other."""
        ...
