import pytest

from bot.dialogue.forms.slots.item import item_asked, item_name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("轮椅", "轮椅"),
        ("要一辆轮椅", "轮椅"),
        ("我想借一个轮椅", "轮椅"),
        ("两床棉被", "棉被"),
        ("棉被，旧的也行", "棉被"),
        ("大米吧", "大米"),
        ("捐20袋大米", "大米"),
    ],
)
def test_the_thing_is_taken_without_the_wish_and_the_count(said, name):
    assert item_name(said) == name


def test_what_is_no_thing_is_asked_again(talk):
    talk.say("要东西", "report_need", categories=("goods",)).say("🙂")
    assert talk.top.asking == "item"
    talk.say("啊" * 40)
    assert talk.top.asking == "item"


def test_a_button_names_only_what_is_in_stock(talk):
    talk.to(items=("轮椅",)).say("要东西", "report_need", categories=("goods",)).press("pick:item:飞机")
    assert talk.top.asking == "item"
    assert talk.press("pick:item:轮椅").top.draft.item == "轮椅"


def test_a_name_too_long_for_a_button_is_not_on_one(talk):
    talk.to(items=("轮椅", "很" * 20)).say("要东西", "report_need", categories=("goods",))
    assert talk.buttons == ["pick:item:轮椅"]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("我家老人腿不行了，想借个轮椅", "轮椅"),
        ("缺两床棉被，越快越好", "棉被"),
        ("想借东西", None),
        ("要个人陪我", None),
    ],
)
def test_a_thing_that_is_asked_for_at_once_is_not_asked_again(words, thing):
    assert item_asked(words) == thing


def test_a_time_is_no_thing(talk):
    talk.to(phone="13800000000", name="周姐")
    talk.say("想要点东西", "report_need", categories=("goods",), place="gaozhi", beneficiary=("self",))
    talk.say("明天", "other", confidence=0.3)
    assert talk.top.asking == "item"
