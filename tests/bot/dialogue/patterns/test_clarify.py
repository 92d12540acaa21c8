from datetime import datetime

from bot.dialogue.engine.frames import Clarification
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.patterns.clarify import THRESHOLD
from nlu.understanding import Guess, Span

MONDAY = Span(start=datetime(2026, 11, 23, 8), end=datetime(2026, 11, 23, 12))
GUESSES = (
    Guess(intent="report_need", categories=("haircut",), confidence=0.3),
    Guess(intent="offer_help", categories=("haircut",), confidence=0.3),
    Guess(intent="report_need", categories=("haircut",), confidence=0.2),
    Guess(intent="other", confidence=0.1),
    Guess(intent="ask_status", confidence=0.1),
)


def unsure(talk):
    return talk.say("理发周一", "report_need", confidence=THRESHOLD - 0.01, categories=("haircut",),
                    when=(MONDAY,), place="gaozhi", guesses=GUESSES)  # fmt: skip


def test_three_different_meanings_and_a_person_are_offered(talk):
    unsure(talk)
    assert talk.buttons == ["mean:report_need:haircut", "mean:offer_help:haircut", "mean:ask_status", "human"]
    assert talk.labels[0] == "我要找人帮忙：上门理发"


def test_the_chosen_meaning_keeps_what_else_was_understood(talk):
    unsure(talk).press("mean:report_need:haircut")
    assert talk.top.form == "need"
    draft = talk.top.draft
    assert (draft.categories, draft.when, draft.place, draft.words) == (("haircut",), (MONDAY,), "gaozhi", "理发周一")


def test_another_meaning_is_taken_at_its_word(talk):
    unsure(talk).press("mean:offer_help:haircut")
    assert talk.top.form == "volunteer"
    assert talk.top.draft.categories == ("haircut",)


def test_a_sure_meaning_is_not_asked_for(talk):
    talk.say("理发", "report_need", confidence=THRESHOLD, categories=("haircut",))
    assert not isinstance(talk.top, Clarification)


def test_without_guesses_the_usual_meanings_are_offered(talk):
    talk.say("那个那个", "other", confidence=0.1)
    assert talk.buttons == ["mean:report_need", "mean:offer_help", "mean:ask_status", "human"]


def test_more_words_instead_of_a_button_are_heard_afresh(talk):
    unsure(talk).say("你好", "greet")
    assert talk.state == IDLE


def test_the_buttons_of_the_menu_begin_a_report_at_once(talk):
    talk.say("你好", "greet").press("mean:report_need")
    assert talk.top.asking == "category"


def test_a_meaning_that_does_not_exist_is_out_of_date(talk):
    assert "过时" in talk.press("mean:world_peace").text
