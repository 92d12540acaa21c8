import pytest


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("就叫我李姐", "李姐"),
        ("我叫王芳", "王芳"),
        ("陈师傅", "陈师傅"),
        ("我姓刘，住高枳村", "刘"),
        ("叫我老王就行", "老王"),
        ("my name is Anna", "Anna"),
    ],
)
def test_a_name_is_taken_without_the_words_around_it(talk, said, name):
    talk.say("我能理发", "offer_help", categories=("haircut",)).say(said)
    assert talk.top.draft.name == name


def test_for_whom_can_be_passed_over(talk):
    talk.to(phone="138", name="周姐").say(
        "理发", "report_need", categories=("haircut",), urgency="urgent", place="gaozhi"
    )
    assert talk.top.asking == "whom"
    assert talk.press("skip:whom").top.asking == "confirm"


def test_a_room_is_for_nobody_in_particular(talk):
    talk.to(phone="138", name="周姐").say(
        "借活动室", "report_need", categories=("venue",), urgency="urgent", place="gaozhi"
    )
    assert talk.top.asking == "confirm"


def test_a_phone_number_that_is_none_is_asked_again(talk):
    talk.say("理发", "report_need", categories=("haircut",), urgency="urgent", place="gaozhi", beneficiary=("self",))
    assert talk.say("12").top.asking == "phone"
    assert talk.say("13800000000", phone="13800000000", name="周姐").top.draft.phone == "13800000000"
