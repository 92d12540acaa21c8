"""Random problems whose days are full: people who can do all there is to do, as far as their time and caps allow."""

from hypothesis import strategies as st

from tests.matching.kit.problems import PLACES, Json, a_need, a_problem, a_volunteer, small_problems, somebody


@st.composite
def _visit(draw: st.DrawFn, name: str, slack: int, teams: bool) -> Json:
    """Half of them may begin in two spans; with `teams` some ask for two people."""
    minutes, begins = draw(st.integers(0, 4)), draw(st.integers(4, 12))
    windows = [[begins, begins + minutes + draw(st.integers(1, slack))]]
    if draw(st.booleans()):
        later = windows[0][1] + draw(st.integers(0, 6))
        windows.append([later, later + minutes + draw(st.integers(0, slack))])
    liked = draw(st.sampled_from([[], ["p0"]]))
    alone, pair, two_roles = [somebody()], [somebody(people=2)], [somebody("a"), somebody("b")]
    roles = draw(st.sampled_from([alone, alone, pair, two_roles] if teams else [alone]))
    return a_need(name, place=draw(PLACES), minutes=minutes, windows=windows, prefer=liked, roles=roles)


@st.composite
def _person(draw: st.DrawFn, name: str, teams: bool) -> Json:
    crew = draw(st.sampled_from([1, 1, 2])) if teams else 1
    cap, most = draw(st.sampled_from([None, None, 1, 2])), draw(st.sampled_from([None, None, 4, 7]))
    windows = draw(st.sampled_from([[[0, 40]], [[0, 14], [16, 40]]]))
    return a_volunteer(name, place=draw(PLACES), windows=windows, crew=crew, max_visits=cap, max_minutes=most)


@st.composite
def full_days(draw: st.DrawFn, *, needs: int = 4, slack: int = 8, teams: bool = False) -> Json:
    """At least two visits, one or two people; each visit may begin up to `slack` minutes later than it could."""
    wanted = [draw(_visit(f"n{k}", slack, teams)) for k in range(draw(st.integers(2, needs)))]
    people = [draw(_person(f"p{k}", teams)) for k in range(draw(st.integers(1, 2)))]
    return a_problem(needs=wanted, providers=people)


def days_of_all_kinds(needs: int = 3, *, teams: bool = False) -> st.SearchStrategy[Json]:
    """Full days, or problems with all there is."""
    return st.one_of(full_days(needs=needs, teams=teams), small_problems(needs=needs))
