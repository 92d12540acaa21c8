import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar.script import normalise
from nlu.grammar.wordless import wordless


def intent(text: str) -> str:
    ((found, _),) = wordless(normalise(text))
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [("👍", "affirm"), ("👌👌", "affirm"), ("👍🏽", "affirm"), ("√", "affirm"), ("❌", "deny"), ("👋😊", "greet")],
)
def test_a_sign_that_everybody_knows_is_an_answer(text: str, said: str) -> None:
    assert intent(text) == said


@pytest.mark.parametrize("text", ["", "。。。", "？？？", "123", "3×5", "😂😂", "13800005678"])
def test_without_letter_or_sign_there_is_nothing_to_go_by(text: str) -> None:
    assert wordless(normalise(text)) == [("other", 0.2)]


@given(st.text(), st.characters(categories=["L"]), st.text())
def test_one_letter_is_enough_to_be_read_by_others(before: str, letter: str, after: str) -> None:
    assert wordless(before + letter + after) == []
