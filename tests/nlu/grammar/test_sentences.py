from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar.sentences import LETTERS_A_CHARACTER, SENTENCE_CHARACTERS, SHORT_CHARACTERS, sentences, size

TEXTS = st.text(st.sampled_from("我妈周三看病,。;!? \n"), max_size=300) | st.text(max_size=300)


def test_each_sentence_stands_alone_and_short_ones_go_with_the_next() -> None:
    told = "喂。在吗?我是隔壁的老李,一直住在三楼上头。我妈周三上午要去市医院看眼睛,想找个人陪她去。谢谢!"
    assert sentences(told) == [
        "喂。在吗?",
        "我是隔壁的老李,一直住在三楼上头。",
        "我妈周三上午要去市医院看眼睛,想找个人陪她去。",
        "谢谢!",
    ]


def test_what_is_dictated_without_an_end_is_cut_where_there_is_a_pause() -> None:
    told = "我们这边下了好几天的雨," * 10
    assert all(part.endswith(",") for part in sentences(told))


def test_a_sentence_in_letters_is_longer_and_says_as_much() -> None:
    told = (
        "hello, i am linda, and i live on the third floor. could somebody please take my mother to the city hospital?"
    )
    assert len(sentences(told)) == 2
    assert size(told) < SENTENCE_CHARACTERS


@given(TEXTS)
def test_nothing_is_lost_none_is_too_long_and_no_two_neighbours_are_short(text: str) -> None:
    parts = sentences(text)
    assert "".join(parts) == text
    letters = LETTERS_A_CHARACTER if text.isascii() else 1
    assert all(0 < len(part) <= SENTENCE_CHARACTERS * letters for part in parts)
    assert all(len(part) + len(after) > SHORT_CHARACTERS * letters for part, after in pairwise(parts))
