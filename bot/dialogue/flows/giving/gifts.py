"""A giver asks what became of a gift, or takes it back."""

import re
from collections.abc import Sequence

from bot.dialogue.engine.buttons import No, Pick, Yes, labelled
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Confirming, WhichGift
from bot.dialogue.engine.giving.actions import WithdrawGift
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import gift_in_words, gifts_in_words
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Rows, Turn, asking, button, idle, rows, told
from bot.dialogue.engine.views import GiftView
from nlu.intents import Intent

_NO_MORE = re.compile(
    r"不(?:想|能|打算|再)*(?:捐|借|出借|给|送)(?:给?你们)?了|收回|撤回|拿回|要回|别用了"
    r"|\b(?:take (?:it |my .{1,20} )?back|no longer (?:give|lend|donate))\b",
    re.IGNORECASE,
)
_WHAT_BECAME = re.compile(
    r"(?:捐|借|送|给).*(?:给谁|谁用|怎么样|用上|用了|去哪|到哪|派上|下落|结果|用掉)"
    r"|\b(?:what (?:became|happened)|donat|gave|lent)\b.*\?",
    re.IGNORECASE,
)


def hear(heard: Heard, scene: Scene) -> Turn | None:
    """One of the two; None where the words are neither, or nothing was given."""
    if not scene.gifts:
        return None
    if _NO_MORE.search(heard.text):
        return _take_back(_named(heard.text, scene.gifts), scene)
    if _WHAT_BECAME.search(heard.text) and heard.intent is not Intent.OFFER_RESOURCE:
        return idle(told(scene, "plain", text=gifts_in_words(_named(heard.text, scene.gifts), scene)))
    return None


def chosen(_asked: WhichGift, _state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """By button or by its name; None: the message is about something else."""
    match heard.button:
        case No():
            return idle(told(scene, "gift.kept"))
        case Pick(slot="gift_back", code=code):
            return _take_back([gift for gift in scene.gifts if str(gift.resource_id) == code], scene)
    named = [gift for gift in scene.gifts if gift.name in heard.text]
    return _take_back(named, scene) if named else None


def _named(words: str, gifts: Sequence[GiftView]) -> list[GiftView]:
    """Those that the words name; all of them where they name none."""
    return [gift for gift in gifts if gift.name in words] or list(gifts)


def _take_back(gifts: Sequence[GiftView], scene: Scene) -> Turn:
    if not gifts:
        return idle(told(scene, "gift.gone"))
    if len(gifts) > 1:
        return asking(WhichGift(), told(scene, "gift.which", buttons=_which(gifts, scene)))
    choices = rows([button(scene, "button.take_gift_back", Yes()), button(scene, "button.keep", No())])
    yes = frozenset({Intent.AFFIRM, Intent.CANCEL})
    asked = Confirming(to_do=WithdrawGift(gifts[0].resource_id), done="gift.back", kept="gift.kept", yes=yes)
    return asking(asked, told(scene, "gift.really", what=gift_in_words(gifts[0]), buttons=choices))


def _which(gifts: Sequence[GiftView], scene: Scene) -> Rows:
    picks = [labelled(gift_in_words(gift), Pick("gift_back", str(gift.resource_id))) for gift in gifts]
    return rows([*picks, button(scene, "button.keep", No())])


FLOW = Flow(frames={WhichGift: chosen})
