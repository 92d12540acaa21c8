import pytest

from nlu.keywords import Keywords

KEYWORDS = Keywords()


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
    assert any(found.startswith(name) for found in KEYWORDS.names(text))


def test_small_talk_has_no_cue_of_a_category() -> None:
    assert not [name for name in KEYWORDS.names("拜拜") if name.startswith("categories:")]
