"""For which team a helper speaks, and how many of it come. Neither is asked of who speaks for nobody."""

from bot.dialogue.engine.buttons import Pick, Skip, labelled
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.forms.slot import Slot, no_buttons
from bot.dialogue.forms.slots.counts import MOST_PEOPLE, amount
from bot.words import say

LONGEST = 30


def _team(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    name = (heard.meaning.organisation if heard.meaning else None) or heard.whole
    return changed(draft, organisation=name) if heard.has_words() and len(name) <= LONGEST else None


def _crew(draft: Draft, number: float | None) -> Draft | None:
    if number is None or not 1 <= number <= MOST_PEOPLE:
        return None
    return changed(draft, people=int(number))


def _show_crew(draft: Draft, scene: Scene) -> str:
    return say(scene.language, "show.people", people=draft.people) if (draft.people or 1) > 1 else ""


TEAM = Slot(
    name="team",
    wanted=lambda _draft, _scene: False,
    ask=lambda _draft, scene, _misses: told(
        scene, "ask.team", buttons=rows([button(scene, "button.no_team", Skip("team"))])
    ),
    pick=no_buttons,
    words=_team,
    show=lambda draft, _scene: draft.organisation or "",
    skip_empties="organisation",
)
CREW = Slot(
    name="crew",
    wanted=lambda draft, _scene: draft.organisation is not None and draft.people is None,
    ask=lambda _draft, scene, _misses: told(
        scene, "ask.crew", buttons=rows([labelled(str(n), Pick("crew", str(n))) for n in (2, 3, 5, 10)], across=4)
    ),
    pick=lambda draft, code, _scene: _crew(draft, amount(code)),
    words=lambda draft, heard, _scene: _crew(draft, (heard.meaning and heard.meaning.people) or amount(heard.text)),
    show=_show_crew,
)
