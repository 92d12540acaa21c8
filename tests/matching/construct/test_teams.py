"""Teams of different people: none missed, the cheapest first, whatever they cost."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.construct.teams import Options, assign, cheapest_teams


def all_teams(options: Options, wanted: list[int]) -> dict[frozenset[int], int]:
    """Every set of people that could come, and what its cheapest team costs."""
    found: dict[frozenset[int], int] = {}
    for chosen in product(*(options[role] for role in wanted)):
        people = frozenset(provider for _, provider in chosen)
        if len(people) == len(wanted):
            found[people] = min(found.get(people, 10**30), sum(cost for cost, _ in chosen))
    return found


def roles(most: int) -> st.SearchStrategy[list[list[tuple[int, int]]]]:
    """Up to three roles, of those who could fill them; no two of a role alike."""
    option = st.tuples(st.integers(-most, most), st.integers(0, 5))
    return st.lists(st.lists(option, max_size=4, unique_by=lambda o: o[1]).map(sorted), min_size=2, max_size=3)


@given(st.sampled_from([10, 10**12]).flatmap(roles))
def test_every_set_of_people_comes_once_and_the_cheaper_before_the_dearer(options: Options) -> None:
    wanted = list(range(len(options)))
    found = [(frozenset(p for _, p in team), cost) for team, cost in cheapest_teams(options, wanted)]
    assert dict(found) == all_teams(options, wanted)
    assert len(found) == len(dict(found))
    assert [cost for _, cost in found] == sorted(cost for _, cost in found)


@pytest.mark.parametrize("cost", [-(10**15), 0, 10**15])
def test_fewer_people_than_places_are_no_team(cost: int) -> None:
    assert assign([[(cost, 1)]], [0, 0]) is None
