"""People, where they are reached, what they may do and what they agreed to."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.core.base import SECRET, Base, Code, Digest, Key
from data.core.kinds import Role
from data.core.sealing.columns import ADDRESS, Sealed, SealedIndex


class Person(Base):
    """Somebody who agreed to be known here. After `erased_at` only the number is left, so that history adds up."""

    __tablename__ = "people"

    id: Mapped[Key]
    name: Mapped[str | None] = mapped_column(Sealed("people.name"))
    phone: Mapped[str | None] = mapped_column(Sealed("people.phone"))
    language: Mapped[str] = mapped_column(String(8), default="zh")
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]

    addresses: Mapped[list["ChannelAddress"]] = relationship(back_populates="person", cascade="all, delete-orphan")
    grants: Mapped[list["RoleGrant"]] = relationship(back_populates="person", foreign_keys="RoleGrant.person_id")


class ChannelAddress(Base):
    """Where a person is reached. Closed when the channel says that they want no more of us."""

    __tablename__ = "channel_addresses"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    channel: Mapped[Code]
    external_id: Mapped[str] = mapped_column(SealedIndex(ADDRESS))
    closed_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(back_populates="addresses")


class RoleGrant(Base):
    """A role within an area and everything below it; no area means everywhere."""

    __tablename__ = "role_grants"

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[Role] = mapped_column(Base.enum(Role))
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    granted_at: Mapped[datetime]
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    revoked_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(back_populates="grants", foreign_keys=[person_id])


class Invitation(Base):
    """A one-time code to a role; only the code's hash is kept. `name` is whom it was made for, until it is used."""

    __tablename__ = "invitations"

    id: Mapped[Key]
    code_hash: Mapped[Digest] = mapped_column(unique=True, info=SECRET)
    role: Mapped[Role] = mapped_column(Base.enum(Role))
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    name: Mapped[str | None] = mapped_column(Sealed("invitations.name"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Consent(Base):
    """That a person agreed to a version of our one sentence, and until when."""

    __tablename__ = "consents"

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    version: Mapped[int]
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class SignInLink(Base):
    """A one-time link to the review page; only its hash is kept."""

    __tablename__ = "sign_in_links"

    token_hash: Mapped[Digest] = mapped_column(primary_key=True, info=SECRET)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class WebSession(Base):
    """A signed-in browser; only the hash of its cookie is kept."""

    __tablename__ = "web_sessions"

    token_hash: Mapped[Digest] = mapped_column(primary_key=True, info=SECRET)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
