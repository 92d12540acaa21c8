from bot.dialogue.engine.actions import RecordResource
from nlu.understanding import Quantity


def test_two_quilts_are_taken_down_with_name_and_number(talk):
    talk.to(items=("棉被",), name="孙先生", phone="13800000000")
    talk.say("我有两床棉被想捐", "offer_resource", categories=("goods",), quantity=Quantity(n=2, unit="床"))
    assert talk.top.asking == "place"
    talk.press("pick:place:gaozhi")
    assert "棉被" in talk.text
    talk.press("yes")
    (action,) = talk.actions
    assert isinstance(action, RecordResource)
    assert (action.draft.item, action.draft.quantity) == ("棉被", Quantity(n=2, unit="床"))


def test_what_it_is_is_asked_by_four_buttons(talk):
    talk.say("我想捐点东西", "offer_resource")
    assert talk.buttons == [f"pick:gift:{kind}" for kind in ("goods", "venue", "transport", "funds")]
    talk.press("pick:gift:venue")
    assert talk.top.draft.categories == ("venue",)
    assert talk.top.asking == "place"


def test_money_is_asked_for_its_amount(talk):
    talk.to(name="孙先生", phone="13800000000").say("我想捐点钱", "offer_resource", categories=("funds",))
    assert talk.top.asking == "quantity"
    assert talk.say("五百").top.draft.quantity == Quantity(n=500, unit="元")


def test_time_and_skills_are_no_gift(talk):
    talk.say("捐", "offer_resource", categories=("haircut", "goods"))
    assert talk.top.draft.categories == ("goods",)
