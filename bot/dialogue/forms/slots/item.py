"""What thing is needed or given: goods and vehicles go by name."""

import re

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick, fits, labelled
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import rows, told
from bot.dialogue.forms.slot import Slot

LONGEST = 30
LONGEST_ON_BUTTON = 15
"""Characters. A rare character takes more bytes than others, so a button may be too small even for these."""

OFFERED = 6
_WANT = re.compile(r"^(?:我|我们|就)?(?:想|需要|要|有|能|可以)*(?:借|捐|出|给)?")
_COUNT = re.compile(r"(?:\d+|[一二两三四五六七八九十百半几]+)[个床台张辆把袋包箱件套本副双只部盒瓶斤公里座]+")
_TAIL = re.compile(r"[，。,.！!？?；;]|(?:就行|可以吗|吧|呢|啊)$")


def find_item(words: str, scene: Scene) -> str | None:
    """A thing that is in stock somewhere and named in these words; the longest name wins."""
    return max((name for name in scene.items if name in words), key=len, default=None)


def item_name(text: str) -> str:
    """The thing in a short answer, without "I want" and without the count: 要一辆轮椅 is 轮椅."""
    return _TAIL.split(_COUNT.sub("", _WANT.sub("", text.strip())), maxsplit=1)[0].strip()


def _wanted(draft: Draft, _scene: Scene) -> bool:
    return draft.item is None and "goods" in draft.categories


def _ask(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    offered = [name for name in scene.items if _has_a_button(name)][:OFFERED]
    buttons = (labelled(name, Pick("item", name)) for name in offered)
    return told(scene, "ask.item", buttons=rows(buttons, across=2))


def _has_a_button(name: str) -> bool:
    return len(name) <= LONGEST_ON_BUTTON and fits(Pick("item", name))


def _pick(draft: Draft, code: str, scene: Scene) -> Draft | None:
    return changed(draft, item=code) if code in scene.items else None


def _words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    name = find_item(heard.text, scene) or item_name(heard.text)
    if not name or len(name) > LONGEST or not heard.has_words():
        return None
    return changed(draft, item=name)


ITEM = Slot(
    name="item",
    wanted=_wanted,
    ask=_ask,
    pick=_pick,
    words=_words,
    loose=True,
    show=lambda draft, _: draft.item or "",
)
