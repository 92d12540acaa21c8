from itertools import permutations

import pytest

from nlu.danger.detection import KINDS
from nlu.danger.patterns import Patterns, Span, filled, of_kind, one_expression, read, with_words

WORDS = with_words({"who": ["孩子", "老人"], "fallen": "<who>摔了"})


def test_a_situation_in_one_piece_is_found_wherever_it_is() -> None:
    found = Patterns(["<fallen>"], WORDS).found_in("老人摔了,孩子摔了")
    assert list(found) == [Span(0, 4), Span(5, 9)]


@pytest.mark.parametrize("told", ["".join(parts) for parts in permutations(["孩子,", "火,", "哭,"])])
def test_parts_that_belong_together_are_found_in_any_order(told: str) -> None:
    assert list(Patterns(["火 + <who> + 哭"], WORDS).found_in(told))


def test_a_situation_spans_all_its_parts() -> None:
    assert list(Patterns(["火 + 孩子"], WORDS).found_in("看,孩子在火里")) == [Span(2, 6)]


def test_parts_far_apart_tell_of_nothing() -> None:
    assert not list(Patterns(["火 + 孩子"], WORDS).found_in("火" + "," * 40 + "孩子"))


def test_one_part_alone_tells_of_nothing() -> None:
    assert not list(Patterns(["火 + 孩子"], WORDS).found_in("火火火"))


def test_a_word_that_nobody_defined_is_refused() -> None:
    with pytest.raises(KeyError):
        filled("<nobody>", WORDS)


def test_a_list_says_any_of_its_entries() -> None:
    assert one_expression(["甲", "乙"]) == "甲|乙"
    assert one_expression("甲") == "甲"


@pytest.mark.parametrize("kind", KINDS)
def test_no_situation_of_any_kind_is_found_in_an_empty_text(kind: str) -> None:
    assert not list(of_kind(kind).found_in(""))


def test_every_shared_word_is_used() -> None:
    rows = "".join(str(read(name)) for name in ("words", *KINDS))
    assert [word for word in read("words")["words"] if f"<{word}>" not in rows] == []
