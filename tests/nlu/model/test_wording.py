import pytest

from nlu.model.wording import Cues, timeless

CUES = Cues()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我头发长了想剪一下", "categories:haircut"),
        ("水龙头漏水", "categories:home_repair"),
        ("could you pick up my parcel", "categories:errand"),
        ("把我的信息删掉", "intents:delete_data"),
        ("你好呀", "intents:greet"),
    ],
)
def test_what_people_say_is_a_cue_for_what_they_mean(text: str, name: str) -> None:
    assert any(found.startswith(name) for found in CUES.keywords(text))


def test_small_talk_has_no_cue_of_a_category() -> None:
    assert not [name for name in CUES.keywords("拜拜") if name.startswith("categories:")]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("下周日要四个引路的", "sign:asks_for_a_number"),
        ("想请个老师来教", "sign:would_like"),
        ("哪家有老人要理发的喊我", "sign:i_will"),
        ("周日得空,可以来扫楼道", "sign:free_time"),
        ("那个单我接不了", "sign:cannot_take_it"),
        ("补助批下来了没", "sign:how_far"),
    ],
)
def test_a_turn_of_speech_tells_who_asks_and_who_gives(text: str, sign: str) -> None:
    assert sign in set(CUES.signs(text))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("下周三下午两点来修灯", "T来修灯"),
        ("每周二、周四晚上0点教英语", "每T教英语"),
        ("送一床被子", "送一床被子"),
    ],
)
def test_when_it_is_makes_no_difference_to_what_is_wanted(said: str, left: str) -> None:
    assert timeless(said) == left


def test_every_cue_has_a_name_of_its_own() -> None:
    assert len(set(CUES.names)) == len(CUES.names)
