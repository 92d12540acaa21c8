import pytest


@pytest.fixture
def asked(talk):
    """A volunteer who has said everything but how far and how much."""
    talk.say("理发", "offer_help", categories=("haircut",), place="gaozhi")
    return talk.press("pick:free:weekend").say("老王")


@pytest.mark.parametrize(("said", "km"), [("8公里", 8), ("五公里以内", 5), ("十里路", 5), ("3", 3), ("2km", 2)])
def test_how_far_is_taken_in_kilometres(asked, said, km):
    asked.press("pick:free:weekend")
    assert asked.top.asking == "radius"
    assert asked.say(said).top.draft.radius_km == km


@pytest.mark.parametrize("said", ["一万公里", "0"])
def test_a_distance_that_makes_no_sense_is_asked_again(asked, said):
    assert asked.say(said).top.asking == "radius"


def test_no_limit_is_an_answer(asked):
    asked.press("skip:radius").press("skip:weekly").press("skip:phone")
    assert asked.top.asking == "confirm"
    assert (asked.top.draft.radius_km, asked.top.draft.weekly_hours) == (None, None)


def test_a_limit_taken_back_is_gone(asked):
    asked.press("pick:radius:5").press("skip:weekly").press("skip:phone").press("edit:radius").press("skip:radius")
    assert asked.top.draft.radius_km is None


def test_hours_a_week_are_taken(asked):
    assert asked.press("pick:radius:5").say("四个小时").top.draft.weekly_hours == 4


@pytest.fixture
def asked_where(talk):
    """A volunteer who has not said yet where they live."""
    return talk.say("我能理发，周末有空", "offer_help", categories=("haircut",)).press("pick:free:weekend").say("老王")


@pytest.mark.parametrize(
    ("said", "km"),
    [
        ("只限五公里内", 5),
        ("5公里", 5),
        ("最多离家三公里以内吧", 3),
        ("十里路", 5),
        ("only within 5 km", 5),
        ("Up to three kilometres.", 3),
    ],
)
def test_how_far_said_where_the_place_was_asked_is_noted_and_the_place_asked_again(asked_where, said, km):
    asked_where.press("pick:free:weekend").say(said, "other")
    assert asked_where.top.draft.radius_km == km
    assert f"记下了：{km} 公里以内。\n在哪里？" in asked_where.text
    assert (asked_where.top.asking, asked_where.top.misses) == ("place", 0)
    assert asked_where.say("高枳村", place="gaozhi").top.asking == "weekly"


def test_how_far_said_where_the_name_was_asked_is_no_name(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",)).say("只限五公里内", "other")
    assert (talk.top.asking, talk.top.draft.name, talk.top.draft.radius_km) == ("name", None, 5)


@pytest.mark.parametrize("said", ["高枳村，五公里内", "离青山镇五公里"])
def test_a_place_with_a_distance_is_a_place(asked_where, said):
    asked_where.press("pick:free:weekend").say(said, "other", place="gaozhi")
    assert (asked_where.top.draft.place, asked_where.top.draft.radius_km) == ("gaozhi", None)


def test_in_english_too(asked_where):
    asked_where.to(language="en").say("only within 5 km", "other")
    assert "Noted: within 5 km.\n" in asked_where.text
