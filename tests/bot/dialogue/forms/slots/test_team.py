from datetime import time

import pytest

from bot.dialogue.engine.actions import RegisterVolunteer
from bot.dialogue.engine.views import Profile
from nlu.understanding import Rule

WEDNESDAYS = Rule(days=("WE",), start=time(12), end=time(18))
OFFER = "我们是阳光公益服务队，一共6个人，可以上门理发、打扫，每周三下午"
SAID = {"categories": ("haircut", "housework"), "recurring": (WEDNESDAYS,), "organisation": "阳光公益服务队"}


def test_an_organisation_says_all_in_one_message(talk):
    talk.say(OFFER, "offer_help", people=6, place="xinyi", **SAID).say("王队长 13800000009", phone="13800000009")
    for line in ("队伍：阳光公益服务队", "能来：6 人", "能帮：上门理发、家政清洁", "有空：周三 下午"):
        assert line in talk.text
    [action] = talk.press("yes").actions
    assert isinstance(action, RegisterVolunteer)
    assert (action.draft.organisation, action.draft.people, action.draft.name) == ("阳光公益服务队", 6, "王队长")


def test_a_team_that_does_not_say_how_many_is_asked(talk):
    talk.say("我们是阳光公益服务队", "offer_help", place="xinyi", **SAID)
    assert talk.top.asking == "crew"
    assert talk.say("六七个人", "other", 0.3, people=6).top.draft.people == 6
    assert talk.press("pick:crew:5").top.draft.people == 5


def test_neighbours_without_a_name_are_a_volunteer_with_a_crew(talk):
    talk.say(
        "我们五个邻居能打扫", "offer_help", people=5, categories=("housework",), recurring=(WEDNESDAYS,), place="xinyi"
    )
    talk.say("刘姐")
    assert "能来：5 人" in talk.text
    assert talk.press("yes").actions[0].draft.organisation is None


def test_a_branch_of_the_party_is_a_team(talk):
    talk.say(
        "我是市医院党支部的，我们十个党员周末可以上门",
        "offer_help",
        people=10,
        categories=("health_check",),
        place="xinyi",
    )
    assert talk.top.draft.organisation == "市医院党支部"


def test_who_speaks_for_a_team_changes_what_is_known_of_it(talk):
    team = Profile("王队长", ("haircut",), (WEDNESDAYS,), "xinyi", None, None, organisation="阳光公益服务队", crew=6)
    talk.to(profile=team, name="王队长").say("我们周六上午也有空", "other", 0.4)
    draft = talk.top.draft
    assert (draft.organisation, draft.people, len(draft.recurring)) == ("阳光公益服务队", 6, 2)
    mine = talk.press("no").say("我自己也能送饭", "offer_help", categories=("meal_delivery",)).top.draft
    assert (mine.organisation, mine.categories) == (None, ("meal_delivery",))


@pytest.mark.parametrize("said", ["就我自己", "我们村里的大队"])
def test_the_team_can_be_corrected(talk, said):
    talk.say(OFFER, "offer_help", people=6, place="xinyi", **SAID).say("王队长").press("edit:team")
    if said == "就我自己":
        assert talk.press("skip:team").top.draft.organisation is None
    else:
        assert talk.say(said, "other", 0.3).top.draft.organisation == said
