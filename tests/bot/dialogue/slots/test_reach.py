import pytest


@pytest.fixture
def asked(talk):
    """A volunteer who has said everything but how far and how much."""
    talk.say("理发", "offer_help", categories=("haircut",), place="gaozhi")
    return talk.press("pick:free:weekend").say("老王")


@pytest.mark.parametrize(("said", "km"), [("8公里", 8), ("五公里以内", 5), ("十里路", 5), ("3", 3), ("2km", 2)])
def test_how_far_is_taken_in_kilometres(asked, said, km):
    asked.press("pick:free:weekend")
    assert asked.state.asking == "radius"
    assert asked.say(said).state.draft.radius_km == km


@pytest.mark.parametrize("said", ["一万公里", "0", "随便"])
def test_a_distance_that_makes_no_sense_is_asked_again(asked, said):
    assert asked.say(said).state.asking == "radius"


def test_no_limit_is_an_answer(asked):
    asked.press("skip:radius").press("skip:weekly").press("skip:phone")
    assert asked.state.asking == "confirm"
    assert (asked.state.draft.radius_km, asked.state.draft.weekly_hours) == (None, None)


def test_a_limit_taken_back_is_gone(asked):
    asked.press("pick:radius:5").press("skip:weekly").press("skip:phone").press("edit:radius").press("skip:radius")
    assert asked.state.draft.radius_km is None


def test_hours_a_week_are_taken(asked):
    assert asked.press("pick:radius:5").say("四个小时").state.draft.weekly_hours == 4
