"""Travel times by number: minutes of way, each measured once."""

from matching.model import Problem
from matching.model.geometry import travel_minutes


class Ways:
    """The ways of a problem that were asked for; needs and providers are counted from 0."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._known: dict[tuple[int, int], int] = {}

    def between(self, a: int, b: int) -> int:
        """From need a to need b, or back."""
        key = (a, b) if a < b else (b, a)
        if (found := self._known.get(key)) is None:
            needs = self._problem.needs
            found = self._known[key] = travel_minutes(self._problem.travel, needs[a].place, needs[b].place)
        return found

    def from_home(self, provider: int, need: int) -> int:
        """From the provider's home to the need, or back."""
        key = (-1 - provider, need)
        if (found := self._known.get(key)) is None:
            home, place = self._problem.providers[provider].place, self._problem.needs[need].place
            found = self._known[key] = travel_minutes(self._problem.travel, home, place)
        return found
