"""Reading one row."""

import pytest

from data.core.errors import NotFound
from data.core.rows import fetch, held
from data.models import Need


def test_what_is_not_there_is_said_so(town) -> None:
    with pytest.raises(NotFound, match="Need 404"):
        fetch(town.session, Need, 404)


def test_what_is_not_there_cannot_be_held(town) -> None:
    assert held(town.session, Need, 404) is None
