"""What can be given or lent: goods, funds, rooms, vehicles."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.core.base import Base, Code, Key
from data.core.kinds import ResourceKind
from data.core.sealing.columns import ITEM, Sealed, SealedIndex
from data.models.providers import Provider, RepeatedHours


class Resource(Base):
    """A stock of one item at one place. `item` is the code that needs ask for (`resources.item_code`).

    `handover`: it is to be fetched (fetch), or the giver brings it (bring); `purpose` in the giver's words.
    """

    __tablename__ = "resources"

    id: Mapped[Key]
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"), index=True)
    kind: Mapped[ResourceKind] = mapped_column(Base.enum(ResourceKind))
    item: Mapped[str] = mapped_column(SealedIndex(ITEM), index=True)
    name: Mapped[str] = mapped_column(Sealed("resources.name"))
    quantity: Mapped[int]
    unit: Mapped[str | None] = mapped_column(String(20))
    returnable: Mapped[bool]
    expires_on: Mapped[date | None]
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"), index=True)
    lon: Mapped[float]
    lat: Mapped[float]
    radius_km: Mapped[float | None]
    handover: Mapped[str | None] = mapped_column(String(8))
    purpose: Mapped[str | None] = mapped_column(Sealed("resources.purpose"))
    withdrawn_at: Mapped[datetime | None]

    provider: Mapped[Provider] = relationship()
    hours: Mapped[list["ResourceHours"]] = relationship(cascade="all, delete-orphan")


class ResourceHours(RepeatedHours, Base):
    """Opening hours of a resource; one without any is open always."""

    __tablename__ = "resource_hours"

    id: Mapped[Key]
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id"), index=True)
    end: Mapped[time]
