"""For whom the help is, what to call somebody, and a phone number for those who like to leave one."""

import re

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick, Skip
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.forms.kin import kin_said
from bot.dialogue.forms.said import whom_said
from bot.dialogue.forms.slot import Slot, no_buttons
from bot.dialogue.forms.slots.counts import HANDLESS, MANY
from bot.words import known, say

LONGEST_NAME = 20
_WHOM = {
    "self": ("self",),
    "elder": ("elder", "family"),
    "child": ("child", "family"),
    "patient": ("patient", "family"),
}
_CALL_ME = re.compile(
    r"^(?:你们?|您)?(?:就|可以)?(?:我叫|叫我|我是|我姓|call me|my name is|i am|i'm)\s*", re.IGNORECASE
)
_ADDRESSED = re.compile(
    r"[\u4e00-\u9fff]{1,3}(?:[姐哥叔婶伯嫂妹姨]|师傅|老师|医生|先生|女士|阿姨|大姐|大哥|大爷|大妈|奶奶|爷爷|同学|书记|主任|队长)"
    r"|[小老阿][\u4e00-\u9fff]{1,2}"
)
_NAME_END = re.compile(r"[，。,.!！;；\n]|吧$|就行|就好|就可以")


def whom_in_words(codes: tuple[str, ...], scene: Scene) -> str:
    """Whom the help is for, in words; codes without words are left out."""
    return say(scene.language, "list.and").join(
        say(scene.language, f"for.{code}") for code in codes if known(f"for.{code}")
    )


def _whom_wanted(draft: Draft, _scene: Scene) -> bool:
    """Nobody is asked for whom a room or a sports day is."""
    return not draft.beneficiary and not set(draft.categories) & (HANDLESS | MANY)


def _ask_whom(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    choices = [button(scene, f"whom.{code}", Pick("whom", code)) for code in _WHOM]
    return told(scene, "ask.whom", buttons=rows([*choices, button(scene, "whom.other", Skip("whom"))], across=2))


def _pick_whom(draft: Draft, code: str, _scene: Scene) -> Draft | None:
    return changed(draft, beneficiary=_WHOM[code], kin=None) if code in _WHOM else None


def _show_whom(draft: Draft, scene: Scene) -> str:
    whom = whom_in_words(draft.beneficiary, scene)
    if not draft.kin or draft.beneficiary == ("self",):
        return whom
    return say(scene.language, "show.kin", whom=whom, kin=say(scene.language, f"kin.{draft.kin}"))


def _whom_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    codes = whom_said(heard)
    return changed(draft, beneficiary=codes, kin=kin_said(heard.text)) if codes else None


def _phone_wanted(draft: Draft, scene: Scene) -> bool:
    return draft.phone is None and scene.phone is None


def _ask_phone(_draft: Draft, scene: Scene, misses: int) -> Outgoing:
    key = "ask.phone_again" if misses else "ask.phone"
    return told(scene, key, buttons=rows([button(scene, "button.no_phone", Skip("phone"))]))


def _phone_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    if heard.meaning is None or not heard.meaning.phone:
        return None
    return changed(draft, phone=heard.meaning.phone)


def _surely_a_name(heard: Heard) -> bool:
    """Whether it is a short "call me …" or a name with a form of address: 叫我李姐, 陈师傅. Both sound like wishes."""
    text = heard.text.strip()
    return len(text) <= LONGEST_NAME and bool(_CALL_ME.match(text) or _ADDRESSED.fullmatch(text))


def _name_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    name = _NAME_END.split(_CALL_ME.sub("", heard.text.strip()), maxsplit=1)[0].strip()
    if not name or len(name) > LONGEST_NAME or not heard.has_words():
        return None
    return changed(draft, name=name)


WHOM = Slot(
    name="whom",
    wanted=_whom_wanted,
    ask=_ask_whom,
    pick=_pick_whom,
    words=_whom_words,
    show=_show_whom,
    skip_empties="beneficiary",
)
PHONE = Slot(
    name="phone",
    wanted=_phone_wanted,
    ask=_ask_phone,
    pick=no_buttons,
    words=_phone_words,
    show=lambda draft, scene: draft.phone or scene.phone or "",
    skip_empties="phone",
)
NAME = Slot(
    name="name",
    wanted=lambda draft, _: draft.name is None,
    ask=lambda _draft, scene, misses: told(scene, "ask.name_again" if misses else "ask.name"),
    pick=no_buttons,
    words=_name_words,
    show=lambda draft, _: draft.name or "",
    claims=_surely_a_name,
    loose=True,
)
