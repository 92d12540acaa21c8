"""What the words of time stand for in both languages: weekdays by number, hours of a day, parts of the day."""

from nlu.grammar.times.tokens import Part

ALL_WEEK = tuple(range(7))
WORK_WEEK = tuple(range(5))
WEEKEND = (5, 6)

WHOLE_DAY = (8 * 60, 20 * 60)
"""Minutes between which help lies where no time of day is said."""

PARTS: dict[Part, tuple[int, int]] = {
    "night": (0, 6 * 60),
    "early": (6 * 60, 9 * 60),
    "morning": (8 * 60, 12 * 60),
    "noon": (11 * 60, 14 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "dusk": (17 * 60, 19 * 60),
    "evening": (18 * 60, 22 * 60),
    "day": WHOLE_DAY,
}
