"""Twin: the same need was asked for before, for the same day; which of the two is asked, it is never refused."""

from datetime import date

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import need_in_words
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.engine.views import NeedView
from bot.dialogue.forms.slot import Slot
from nlu.intents import CONSENTS, REFUSALS
from nlu.understanding import Point, Window

_SAME, _OTHER = "same", "other"
_SAYS_SAME = ("同一", "就是那", "一样", "same")
_SAYS_OTHER = ("另外", "另一", "不是同", "不一样", "还要一", "再要", "another", "different")


def twin_of(draft: Draft, scene: Scene) -> NeedView | None:
    """The standing need of the same kind and a same day; None where there is none."""
    days = _days(draft.when)
    alike = (need for need in scene.needs if need.category in draft.categories)
    return next((need for need in alike if days & _days(need.windows)), None)


def _days(windows: tuple[Window, ...]) -> set[date]:
    ends = ((w.at, w.at) if isinstance(w, Point) else (w.start, w.end) for w in windows)
    return {moment.date() for pair in ends for moment in pair}


def _wanted(draft: Draft, scene: Scene) -> bool:
    return draft.need_id is None and not draft.apart and twin_of(draft, scene) is not None


def _ask(draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    twin = twin_of(draft, scene)
    choices = (button(scene, f"button.twin_{code}", Pick("twin", code)) for code in (_SAME, _OTHER))
    return told(scene, "ask.twin", what=need_in_words(twin, scene) if twin else "", buttons=rows(choices))


def _pick(draft: Draft, code: str, scene: Scene) -> Draft | None:
    twin = twin_of(draft, scene)
    if code == _OTHER or twin is None:
        return changed(draft, apart=True)
    return changed(draft, need_id=twin.id, words=f"{twin.words}\n{draft.words}".strip()) if code == _SAME else None


def _words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    if any(word in heard.whole for word in _SAYS_OTHER) or heard.intent in REFUSALS:
        return _pick(draft, _OTHER, scene)
    if any(word in heard.whole for word in _SAYS_SAME) or heard.intent in CONSENTS:
        return _pick(draft, _SAME, scene)
    return None


TWIN = Slot(name="twin", wanted=_wanted, ask=_ask, pick=_pick, words=_words, show=lambda _draft, _scene: "")
