from datetime import date, time

import pytest

from bot.dialogue.engine.actions import RecordResource
from bot.dialogue.engine.draft import Given
from nlu.understanding import Quantity, Rule


def test_two_quilts_are_taken_down_with_name_and_number(talk):
    talk.to(items=("棉被",), name="孙先生", phone="13800000000")
    talk.say("我有两床棉被想捐", "offer_resource", categories=("goods",), quantity=Quantity(n=2, unit="床"))
    assert talk.top.asking == "place"
    talk.press("pick:place:gaozhi")
    assert "棉被" in talk.text
    talk.press("yes")
    (action,) = talk.actions
    assert isinstance(action, RecordResource)
    assert action.draft.things == (Given(name="棉被", quantity=Quantity(n=2, unit="床")),)


def test_what_it_is_is_asked_by_four_buttons(talk):
    talk.say("我想捐点东西", "offer_resource")
    assert talk.buttons == [f"pick:gift:{kind}" for kind in ("goods", "venue", "transport", "funds")]
    talk.press("pick:gift:venue")
    assert talk.top.draft.categories == ("venue",)
    assert talk.top.asking == "free"
    assert talk.press("skip:free").top.asking == "place"


def test_money_is_asked_for_its_amount(talk):
    talk.to(name="孙先生", phone="13800000000").say("我想捐点钱", "offer_resource", categories=("funds",))
    assert talk.top.asking == "quantity"
    assert talk.say("五百").top.draft.quantity == Quantity(n=500, unit="元")


def test_time_and_skills_are_no_gift(talk):
    talk.say("捐", "offer_resource", categories=("haircut", "goods"))
    assert talk.top.draft.categories == ("goods",)


def given(name, n=None, unit=""):
    return Given(name=name, quantity=None if n is None else Quantity(n=n, unit=unit))


@pytest.fixture
def giver(talk):
    return talk.to(name="孙先生", phone="13800000000")


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("捐一台轮椅和两袋米", (given("轮椅", 1, "台"), given("米", 2, "袋"))),
        ("捐米两袋、油三桶、被子5床", (given("米", 2, "袋"), given("油", 3, "桶"), given("被子", 5, "床"))),
        ("I'd like to donate a wheelchair and 2 bags of rice", (given("wheelchair", 1), given("rice", 2, "bags"))),
    ],
)
def test_several_things_in_one_message_are_all_kept(giver, said, things):
    one = Quantity(n=1, unit="台")
    giver.say(said, "offer_resource", categories=("goods",), place="gaozhi", quantity=one)
    assert (giver.top.asking, giver.top.draft.things) == ("confirm", things)


def test_both_are_read_back(giver):
    giver.say("捐一台轮椅和两袋米", "offer_resource", categories=("goods",), place="gaozhi")
    assert "东西：轮椅 1 台、米 2 袋" in giver.text


def test_a_thing_without_an_amount_is_asked_for_it_as_what_is_given(giver):
    giver.say("我想捐点东西", "offer_resource", categories=("goods",), place="gaozhi")
    assert "您要给的是什么" in giver.text
    assert "需要" not in giver.text
    assert giver.say("旧衣服", "other", 0.3).top.asking == "quantity"
    assert giver.say("三袋", "other", 0.3).top.draft.things == (given("衣服", 3, "袋"),)


def test_until_when_it_keeps_and_who_brings_it_is_taken_down(giver):
    giver.say("捐十箱牛奶，保质期到明年3月，你们来拿", "offer_resource", categories=("goods",), place="gaozhi")
    draft = giver.top.draft
    assert (draft.expires, draft.handover) == (date(2027, 3, 31), "fetch")
    assert "保质期到：2027年3月31日" in giver.text
    assert "交接：请来取" in giver.text
    assert giver.press("edit:handover").press("pick:handover:bring").top.draft.handover == "bring"
    assert giver.press("edit:expires").say("12月5号", "other", 0.3).top.draft.expires == date(2026, 12, 5)


def test_a_room_keeps_its_hours(giver):
    weekends = Rule(days=("SA", "SU"), start=time(8), end=time(20))
    said = "我店里二楼有间空房，周末可以给大家搞活动"
    giver.say(said, "offer_resource", categories=("venue",), recurring=(weekends,), place="xinyi")
    assert (giver.top.asking, giver.top.draft.recurring) == ("confirm", (weekends,))
    assert "周六、周日 白天" in giver.text


def test_a_vehicle_is_asked_when_it_can_be_used(giver):
    giver.say("有辆面包车可以借", "offer_resource", categories=("transport",), place="xinyi")
    assert giver.top.asking == "free"
    assert giver.say("周末", "offer_help", 0.5).top.draft.recurring[0].days == ("SA", "SU")
    assert giver.top.draft.item == "面包车"


def test_money_keeps_its_purpose(giver):
    giver.say("我捐五百块给孩子买书", "offer_resource", categories=("funds", "goods"), place="xinyi",
              quantity=Quantity(n=500, unit="元"))  # fmt: skip
    assert (giver.top.draft.purpose, giver.top.draft.categories) == ("给孩子买书", ("funds",))
    assert "用途：给孩子买书" in giver.text


def test_money_that_nobody_spoke_of_is_none(giver):
    giver.say("我想捐点东西", "offer_resource", categories=("funds",))
    assert giver.top.asking == "gift"
