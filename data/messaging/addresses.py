"""Where people are reached: addresses of the channels, open until the channel says that they want no more of us."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import ChannelAddress, Person


def addresses_of(session: Session, person: Person, *, closed_too: bool = False) -> list[ChannelAddress]:
    """Where the person can be reached now, oldest first; with `closed_too` also where they want no more of us."""
    theirs = select(ChannelAddress).where(ChannelAddress.person_id == person.id)
    found = theirs if closed_too else theirs.where(ChannelAddress.closed_at.is_(None))
    return list(session.scalars(found.order_by(ChannelAddress.id)))


def is_open(session: Session, channel: str, external_id: str) -> bool:
    """Whether messages to this address are wanted, as far as we know; of strangers nothing else is known."""
    found = select(ChannelAddress).filter_by(channel=channel, external_id=external_id)
    return all(address.closed_at is None for address in session.scalars(found))


def other_addresses(session: Session, channel: str, external_id: str) -> list[ChannelAddress]:
    """Where else the person behind this address can be reached now; nowhere, where nobody is known there."""
    here = select(ChannelAddress.person_id).filter_by(channel=channel, external_id=external_id)
    theirs = select(ChannelAddress).where(ChannelAddress.person_id.in_(here), ChannelAddress.closed_at.is_(None))
    found = session.scalars(theirs.order_by(ChannelAddress.id))
    return [address for address in found if (address.channel, address.external_id) != (channel, external_id)]


def close_address(session: Session, channel: str, external_id: str, now: datetime) -> None:
    """The channel says that this person wants no more messages there."""
    for address in session.scalars(select(ChannelAddress).filter_by(channel=channel, external_id=external_id)):
        address.closed_at = now


def open_address(session: Session, channel: str, external_id: str) -> None:
    """The person is back on the channel: this address is used again. Nothing where it is not known."""
    for address in session.scalars(select(ChannelAddress).filter_by(channel=channel, external_id=external_id)):
        address.closed_at = None
