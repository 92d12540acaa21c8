"""What is wished of the helper, and whether those whom it is for agree: neither is a question of its own."""

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick, Skip
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.pressed import Pressed
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.forms.slot import Slot, no_buttons
from bot.words import say
from nlu.understanding import Wish

_OTHERS = frozenset({"family", "elder", "living_alone", "disabled"})
_NOT_ASKED = frozenset({"self", "child", "left_behind_child"})

AGREED, NOT_YET = "yes", "no"


def wish_in_words(wish: Wish, scene: Scene) -> str:
    """Who is wished for."""
    gender = say(scene.language, f"wish.{wish.gender}") if wish.gender else ""
    helper = say(scene.language, "wish.helper", name=wish.helper) if wish.helper else ""
    return say(scene.language, "list.and").join(filter(None, (gender, helper)))


def is_for_others(draft: Draft) -> bool:
    """Whether it is for grown-ups who may not know of it."""
    codes = set(draft.beneficiary)
    return bool(codes & _OTHERS) and not codes & _NOT_ASKED


def on_yes(draft: Draft) -> Draft:
    """The draft after the yes that says that they know."""
    return changed(draft, agreed=True) if is_for_others(draft) else draft


def yes_buttons(draft: Draft) -> tuple[tuple[str, Pressed], ...]:
    """The ways to say yes besides the plain one."""
    return (("button.yes_not_yet", Pick("agreed", NOT_YET)),) if is_for_others(draft) else ()


def _ask_wish(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    return told(scene, "ask.wish", buttons=rows([button(scene, "button.no_limit", Skip("wish"))]))


def _wish_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    said = heard.meaning.wish if heard.meaning else None
    return changed(draft, wish=said) if said else None


def _show_agreed(draft: Draft, scene: Scene) -> str:
    return "" if draft.agreed is None else say(scene.language, f"agreed.{draft.agreed}".lower())


def _pick_agreed(draft: Draft, code: str, _scene: Scene) -> Draft | None:
    return changed(draft, agreed=code == AGREED) if code in (AGREED, NOT_YET) else None


WISH = Slot(
    name="wish",
    wanted=lambda _draft, _scene: False,
    ask=_ask_wish,
    pick=no_buttons,
    words=_wish_words,
    show=lambda draft, scene: wish_in_words(draft.wish, scene) if draft.wish else "",
    skip_empties="wish",
)
AGREEMENT = Slot(
    name="agreed",
    wanted=lambda _draft, _scene: False,
    ask=lambda _draft, scene, _misses: told(scene, "ask.agreed"),
    pick=_pick_agreed,
    words=lambda _draft, _heard, _scene: None,
    show=_show_agreed,
    settles=True,
)
