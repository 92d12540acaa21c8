"""What is kept as it was written, and what is left to be read."""

from hypothesis import given
from hypothesis import strategies as st

from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.mentions.details import details

GAZETTEER = Gazetteer(load_gazetteer())


def test_the_address_is_blanked_so_that_its_number_is_read_as_nothing_else() -> None:
    found = details("周三上午陪我去看病，高枳村5组28号", GAZETTEER)
    assert found.address == "5组28号"
    assert "28" not in found.rest
    assert len(found.rest) == len("周三上午陪我去看病，高枳村5组28号")


def test_the_name_of_an_area_is_nobodys() -> None:
    assert details("马桶堵了，马山", GAZETTEER).name is None


@given(st.text(max_size=60))
def test_any_text_has_details_and_keeps_its_length(text: str) -> None:
    assert len(details(text, GAZETTEER).rest) == len(text)
