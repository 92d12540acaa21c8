"""Index of kinds and skills: who is of which kind and has which skill."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np

from matching.instance.arrays import Ints
from matching.model import Provider

NOBODY = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Holders:
    """Providers, counted from 0 and in order, of each kind and of each skill."""

    of_kind: dict[str, Ints]
    of_skill: dict[str, Ints]

    @classmethod
    def of(cls, providers: Iterable[Provider]) -> "Holders":
        """Sort these providers."""
        kinds: dict[str, list[int]] = defaultdict(list)
        skills: dict[str, list[int]] = defaultdict(list)
        for i, provider in enumerate(providers):
            kinds[provider.kind].append(i)
            for skill in provider.skills:
                skills[skill].append(i)
        return cls({k: np.array(v) for k, v in kinds.items()}, {k: np.array(v) for k, v in skills.items()})

    def eligible(self, kinds: frozenset[str], skills: frozenset[str]) -> Ints:
        """The providers of one of these kinds with all these skills, in order."""
        of_kind = np.sort(np.concatenate([NOBODY, *(self.of_kind.get(k, NOBODY) for k in sorted(kinds))]))
        having = (self.of_skill.get(skill, NOBODY) for skill in sorted(skills))
        return reduce(lambda found, own: np.intersect1d(found, own, assume_unique=True), having, of_kind)
