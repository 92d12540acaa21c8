import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import normalise

PLACES = load_gazetteer()
GAZETTEER = Gazetteer(PLACES)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("我们住马山", "mashan"),
        ("青山镇源铺村二组", "yuanpu"),
        ("安源区范围内随叫随到", "anyuan"),
        ("家在安源镇", "anyuanzhen"),
        ("送到白源村", "baiyuancun"),
        ("我住幸福里3栋", "xingfu"),
        ("鳳凰街有人吗", "fenghuang"),
        ("下周青山镇有活动", "qingshan"),
        ("我从东门过来，家在河西村", "hexi"),
    ],
)
def test_the_smallest_area_that_is_named_is_found(text: str, place: str) -> None:
    assert GAZETTEER.find(normalise(text)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("高织村的奶奶", "gaozhi"),
        ("在王家园这边", "wangjiayuan"),
        ("汪家园有个老人", "wangjiayuan"),
        ("罗家凹社区", "luojiaao"),
        ("五坡镇", "wubei"),
        ("我住龙谭", "longtan"),
        ("我们河溪村", "hexi"),
        ("心城社区", "xincheng"),
        ("原铺村", "yuanpu"),
        ("高积村", "gaozhi"),
        ("我是青山镇里的村医，每周三去大成村", "dacheng"),
        ("饭送到莲花葱", "lianhua"),
    ],
)
def test_a_name_with_one_wrong_character_is_forgiven(text: str, place: str) -> None:
    assert GAZETTEER.find(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("my mother lives in Gaozhi village", "gaozhi"),
        ("come to Fengtai please", "fengtai"),
        ("i am in Luojia'ao, cold very heavy", "luojiaao"),
        ("@ Wanlong Bay community", "wanlong"),
        ("we are in Baiyuan village", "baiyuancun"),
        ("the clinic in Baiyuan on Nov 8", "baiyuan"),
        ("他在Xingfu小区3栋", "xingfu"),
        ("at Gaokeng Street, shop 12", "gaokengjie"),
        ("old ppl from gaokeng for dialysis", "gaokeng"),
        ("nan zheng street community", "nanzheng"),
        ("Ganzichong, come quick!!", "ganzichong"),
    ],
)
def test_a_name_in_latin_letters_is_found_by_its_sound_and_kind(text: str, place: str) -> None:
    assert GAZETTEER.find(normalise(text)) == place


@pytest.mark.parametrize("text", ["the xingfus came", "baiyuanx", "ok fine", "changed my mind"])
def test_other_words_in_latin_letters_are_no_places(text: str) -> None:
    assert GAZETTEER.find(text) is None


NO_PLACES = """
大城市来的 捐了百元 立马山上去 我住下埠镇 青山绿水 搬重物 幸福感 李青山师傅 去泡温泉 八一慰问军属 老家离这五十里
我在医院住三晚 他在实习 我们达成了 当了二十年村支书 她在金山镇住 明天开车去市里的 我住高新村 安源大剧院
在医院东门等 周光明来过 我住湘东区 一下布置好了 十里八乡 光明正大 三十年河西
"""


@pytest.mark.parametrize("text", NO_PLACES.split())
def test_a_part_of_another_word_is_no_place(text: str) -> None:
    assert GAZETTEER.find(text) is None


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_every_name_and_alias_leads_to_its_place(place: object) -> None:
    for name in (place.name, *place.aliases):  # type: ignore[attr-defined]
        assert GAZETTEER.find(f"我住{name}这边") == place.id  # type: ignore[attr-defined]


@pytest.mark.parametrize("place", [p for p in PLACES if p.level == "village"], ids=lambda place: place.id)
def test_a_village_is_nearest_to_its_own_centre(place: object) -> None:
    assert GAZETTEER.nearest(place.lon, place.lat) == place.id  # type: ignore[attr-defined]


def test_nothing_is_near_where_no_place_is_known() -> None:
    with pytest.raises(ValueError, match="empty"):
        Gazetteer([]).nearest(113.9, 27.6)
    assert Gazetteer([]).find("我住马山") is None


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_makes_the_gazetteer_fail(text: str) -> None:
    assert GAZETTEER.find(text) in {None, *(p.id for p in PLACES)}
