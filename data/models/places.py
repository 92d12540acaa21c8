"""Areas of any depth: county, town, village or community, grid."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from data.core.base import Base, Code


class Area(Base):
    """An administrative area; its centre is (lon, lat) in WGS 84. A root has no parent."""

    __tablename__ = "areas"

    id: Mapped[Code] = mapped_column(primary_key=True)
    level: Mapped[Code]
    parent_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"), index=True)
    name: Mapped[Code]
    aliases: Mapped[list[str]] = mapped_column(default=list)
    lon: Mapped[float]
    lat: Mapped[float]
