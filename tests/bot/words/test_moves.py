"""What became of agreed visits, in words."""

from bot.words.plans import moved_in_words
from matching import what_moved
from tests.matching.kit.moves import moves_of_every_kind


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
