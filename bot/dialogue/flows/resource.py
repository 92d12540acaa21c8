"""Somebody gives or lends: goods, a room, a vehicle, money. Asked what it is, where, and whom to call."""

import re

from bot.dialogue.engine.actions import RecordResource
from bot.dialogue.engine.buttons import Pick
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, button, idle, rows, told
from bot.dialogue.forms.filling import fill
from bot.dialogue.forms.form import FormSpec
from bot.dialogue.forms.slot import Slot
from bot.dialogue.forms.slots.called import CALLED, NUMBER, own_name
from bot.dialogue.forms.slots.free import as_offered
from bot.dialogue.forms.slots.place import PLACE
from bot.dialogue.forms.slots.things import (
    AMOUNT,
    EXPIRES,
    HANDOVER,
    HOURS,
    LENT_BY_THE_HOUR,
    PURPOSE,
    THINGS,
    beside,
    given,
)
from nlu.intents import Intent

KINDS = ("goods", "venue", "transport", "funds")
"""Categories of what can be given; `transport` is the loan of a vehicle."""

_VEHICLE = re.compile(
    r"(?:面包|小汽|汽|轿|货|三轮|电动|电瓶|皮卡|商务|越野|大巴|中巴|小|卡|班|校)车|\b(?:van|car|truck|bus|minibus)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"钱|款|元|块|资金|经费|现金|\b(?:money|yuan|rmb|cash)\b", re.IGNORECASE)

_UNSAID = frozenset({EXPIRES.name, HANDOVER.name, PURPOSE.name})
"""Nobody is asked for these: they are taken down where they are said, and can be added below the read-back."""


def give(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Begin with what was said."""
    heard = as_offered(heard, scene)
    draft = Draft(words=heard.text, name=scene.name or own_name(heard), place=heard.place, skipped=_UNSAID)
    draft = fill(draft, heard.meaning, scene.now) if heard.meaning else draft
    kind = tuple(code for code in draft.categories if code in KINDS and not _unsaid_money(code, draft))[:1]
    return RESOURCE.open(_of_its_kind(beside(changed(draft, categories=kind), heard, scene), heard, scene), scene)


def _of_its_kind(draft: Draft, heard: Heard, scene: Scene) -> Draft:
    """Goods are things with amounts; a room and a vehicle have hours; the time of a gift is when it is handed over."""
    kinds = set(draft.categories)
    if not kinds & LENT_BY_THE_HOUR:
        draft = changed(draft, when=(), recurring=(), readings=())
    if "goods" in kinds:
        return changed(draft, things=given(heard, scene), quantity=None)
    vehicle = _VEHICLE.search(heard.text) if "transport" in kinds else None
    return changed(draft, item=vehicle.group()) if vehicle else draft


def _unsaid_money(code: str, draft: Draft) -> bool:
    """A kind is easily read into 我想捐点东西: money is money only where the words say so."""
    return code == "funds" and draft.quantity is None and not _MONEY.search(draft.words)


def _pick(draft: Draft, code: str, _scene: Scene) -> Draft | None:
    return changed(draft, categories=(code,)) if code in KINDS else None


def _words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    said = heard.meaning.categories if heard.meaning else ()
    kind = next((_pick(draft, code, scene) for code in said if code in KINDS), None)
    return _of_its_kind(kind, heard, scene) if kind else None


GIFT = Slot(
    name="gift",
    wanted=lambda draft, _: not draft.categories,
    ask=lambda _draft, scene, _misses: told(
        scene,
        "ask.gift",
        buttons=rows((button(scene, f"gift.{code}", Pick("gift", code)) for code in KINDS), across=2),
    ),
    pick=_pick,
    words=_words,
    show=lambda draft, scene: scene.category(draft.categories[0]) if draft.categories else "",
)


def _submit(draft: Draft, scene: Scene) -> Turn:
    return idle(told(scene, "resource.recorded"), actions=(RecordResource(draft),))


RESOURCE = FormSpec(
    name="resource",
    slots=(GIFT, THINGS, AMOUNT, HOURS, PLACE, CALLED, NUMBER, EXPIRES, HANDOVER, PURPOSE),
    submit=_submit,
    hears=as_offered,
    gleans=beside,
)
FLOW = Flow(intents={Intent.OFFER_RESOURCE: give})
