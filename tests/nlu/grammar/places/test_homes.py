"""Whose home is named."""

import pytest

from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.places.homes import their_home
from nlu.grammar.script import normalise

GAZETTEER = Gazetteer(load_gazetteer())


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("我住凤台小区，我妈住高枳村，周三上午想找人去看看我妈", "gaozhi"),
        ("我妈一个人住在高枳村，我在凤台上班", "gaozhi"),
        ("我在新义，爷爷奶奶住高枳村", "gaozhi"),
        ("I live in Fengtai, my mother lives in 高枳村", "gaozhi"),
        ("我住高枳村，我妈腿脚不好", None),
        ("我妈住院了，我住高枳村", None),
    ],
)
def test_the_place_where_a_relative_lives_is_theirs(said: str, place: str | None) -> None:
    assert their_home(normalise(said), GAZETTEER) == place
