"""What became of agreed visits, in words for the coordinator."""

from collections.abc import Iterable

from bot.words.plans.clock import span
from bot.words.plans.phrases import AND, COLON, MOVED, STOP, Language, Names
from matching import Assignment, Moved, Problem


def moved_in_words(problem: Problem, moved: Moved, language: Language, names: Names) -> str:
    """An agreed visit that moved, and how, without a full stop."""
    were = {who for _, who in moved.before.people}
    are = {who for _, who in moved.after.people} if moved.after else set()
    told = {
        "then": _visit(problem, moved.before, language), "now": _visit(problem, moved.after, language),
        "were": _listed(were, language, names), "are": _listed(are, language, names),
    }  # fmt: skip
    ways = ["roles" if shift == "people" and were == are else shift for shift in moved.shifts]
    if moved.need not in problem.need_by_id:
        ways = ["withdrawn"]
    said = STOP[language][0].join(MOVED[language][way].format(**told) for way in ways)
    return f"{names.get(moved.need, moved.need)}{COLON[language]}{said}"


def _visit(problem: Problem, match: Assignment | None, language: Language) -> str:
    need = match and problem.need_by_id.get(match.need)
    return span(problem, match.start, match.start + need.minutes, language) if match and need else ""


def _listed(people: Iterable[str], language: Language, names: Names) -> str:
    return AND[language].join(names.get(who, who) for who in sorted(people))
