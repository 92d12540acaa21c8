"""Goods, funds, rooms and vehicles."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from data.core.kinds import ResourceKind
from data.core.recurrence import NewRule
from data.offers.resources import item_code
from nlu.understanding import WEEK


def test_what_is_lent_stands_where_its_owner_is(town) -> None:
    owner = town.volunteer("爱心超市")
    resource = town.resource(owner, quantity=3, hours=[NewRule(("MO", "TU"), time(9), time(17))])
    assert (resource.item, resource.quantity, resource.area_id) == ("goods:轮椅", 3, "qingshan")
    assert (resource.lon, resource.lat) == (owner.lon, owner.lat)
    assert [(hours.days, hours.start, hours.end) for hours in resource.hours] == [(["MO", "TU"], time(9), time(17))]


@given(st.text(max_size=30))
def test_width_case_and_spaces_do_not_tell_goods_apart(name: str) -> None:
    assert item_code("goods", f"  {name} ") == item_code("goods", name)
    assert item_code("goods", "".join(f"{c} " for c in name)) == item_code("goods", name)


def test_full_width_and_capital_letters_are_the_same_thing() -> None:
    assert item_code(ResourceKind.GOODS, "ＡＢ 奶粉") == item_code("goods", "ab奶粉") == "goods:ab奶粉"


def test_one_room_and_one_yuan_are_as_good_as_another() -> None:
    assert item_code("venue", "党群服务中心二楼") == "venue"
    assert item_code("funds", "慈善基金") == "funds"
    assert item_code("vehicle", "面包车") == "vehicle:面包车"


def test_what_is_said_of_a_gift_is_kept(town) -> None:
    gift = town.resource(town.volunteer(), handover="fetch", purpose="给孩子买书", expires_on=date(2027, 3, 31))
    town.session.expire_all()
    assert (gift.handover, gift.purpose, gift.expires_on) == ("fetch", "给孩子买书", date(2027, 3, 31))


def test_hours_of_one_day_alone_are_kept(town) -> None:
    day = date(2026, 11, 28)
    [hours] = town.resource(town.volunteer(), hours=[NewRule(WEEK, time(9), time(17), since=day, until=day)]).hours
    assert (hours.since, hours.until, hours.start) == (day, day, time(9))
