"""Why a need is not served, what would help, and the hours of both, as a coordinator says them."""

from typing import get_args

import pytest

from bot.core.messages import Language
from bot.words import known
from bot.words.plans import in_words, moment, moved_in_words, span, spans
from matching import read_problem, what_moved
from matching.model import Problem
from matching.model.plan import Code, Fix, Reason, Unserved
from tests.matching.kit.moves import moves_of_every_kind
from tests.matching.kit.problems import a_problem

MONDAY = read_problem(a_problem())

NAMES = {"medical_escort": "陪诊", "p7": "李姐", "wheelchair": "轮椅", "lang:pingxiang": "萍乡话"}
ENGLISH = {"medical_escort": "escorts", "p7": "Li"}
WEDNESDAY_AFTERNOON = [2 * 1440 + 14 * 60, 2 * 1440 + 17 * 60]


def an_escort() -> Problem:
    roles = [
        {"id": "escort", "kinds": ["volunteer"], "skills": ["medical_escort"]},
        {"id": "pair", "kinds": ["volunteer"], "skills": ["lang:pingxiang"], "people": 2},
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
            "providers": [
                {
                    "id": "p7",
                    "kind": "volunteer",
                    "place": [113.8, 27.6],
                    "skills": ["medical_escort"],
                    "windows": [at(2, "15:00", "16:20"), at(2, "16:20", "18:00")],
                }
            ],
        }
    )


def said(reasons: list[Reason], fixes: list[Fix], language: Language = "zh", problem: Problem | None = None) -> str:
    unserved = Unserved(need="n1", reasons=tuple(reasons), fixes=tuple(fixes))
    return in_words(problem or an_escort(), unserved, language, NAMES if language == "zh" else ENGLISH)


NOT_FREE = Reason(role="escort", code="no_common_time", near=3)


def at(day: int, start: str, end: str) -> list[int]:
    """Minutes of two clock times on a day of the week (0 is Monday)."""
    return [day * 1440 + 60 * int(t[:2]) + int(t[3:]) for t in (start, end)]


def test_a_coordinator_reads_why_nobody_comes_and_what_would_help() -> None:
    fixes = [
        Fix(change="window", provider="p7", to=at(2, "13:02", "16:31")),
        Fix(change="window", provider="p8", to=at(2, "13:02", "16:31")),
        Fix(change="need_window", provider="p7", to=at(2, "14:00", "18:10")),
    ]
    assert said([NOT_FREE], fixes) == (
        "附近三人会陪诊，周三 14:00–17:00 都没空；若李姐周三 13:00–15:00 也有空，就可以；若能延到周三 18:15，李姐可以。"
    )
    assert said([NOT_FREE], fixes, "en") == (
        "3 nearby can do escorts, but not on Wed 14:00–17:00; it would work if Li were free Wed 13:00–15:00 too; "
        "Li could come if it may last till Wed 18:15."
    )


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (Reason(role="escort", code="no_provider", near=2), "没有人会陪诊。"),
        (Reason(role="escort", code="out_of_radius", near=1), "只有一人会陪诊，但离得太远。"),
        (Reason(role="escort", code="out_of_radius", near=12), "12 人会陪诊，但都离得太远。"),
        (Reason(role="escort", code="refused", near=2), "那时有空的两人会陪诊，但都是求助的人不愿意要的。"),
        (Reason(role="escort", code="cap_reached", near=12), "那时有空的 12 人会陪诊，但都已经排满。"),
        (Reason(role="escort", code="all_busy", near=3), "附近三人会陪诊，但那时都已安排去帮别人。"),
        (Reason(role="chair", code="no_item", near=1), "附近没有足够的轮椅。"),
        (Reason(role="chair", code="all_busy", near=1), "附近的轮椅那时都给别人用了。"),
        (Reason(role="pair", code="no_common_time", near=3),
         "要 2 人，附近三人能来帮忙（萍乡话），但周三 14:00–17:00 有空的不到 2 人。"),
        (Reason(role="pair", code="no_common_time"), "陪诊、萍乡话、轮椅分开看都有，但凑不到同一个时间。"),
    ],
)  # fmt: skip
def test_each_reason_is_a_sentence_that_is_true_of_people_goods_and_several(reason: Reason, sentence: str) -> None:
    assert said([reason], []) == sentence


@pytest.mark.parametrize(
    ("fix", "sentence"),
    [
        (Fix(change="need_window", to=at(2, "13:35", "17:00")), "若能提前到周三 13:30，就可以。"),
        (Fix(change="need_window", provider="p7", to=at(3, "09:00", "10:00")), "若能放到周四 09:00–10:00，李姐可以。"),
        (Fix(change="radius", provider="p7", to=3.4), "若李姐愿意走到 3.4 公里，就可以。"),
        (Fix(change="skill", provider="p8", to="medical_escort"), "若p8也会陪诊，就可以。"),
        (Fix(change="skill", provider="p8", to="lang:pingxiang"), "若p8也会萍乡话，就可以。"),
        (Fix(change="cap", provider="p7", to={"max_visits": 3}), "若李姐愿意多去一次，就可以。"),
        (Fix(change="cap", provider="p7", to={"max_minutes": 90}), "若李姐愿意一共出 90 分钟，就可以。"),
        (Fix(change="item", resource="r1", to=2), "若r1有 2 件，就可以。"),
    ],
)
def test_each_fix_is_a_sentence(fix: Fix, sentence: str) -> None:
    assert said([NOT_FREE], [fix]).partition("；")[2] == sentence


@pytest.mark.parametrize("few", ["nobody", "too_few"])
def test_every_reason_that_is_about_people_has_words(few: str) -> None:
    assert {code for code in get_args(Code) if not known(f"plan.{few}.{code}")} == {"no_item"}


def test_a_window_shorter_than_the_visit_is_what_is_said() -> None:
    need = an_escort().needs[0].but(minutes=200)
    assert said([NOT_FREE], [], problem=an_escort().but(needs=(need,))) == "服务要 200 分钟，给的时间不够长。"


def test_minutes_are_a_day_of_the_week_and_the_clock() -> None:
    assert moment(MONDAY, 2 * 1440 + 545, "zh") == "周三 09:05"
    assert span(MONDAY, 545, 600, "en") == "Mon 09:05–10:00"


def test_what_ends_on_another_day_names_it() -> None:
    assert span(MONDAY, 1380, 1500, "zh") == "周一 23:00–周二 01:00"


def test_several_are_listed() -> None:
    assert spans(MONDAY, [(480, 540), (1920, 1980)], "en") == "Mon 08:00–09:00 and Tue 08:00–09:00"


def test_words_say_in_what_an_agreed_visit_moved() -> None:
    problem, now = moves_of_every_kind()
    found = what_moved(problem, now)
    assert [moved_in_words(problem, m, "zh", {"n0": "王奶奶", "p3": "李姐"}) for m in found] == [
        "王奶奶：周一 08:00–08:30改到周一 08:15–08:45",
        "n1：周一 08:00–08:30改到周一 08:15–08:45，原来是p1、p2，现在是p1、李姐",
        "n2：p1、p2换了分工",
        "n3：原定周一 08:00–08:30，现在排不上",
        "n4：不再需要了",
    ]
    assert [moved_in_words(problem, m, "en", {}) for m in found] == [
        "n0: Mon 08:00–08:30 becomes Mon 08:15–08:45",
        "n1: Mon 08:00–08:30 becomes Mon 08:15–08:45, p1 and p3 instead of p1 and p2",
        "n2: p1 and p2 in other roles",
        "n3: was agreed for Mon 08:00–08:30, has no place now",
        "n4: is no longer asked for",
    ]
