"""An assignment: a need with a start, and who and what fills its roles; agreed before, or planned."""

from collections.abc import Mapping

from pydantic import StrictInt

from matching.model.values import Frozen, Id, Minute

People = tuple[str, ...]
Amounts = Mapping[str, StrictInt]
Given = People | Amounts
"""What fills a role: people's ids, or amounts by resource."""


class Assignment(Frozen):
    """One need's match in a plan (`served`), agreed for good (`fixed`), or in the plan before (`previous`).

    It begins at `start` (minutes). `roles` says by whom, or with how much from which resource; what an agreed one
    leaves out is open.
    """

    need: Id
    start: Minute
    roles: Mapping[str, Given]

    @property
    def people(self) -> list[tuple[str, str]]:
        """(role, provider) of everyone who comes."""
        return [(role, who) for role, given in self.people_by_role.items() for who in given]

    @property
    def amounts(self) -> list[tuple[str, str, int]]:
        """(role, resource, quantity) of everything that is brought."""
        return [(role, x, q) for role, given in self.amounts_by_role.items() for x, q in given.items()]

    @property
    def people_by_role(self) -> dict[str, People]:
        """The people's ids of each role that people fill."""
        return {role: given for role, given in self.roles.items() if isinstance(given, tuple)}

    @property
    def amounts_by_role(self) -> dict[str, Amounts]:
        """The amounts by resource of each role that resources fill."""
        return {role: given for role, given in self.roles.items() if not isinstance(given, tuple)}
