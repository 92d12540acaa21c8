import pytest

from nlu.danger.exclusions import Exclusions
from nlu.danger.patterns import Span

EXCLUSIONS = Exclusions()


def excused(text: str, cue: str) -> bool:
    start = text.index(cue)
    return EXCLUSIONS.excludes(text, Span(start, start + len(cue)))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("去年晕倒了,想找人陪", "晕倒"),
        ("万一晕倒没人知道", "晕倒"),
        ("想学晕倒了怎么救", "晕倒"),
        ("晕倒的急救课几点", "晕倒"),
        ("晕倒那次的医药费找律师问", "晕倒"),
    ],
)
def test_what_is_past_supposed_or_taught_is_excused(text: str, cue: str) -> None:
    assert excused(text, cue)


@pytest.mark.parametrize(("text", "cue"), [("奶奶晕倒了", "晕倒"), ("去年晕倒过,刚刚又晕倒了", "又晕倒")])
def test_what_happens_now_is_not(text: str, cue: str) -> None:
    assert not excused(text, cue)


def test_an_excuse_in_another_sentence_does_not_count() -> None:
    assert not excused("去年过得挺好。奶奶晕倒了", "晕倒")


def test_dialect_is_told_in_standard_words() -> None:
    assert EXCLUSIONS.plain("屋企火烛") == "家里着火"


def test_exaggeration_is_blanked_out_and_keeps_its_length() -> None:
    assert "死" not in EXCLUSIONS.plain("累死我了")
    assert len(EXCLUSIONS.plain("累死我了")) == 4


def test_a_danger_that_is_over_is_settled() -> None:
    assert EXCLUSIONS.settled("着火了,已经扑灭")
    assert not EXCLUSIONS.settled("着火了")
