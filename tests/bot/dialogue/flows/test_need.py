from datetime import datetime, time, timedelta

from bot.dialogue.engine.actions import RecordNeed
from nlu.understanding import Quantity, Rule, Span

TOMORROW = Span(start=datetime(2026, 11, 22, 8), end=datetime(2026, 11, 22, 12))


def test_several_categories_in_one_message_are_one_report(talk):
    talk.say(
        "明天上午陪我看病，再帮我买点菜", "report_need", categories=("medical_escort", "errand"), when=(TOMORROW,),
        place="gaozhi", beneficiary=("self",), phone="13800000000", name="周姐",
    )  # fmt: skip
    assert "陪诊就医、代购跑腿" in talk.text
    talk.press("yes")
    assert talk.actions[0].draft.categories == ("medical_escort", "errand")


def test_help_at_once_is_taken_for_the_next_24_hours_and_read_back(talk):
    talk.say(
        "马上来个人", "report_need", categories=("home_repair",), urgency="urgent", place="gaozhi",
        beneficiary=("self",), phone="13800000000", name="周姐",
    )  # fmt: skip
    assert talk.top.asking == "confirm"
    assert "11月21日 周六 09:00 到 11月22日 周日 09:00" in talk.text
    draft = talk.press("yes").actions[0].draft
    assert draft.urgency == "urgent"
    assert draft.when[0].end - draft.when[0].start == timedelta(hours=24)


def test_goods_are_asked_for_by_name_and_number_not_by_helpers(talk):
    talk.to(items=("轮椅",), phone="13800000000", name="周姐")
    talk.say("想要点东西", "report_need", categories=("goods",), when=(TOMORROW,), place="gaozhi")
    assert talk.buttons == ["pick:item:轮椅"]
    talk.say("要两床棉被", "report_need", quantity=Quantity(n=2, unit="床"))
    assert talk.top.asking == "confirm"
    assert "棉被" in talk.text
    assert "2 床" in talk.text
    assert "来几人" not in talk.text
    assert talk.top.draft.item == "棉被"


def test_a_thing_in_stock_that_was_named_is_not_asked_again(talk):
    talk.to(items=("轮椅",), phone="13800000000", name="周姐")
    talk.say("想借一个轮椅", "report_need", categories=("goods",), when=(TOMORROW,), place="gaozhi",
             quantity=Quantity(n=1, unit="个"))  # fmt: skip
    assert talk.top.asking == "confirm"
    assert talk.top.draft.item == "轮椅"


def test_many_hands_are_counted_where_one_pair_is_seldom_enough(talk):
    talk.say("清理河边垃圾", "report_need", categories=("environment",), when=(TOMORROW,), place="gaozhi")
    assert talk.top.asking == "people"
    talk.say("五个吧")
    assert talk.top.draft.people == 5


def test_a_repeated_need_is_read_back_as_such(talk):
    rule = Rule(days=("MO", "TH"), start=time(8), end=time(12))
    talk.say(
        "每周一周四上午来人陪我妈", "report_need", categories=("companion_visit",), recurring=(rule,), place="gaozhi",
        beneficiary=("elder", "family"), phone="13800000000", name="周姐",
    )  # fmt: skip
    assert "每周：周一、周四 上午（08:00–12:00）" in talk.text
    assert talk.press("yes").actions[0].draft.recurring == (rule,)


def test_a_phone_number_that_is_known_is_not_asked_again(talk):
    talk.to(phone="13800000000", name="周姐")
    talk.say("明天修水管", "report_need", categories=("home_repair",), when=(TOMORROW,), place="gaozhi",
             beneficiary=("self",))  # fmt: skip
    assert talk.top.asking == "confirm"


def test_the_words_of_the_first_message_go_along_for_the_helper(talk):
    talk.to(phone="13800000000", name="周姐")
    talk.say("水管漏水了", "report_need", categories=("home_repair",), when=(TOMORROW,), place="gaozhi",
             beneficiary=("self",)).press("yes")  # fmt: skip
    assert isinstance(talk.actions[0], RecordNeed)
    assert talk.actions[0].draft.words == "水管漏水了"


def test_who_cannot_name_the_kind_of_help_may_press_goods(talk):
    talk.say("我想找人帮忙", "report_need")
    assert "pick:category:goods" in talk.buttons
    assert talk.press("pick:category:goods").top.asking == "item"
