"""Reading one row as it is stored now."""

from typing import TypeVar

from sqlalchemy.orm import Session

from data.core.base import Base
from data.core.errors import NotFound

Row = TypeVar("Row", bound=Base)


def held(session: Session, model: type[Row], key: object) -> Row | None:
    """The row, as stored now, and nobody else's to change until the commit; None where there is none (any more)."""
    return session.get(model, key, populate_existing=True, with_for_update=True)


def fetch(session: Session, model: type[Row], key: object) -> Row:
    """The row, as stored now and not as read earlier. Raises NotFound."""
    row = session.get(model, key, populate_existing=True)
    if row is None:
        raise NotFound(f"{model.__name__} {key}")
    return row
