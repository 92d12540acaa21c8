from matching import read_problem
from matching.explaining.words import in_words
from matching.plan import Fix, Reason, Unserved
from matching.problem import Problem

NAMES = {"medical_escort": "陪诊", "p7": "李姐", "wheelchair": "轮椅"}
WEDNESDAY_AFTERNOON = [2 * 1440 + 14 * 60, 2 * 1440 + 17 * 60]


def an_escort() -> Problem:
    roles = [
        {"id": "escort", "kinds": ["volunteer"], "skills": ["medical_escort"]},
        {"id": "chair", "item": "wheelchair", "quantity": 1},
    ]
    need = {"id": "n1", "priority": 3, "place": [113.8, 27.6], "minutes": 60, "windows": [WEDNESDAY_AFTERNOON]}
    return read_problem(
        {
            "version": 1,
            "start": "2026-11-23T00:00:00+08:00",
            "days": 7,
            "travel": {"kmh": 15, "detour": 1.3, "fixed": 3},
            "weights": {"served": 1000, "travel": 1},
            "needs": [need | {"roles": roles}],
            "providers": [],
        }
    )


def test_a_coordinator_reads_why_nobody_comes_and_what_would_help() -> None:
    window = [2 * 1440 + 16 * 60, 2 * 1440 + 18 * 60]
    unserved = Unserved(
        need="n1",
        reasons=(Reason(role="escort", code="no_common_time", near=3),),
        fixes=(Fix(change="window", provider="p7", to=window),),
    )
    said = in_words(an_escort(), unserved, "zh", NAMES)
    assert said == "三人会陪诊，周三 14:00–17:00都没空；若李姐能在周三 16:00–18:00有空，就可以。"


def test_the_same_is_said_in_english() -> None:
    unserved = Unserved(need="n1", reasons=(Reason(role="escort", code="cap_reached", near=2),))
    said = in_words(an_escort(), unserved, "en", {"medical_escort": "escorts"})
    assert said == "2 can do escorts, but have as many visits as they want."


def test_goods_that_are_missing_are_named() -> None:
    unserved = Unserved(need="n1", reasons=(Reason(role="chair", code="no_item"),))
    assert in_words(an_escort(), unserved, "zh", NAMES) == "附近没有足够的轮椅。"


def test_people_who_are_never_free_together_are_not_called_missing() -> None:
    reasons = tuple(Reason(role=r, code="no_common_time") for r in ("escort", "chair"))
    said = in_words(an_escort(), Unserved(need="n1", reasons=reasons), "zh", NAMES)
    assert said == "陪诊、轮椅都有合适的人，但凑不到同一个时间。"
