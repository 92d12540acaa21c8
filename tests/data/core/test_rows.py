"""Reading one row."""

import pytest

from data.core.errors import NotFound
from data.core.rows import fetch
from data.models import Need


def test_what_is_not_there_is_said_so(town) -> None:
    with pytest.raises(NotFound, match="Need 404"):
        fetch(town.session, Need, 404)
