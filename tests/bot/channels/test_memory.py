"""Advice and numbers without a database."""

import pytest

from bot.channels.memory import advice, said


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("我爸突然倒在地上叫不醒了", None, "120"),
        ("着火了快来人", "en", "119"),
        ("help, my house is on fire", "en", "119"),
        ("I don’t want to be alive", None, "12356"),
        ("谢谢你们" * 2000 + "。救命", None, "110"),
    ],
)
def test_whoever_writes_of_danger_is_told_what_to_do_and_whom_to_call(text, language, expected) -> None:
    assert expected in advice(text, language)


def test_the_language_is_that_of_the_words() -> None:
    assert "打" in advice("着火了", "en")
    assert "119" in advice("my house is on fire", None)
    assert "打" not in advice("my house is on fire", "en")


@pytest.mark.parametrize("text", ["", "你好", "周三下午想找人陪我妈去医院", "\ud800", "长" * 100_000])
def test_what_is_no_danger_gets_none(text) -> None:
    assert advice(text) is None


def test_a_sentence_from_memory_has_the_numbers_in_it() -> None:
    assert "110" in said("chat.away", "zh")
