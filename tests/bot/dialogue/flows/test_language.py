import pytest

from bot.dialogue.engine.actions import SetLanguage
from bot.dialogue.flows.language import has_han, spoken


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("Could someone help my grandma? We live in 东门社区", "zh", "en"),
        ("I need help", "zh", "en"),
        ("ok", "zh", "zh"),
        ("my grandma", "en", "en"),
        ("家里 wifi 坏了能不能帮忙修一下", "en", "zh"),
        ("东门社区", "en", "en"),
        ("", "en", "en"),
        ("13800000000", "zh", "zh"),
        ("我妈周三下午想找个人陪她去看病", "en", "zh"),
    ],
)
def test_the_answer_is_in_the_language_of_a_whole_sentence(text, before, expected):
    assert spoken(text, before) == expected


def test_chinese_characters_are_seen_in_any_script():
    assert has_han("陪診 ok")
    assert not has_han("ok, 123!")


@pytest.mark.parametrize(("word", "code"), [("中文", "zh"), ("English", "en"), ("EN", "en"), ("英文", "en")])
def test_a_language_is_chosen_by_command(talk, word, code):
    assert talk.command("language", word).actions == (SetLanguage(code),)


def test_without_a_word_two_buttons_are_offered(talk):
    talk.command("language")
    assert talk.buttons == ["language:zh", "language:en"]
    talk.press("language:en")
    assert talk.actions == (SetLanguage("en"),)
    assert "English" in talk.text


def test_switching_in_the_middle_of_a_form_keeps_the_form(talk):
    talk.say("想找人陪我看病", "report_need", categories=("errand",)).command("language", "English")
    assert talk.top.asking == "when"
