"""What several flows say: what can be begun, a need or a visit in one line, how things stand."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Human, Mean
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Rows, button, rows, told
from bot.dialogue.engine.views import GiftView, NeedView, TaskView
from bot.words import known, say
from bot.words.times import moment_in_words, times_in_words, visit_in_words
from nlu.intents import Intent


def menu(scene: Scene) -> Rows:
    """What a person can begin with."""
    need, offer = Mean(Intent.REPORT_NEED), Mean(Intent.OFFER_HELP)
    choices = (("button.need", need), ("button.offer", offer), ("button.human", Human()))
    return rows(button(scene, key, pressed) for key, pressed in choices)


def nobody(scene: Scene, buttons: Rows = ()) -> Outgoing:
    """Nobody is on duty: which numbers to call, and when there will be somebody."""
    if scene.back_at is None:
        return told(scene, "human.nobody", buttons=buttons, **vars(scene.numbers))
    when = moment_in_words(scene.language, scene.back_at, scene.now)
    return told(scene, "human.nobody_till", buttons=buttons, when=when, **vars(scene.numbers))


def status_in_words(scene: Scene) -> str:
    """Everything of the person's that is not over, a line each."""
    needs = [_need_line(need, scene) for need in scene.needs]
    tasks = [_task_line(task, scene) for task in scene.tasks]
    gifts = [_gift_line(gift, scene) for gift in scene.gifts]
    if not needs and not tasks and not gifts:
        return say(scene.language, "status.nothing")
    parts = [("status.needs", needs), ("status.tasks", tasks), ("status.gifts", gifts)]
    return "\n".join(say(scene.language, key) + "\n" + "\n".join(lines) for key, lines in parts if lines)


def gifts_in_words(gifts: Sequence[GiftView], scene: Scene) -> str:
    """What became of each of these gifts, a line each."""
    return "\n".join([say(scene.language, "status.gifts"), *(_gift_line(gift, scene) for gift in gifts)])


def gift_in_words(gift: GiftView) -> str:
    """What it is, and how much of it."""
    return f"{gift.name} {gift.quantity:g} {gift.unit}".strip()


def need_in_words(need: NeedView, scene: Scene) -> str:
    """What, when and where, in one line; where somebody comes, when they do rather than when it was wished."""
    when = times_in_words(scene.language, need.windows, need.rules, scene.now)
    if need.arranged:
        when = visit_in_words(scene.language, *need.arranged, scene.now)
    return " · ".join(part for part in (scene.category(need.category), when, scene.place(need.place)) if part)


def task_in_words(task: TaskView, scene: Scene) -> str:
    """What, when and where, in one line."""
    when = visit_in_words(scene.language, task.start, task.end, scene.now)
    return " · ".join(part for part in (scene.category(task.category), when, scene.place(task.place)) if part)


def contact_in_words(task: TaskView, scene: Scene) -> str:
    """Whom to call, which door, and what they said, as far as they have; without a number, words go through us."""
    key = "task.contact" if task.requester else "task.contact_phone"
    if not task.phone:
        key = "task.contact_name" if task.requester else "task.contact_none"
    lines = [say(scene.language, key, who=task.requester, phone=task.phone)]
    lines += [say(scene.language, "task.door", door=task.door)] if task.door else []
    lines += [say(scene.language, "task.words", words=task.words)] if task.words else []
    return "".join(lines)


def _gift_line(gift: GiftView, scene: Scene) -> str:
    """Where it goes is told by the area alone: who gets it is nobody's business."""
    uses = say(scene.language, "list.and").join(_use(when, place, scene) for when, place in gift.uses)
    stands = uses or say(scene.language, "gift.waits")
    return say(scene.language, "status.line", what=gift_in_words(gift), stands=stands)


def _use(when: datetime, place: str | None, scene: Scene) -> str:
    key = "gift.used" if when <= scene.now else "gift.promised"
    return say(scene.language, key, place=scene.place(place), when=moment_in_words(scene.language, when, scene.now))


def _need_line(need: NeedView, scene: Scene) -> str:
    key = f"need.{need.status}"
    who = say(scene.language, "list.and").join(need.who)
    stands = say(scene.language, key if known(key) else "need.open", who=who)
    return say(scene.language, "status.line", what=need_in_words(need, scene), stands=stands)


def _task_line(task: TaskView, scene: Scene) -> str:
    stands = say(scene.language, f"task.{task.answer}")
    return say(scene.language, "status.line", what=task_in_words(task, scene), stands=stands)
