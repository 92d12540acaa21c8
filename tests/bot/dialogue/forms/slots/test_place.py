import pytest


@pytest.fixture
def asked(talk):
    """A resident who has said everything but where."""
    talk.to(phone="13800000000", name="周姐")
    return talk.say("理发", "report_need", categories=("haircut",), urgency="urgent",
                                            beneficiary=("self",))  # fmt: skip


def test_a_village_is_near_enough(asked):
    assert asked.say("高枳村", place="gaozhi").top.asking == "confirm"


def test_a_town_is_asked_for_its_villages_by_button(asked):
    asked.say("青山镇", place="qingshan")
    assert asked.top.asking == "place"
    assert "青山镇的哪个村或社区" in asked.text
    assert "pick:place:gaozhi" in asked.buttons
    assert asked.press("pick:place:gaozhi").top.draft.place == "gaozhi"


def test_who_cannot_say_nearer_than_the_town_is_not_asked_again(asked):
    asked.press("pick:place:qingshan").press("pick:place:qingshan")
    assert asked.top.asking == "confirm"
    assert asked.top.draft.place == "qingshan"


def test_a_county_is_never_near_enough(asked):
    asked.say("安源区", place="anyuan").say("安源区", place="anyuan")
    assert asked.top.asking == "place"
    assert "pick:place:qingshan" in asked.buttons


def test_the_place_of_last_time_is_the_first_button(talk):
    talk.to(area="gaozhi").say("理发", "report_need", categories=("haircut",), urgency="urgent")
    assert talk.buttons[0] == "pick:place:gaozhi"


def test_a_place_that_we_do_not_have_is_asked_for_in_other_words(asked):
    assert "没找到这个地方" in asked.say("亚特兰蒂斯").text
    assert asked.press("pick:place:atlantis").top.asking == "place"
    assert asked.say("亚特兰蒂斯", place="atlantis").top.asking == "place"


@pytest.mark.parametrize("inside", [False, True])
def test_a_place_elsewhere_is_answered_with_the_district_and_then_with_a_person(asked, inside):
    if inside:
        asked.say("青山镇", place="qingshan")
    asked.say("北京朝阳区")
    assert "我们只服务安源区" in asked.text
    assert "没听明白" not in asked.text
    assert "human" not in asked.buttons
    assert "human" in asked.say("我在长沙", "offer_help", confidence=0.43, categories=("emergency_relief",)).buttons
    assert asked.top.draft.categories == ("haircut",)


@pytest.mark.parametrize("clear", [("好的", "affirm"), ("改时间", "change_time")])
def test_what_clearly_names_no_place_is_no_place_elsewhere(asked, clear):
    asked.say(*clear)
    assert "没听明白" in asked.text
    assert "我们只服务" not in asked.text
    assert asked.top.asking == "place"


def test_who_says_how_far_instead_hears_that_it_need_not_be_said(asked):
    assert "多远不用说，我们会就近安排。" in asked.say("只限五公里内").text
    assert "没找到" not in asked.text
    assert asked.top.asking == "place"
    assert "You need not say how far" in asked.to(language="en").say("within 5 km").text


def test_after_a_place_elsewhere_some_villages_are_named(asked):
    assert "比如新义社区、罗家坳社区、八一路社区" in asked.say("北京朝阳区").text
    assert "such as 新义社区" in asked.to(language="en").say("Changsha").text
