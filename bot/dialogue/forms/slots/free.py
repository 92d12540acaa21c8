"""When a helper is free: by button or in words, read as hours that come again; and the days on which they cannot."""

import re
from dataclasses import replace
from datetime import time
from typing import Any

from bot.core.messages import Kind, Outgoing
from bot.dialogue.engine.buttons import Pick, Skip
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.forms.filling import times
from bot.dialogue.forms.slot import Slot, no_buttons
from bot.dialogue.forms.slots.reach import says_a_limit
from bot.words.times import windows_in_words
from bot.words.week import week_in_words
from nlu.grammar.absences import absences, is_absence, is_refusal
from nlu.grammar.script import focus, normalise
from nlu.grammar.times.read import read_times
from nlu.intents import OFFERS, Intent
from nlu.understanding import WEEK, Rule, Span, Understanding, Window

_DAYTIME = (time(8), time(20))
_FREE = {
    "weekend": Rule(days=("SA", "SU"), start=_DAYTIME[0], end=_DAYTIME[1]),
    "weekdays": Rule(days=WEEK[:5], start=_DAYTIME[0], end=_DAYTIME[1]),
    "evenings": Rule(days=WEEK, start=time(18), end=time(22)),
    "always": Rule(days=WEEK, start=_DAYTIME[0], end=_DAYTIME[1]),
}
_ANY_TIME = re.compile(
    r"(?:我|一般|平时|基本上?|差不多|反正|退休了?|天天|每天|时间|什么时候|啥时候?|哪天|几时|[,，。\s])*"
    r"(?:随时|随叫随到|都(?:行|可以|有空|有时间|在家|方便|没问题|得闲)|(?:看|听)你们?(?:的|方便|安排)?|不限|随便|全天)"
    r"(?:都?(?:行|可以|有空|能来|方便|安排))?[吧的了啊呀。.!！]*|(?:any ?time|always|whenever.*|no limit)\W*",
    re.IGNORECASE,
)
_ONLY_HOURS = re.compile(
    r"(?:一般|平时|通常|大概|基本|都|是|在|有空|可以|能来|行|吧|的?时候|[,，。\s]|the|in|mostly|every|each)*"
    r"(?:清早|早上|上午|中午|下午|傍晚|晚上|夜里|晚饭后|下班后|放学后|mornings?|afternoons?|evenings?|nights?)"
    r"(?:一般|平时|都|有空|可以|能来|行|吧|的?时候|[,，。\s])*",
    re.IGNORECASE,
)
"""A part of the day and no day: to who is asked when they are usually free it is every day's."""


_NO_TIMES: dict[str, Any] = {"when": (), "recurring": (), "other_when": (), "beneficiary": ()}


def as_offered(heard: Heard, scene: Scene) -> Heard:
    """The message as one who offers time means it: 星期六下午 is every Saturday, and a day off gives no time.

    The interpreter knows no context, and reads a bare time as that of a need.
    """
    if heard.meaning is None or heard.kind is not Kind.TEXT or heard.meaning.intent is Intent.DECLINE_TASK:
        return heard
    if is_refusal(heard.text):
        return replace(heard, meaning=heard.meaning.model_copy(update=_NO_TIMES))
    meaning = _re_read(heard, heard.meaning, scene)
    away = absences(heard.text, scene.now)
    kept = tuple(window for window in meaning.when if window not in away)
    rules = tuple(rule for rule in meaning.recurring if not (rule.times and says_a_limit(heard)))
    return replace(heard, meaning=meaning.model_copy(update={"when": kept, "recurring": rules, "beneficiary": ()}))


def away_in(heard: Heard, scene: Scene, *, refusal: bool = False) -> tuple[Window, ...]:
    """The times at which a helper says that they cannot come, whole days where no hour is said."""
    return tuple(map(whole_day, absences(heard.text, scene.now, refusal=refusal)))


def _re_read(heard: Heard, meaning: Understanding, scene: Scene) -> Understanding:
    if meaning.intent in OFFERS and (meaning.when or meaning.recurring):
        return meaning
    said = read_times(focus(normalise(heard.text)), scene.now, Intent.OFFER_HELP)
    update = {"recurring": said.recurring, "when": said.when, "other_when": said.other_when}
    return meaning.model_copy(update=update)


def _in_general(heard: Heard, scene: Scene) -> dict[str, Any]:
    """What says neither day nor hour, or no day: 随时都行, 下午."""
    words = heard.text.strip()
    if _ANY_TIME.fullmatch(words):
        return {"recurring": (_FREE["always"],)}
    every_day = _every_day(heard, scene) if _ONLY_HOURS.fullmatch(words) else ()
    return {"recurring": every_day} if every_day else {}


def _every_day(heard: Heard, scene: Scene) -> tuple[Rule, ...]:
    """The hours that are said, of every day: as of midnight, so that none of them has begun."""
    midnight = scene.now.replace(hour=0, minute=0)
    said = read_times(focus(normalise(heard.text)), midnight, Intent.OFFER_HELP)
    spans = (window for window in said.when if isinstance(window, Span))
    return tuple(Rule(days=WEEK, start=span.start.time(), end=span.end.time()) for span in spans)


def whole_day(window: Window) -> Window:
    """A day named without an hour is the daytime to those who need help; who is away then is so in the evening too."""
    if not isinstance(window, Span):
        return window
    first, last = window.start.date(), window.end.date()
    if (window.start.time(), window.end.time()) != _DAYTIME and (first == last or window.end.time() != _DAYTIME[1]):
        return window
    return Span(start=window.start.combine(first, time(0)), end=window.end.combine(last, time(23, 59)))


def _wanted(draft: Draft, _scene: Scene) -> bool:
    return not draft.when and not draft.recurring


def _ask(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    return told(scene, "ask.free", buttons=rows(button(scene, f"free.{code}", Pick("free", code)) for code in _FREE))


def _pick(draft: Draft, code: str, _scene: Scene) -> Draft | None:
    return changed(draft, recurring=(_FREE[code],), when=(), readings=()) if code in _FREE else None


def _words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    found = _in_general(heard, scene) or (times(heard.meaning, scene.now) if heard.meaning else {})
    if not found:
        return None
    return changed(draft, **{"when": (), "recurring": (), "readings": ()} | found)


def add_away(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """The days off that are said, on top of those said before; None where none is."""
    away = away_in(heard, scene, refusal=heard.intent is Intent.DECLINE_TASK)
    return changed(draft, away=tuple(dict.fromkeys((*draft.away, *away)))) if away else None


def _only_away(heard: Heard) -> bool:
    """Whether the words say when somebody cannot, and not when they can."""
    meaning = heard.meaning
    refuses = meaning is None or meaning.intent is Intent.DECLINE_TASK or not (meaning.when or meaning.recurring)
    return refuses and is_absence(heard.text)


def _ask_away(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    return told(scene, "ask.away", buttons=rows([button(scene, "button.no_away", Skip("away"))]))


def _show_away(draft: Draft, scene: Scene) -> str:
    return windows_in_words(scene.language, draft.away, scene.now, between="list.and")


FREE = Slot(
    name="free",
    wanted=_wanted,
    ask=_ask,
    pick=_pick,
    words=_words,
    show=lambda draft, scene: week_in_words(scene.language, draft.when, draft.recurring, scene.now),
)
AWAY = Slot(
    name="away",
    wanted=lambda _draft, _scene: False,
    ask=_ask_away,
    pick=no_buttons,
    words=add_away,
    show=_show_away,
    skip_empties="away",
    unasked=_only_away,
)
"""Never asked: taken down where it is said, in the middle of any question."""
