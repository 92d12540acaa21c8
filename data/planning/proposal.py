"""What a plan serves, as a proposal that is not stored yet, and whether two proposals are the same."""

from datetime import datetime, timedelta

from data.models import Match, MatchProvider, MatchResource, Need
from data.planning.ids import stored_id
from data.planning.snapshot import Snapshot
from data.planning.why import why
from matching import Assignment


def new_proposal(snapshot: Snapshot, need: Need, served: Assignment, now: datetime) -> Match:
    """A proposal with its reasons, from what the plan says of the need."""
    start = snapshot.at(served.start)
    return Match(
        need_id=need.id, need=need, start=start, end=start + timedelta(minutes=need.minutes),
        proposed_at=now, why=why(snapshot, served),
        providers=[MatchProvider(role=role, provider_id=stored_id(who)) for role, who in served.people],
        resources=[MatchResource(role=role, resource_id=stored_id(x), quantity=n) for role, x, n in served.amounts],
    )  # fmt: skip


def same(old: Match, new: Match) -> bool:
    """Whether both say the same people, things and time."""
    return (old.start, _who(old), _what(old)) == (new.start, _who(new), _what(new))


def _who(match: Match) -> set[tuple[str, int]]:
    return {(part.role, part.provider_id) for part in match.providers}


def _what(match: Match) -> set[tuple[str, int, int]]:
    return {(share.role, share.resource_id, share.quantity) for share in match.resources}
