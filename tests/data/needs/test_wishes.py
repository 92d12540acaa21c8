"""What residents wish of who comes."""

import pytest

from data.core.errors import NotAllowed
from data.core.giving_events import AnotherHelperWished
from data.needs.wishes import wish_for_another


def test_somebody_else_is_wished_for_in_their_own_words(town, now) -> None:
    need = town.need()
    events = wish_for_another(town.session, need, need.requester, "能不能换个人", now)
    assert events == (AnotherHelperWished(need.id, "能不能换个人"),)


def test_nobody_wishes_it_for_the_need_of_another(town, now) -> None:
    with pytest.raises(NotAllowed):
        wish_for_another(town.session, town.need(), town.person("旁人"), "换个人", now)
