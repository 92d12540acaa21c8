import pytest


@pytest.fixture
def asked(talk):
    """A volunteer who has said everything that is asked, and now wants to say how far."""
    talk.say("理发", "offer_help", categories=("haircut",), place="gaozhi")
    return talk.press("pick:free:weekend").say("老王").press("edit:radius")


@pytest.mark.parametrize(("said", "km"), [("8公里", 8), ("五公里以内", 5), ("十里路", 5), ("3", 3), ("2km", 2)])
def test_how_far_is_taken_in_kilometres(asked, said, km):
    assert asked.top.asking == "radius"
    assert asked.say(said).top.draft.radius_km == km


@pytest.mark.parametrize("said", ["一万公里", "0"])
def test_a_distance_that_makes_no_sense_is_asked_again(asked, said):
    assert asked.say(said).top.asking == "radius"


def test_no_limit_is_an_answer(asked):
    asked.press("skip:radius").press("edit:weekly").press("skip:weekly")
    assert asked.top.asking == "confirm"
    assert (asked.top.draft.radius_km, asked.top.draft.weekly_hours) == (None, None)


def test_a_limit_taken_back_is_gone(asked):
    asked.press("pick:radius:5").press("edit:radius").press("skip:radius")
    assert asked.top.draft.radius_km is None


def test_hours_a_week_are_taken(asked):
    assert asked.press("edit:weekly").say("四个小时").top.draft.weekly_hours == 4


@pytest.mark.parametrize(
    ("said", "visits", "hours"),
    [
        ("每周最多两次", 2, None),
        ("一周最多去三趟", 3, None),
        ("每个星期不超过四个小时", None, 4),
        ("一周只能来一回", 1, None),
        ("at most two times a week", 2, None),
        ("no more than 3 hours a week", None, 3),
    ],
)
def test_how_much_a_week_at_most_is_noted_whatever_was_asked(talk, said, visits, hours):
    talk.say("理发", "offer_help", categories=("haircut",)).say("老王").say(said, "report_need", 0.7)
    assert (talk.top.draft.weekly_visits, talk.top.draft.weekly_hours) == (visits, hours)
    assert talk.top.asking == "free"


@pytest.mark.parametrize("said", ["每周最多两次", "8公里以内"])
def test_a_limit_said_below_the_read_back_is_taken(asked, said):
    asked.press("skip:radius").say(said, "other", 0.3)
    assert asked.top.asking == "confirm"
    assert (asked.top.draft.weekly_visits, asked.top.draft.radius_km) in {(2, None), (None, 8.0)}


def test_no_limit_takes_back_both_kinds(asked):
    asked.press("edit:weekly").say("每周最多两次").press("skip:weekly")
    assert (asked.top.draft.weekly_visits, asked.top.draft.weekly_hours) == (None, None)


def test_what_is_not_limited_takes_no_line(asked):
    assert "多远" not in asked.press("skip:radius").text


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
    assert asked_where.say("高枳村", place="gaozhi").top.asking == "confirm"


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
