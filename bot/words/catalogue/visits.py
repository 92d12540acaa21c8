"""Needs and visits on their way: how they stand, answers, moving, cancelling, days off."""

SENTENCES: dict[str, tuple[str, str]] = {
    "amend.which": ("要改哪一件？", "Which one shall we change?"),
    "amend.done": ("改好了。", "Changed."),
    "button.amend": ("改：{what}", "Change: {what}"),
    "status.nothing": ("您现在没有正在办的事。", "You have nothing open at the moment."),
    "status.needs": ("您要办的事：", "What you asked for:"),
    "status.tasks": ("请您去帮的事：", "What you were asked to do:"),
    "status.line": ("• {what}\n  {stands}", "• {what}\n  {stands}"),
    "need.open": ("正在找人", "looking for somebody"),
    "need.proposed": ("找到人了，等社工确认", "somebody found, waiting for the social worker"),
    "need.matched": ("已经安排：{who}", "arranged: {who}"),
    "task.asked": ("等您答复", "waiting for your answer"),
    "task.accepted": ("您已经答应", "you said yes"),
    "task.none": (
        "现在没有等您答复的事。有合适的会先问您。",
        "Nothing waits for your answer. We will ask you first when something fits.",
    ),
    "task.which": ("您说的是哪一件？", "Which one do you mean?"),
    "task.accepted_now": ("太好了，谢谢您！\n{what}", "Wonderful, thank you!\n{what}"),
    "task.contact": ("\n联系人：{who} {phone}", "\nContact: {who} {phone}"),
    "task.contact_name": (
        "\n联系人：{who}，没有留电话。有话跟我说，我转给社工。",
        "\nContact: {who}, who left no number. Tell me what you need to say; I pass it on.",
    ),
    "task.contact_none": (
        "\n没有留电话。有话跟我说，我转给社工。",
        "\nThey left no number. Tell me what you need to say; I pass it on.",
    ),
    "task.photo": ("他们发来的照片：", "The photo that they sent:"),
    "task.pin": ("他们发来的位置：", "The place that they sent:"),
    "task.door": ("\n门牌：{door}", "\nHouse: {door}"),
    "task.words": ("\n他们说：{words}", "\nThey said: {words}"),
    "task.contact_phone": ("\n联系电话：{phone}", "\nPhone: {phone}"),
    "task.none_away": (
        "现在没有等您答复的事。哪天来不了，直接说，比如“周三我来不了”。",
        "Nothing waits for your answer. If you cannot come, just say “I can't come on Wednesday”.",
    ),
    "task.none_at_all": (
        "没关系。现在没有等您答复的事。要找人帮忙，或者想来帮忙，直接跟我说。",
        "No problem. Nothing waits for your answer. If you need or offer help, just tell me.",
    ),
    "task.none_but_needs": (
        "没关系。您是要取消，还是要改时间？",
        "No problem. Would you like to cancel, or change the time?",
    ),
    "away.really": (
        "您{when}来不了，对吗？\n记下以后，这段时间不给您安排。",
        "You cannot come: {when}. Is that right?\nOnce it is noted, nothing is arranged for you then.",
    ),
    "away.noted": (
        "记下了：{when}不给您安排。谢谢您告诉我！",
        "Noted: nothing is arranged for you {when}. Thank you for telling me!",
    ),
    "away.not_noted": ("好的，没有记。", "All right, nothing was noted."),
    "button.away": ("对，来不了", "Yes, I cannot come"),
    "button.not_away": ("不是", "No"),
    "task.accepted_before": ("您已经答应过了，谢谢！\n{what}", "You said yes before, thank you!\n{what}"),
    "task.really": ("您已经答应了。真的去不了吗？\n{what}", "You said yes to this one. Can you really not go?\n{what}"),
    "task.declined": (
        "没关系，谢谢您告诉我。我再找别人。",
        "No problem, thank you for telling me. I will find somebody else.",
    ),
    "task.kept": ("好的，还是您去，谢谢！", "All right, it stays with you. Thank you!"),
    "move.which": ("要改哪一件的时间？", "Which one shall we move?"),
    "move.nothing": ("您现在没有要办的事，不用改。", "You have nothing open, so there is nothing to move."),
    "move.kept": ("好的，时间不变。", "All right, the time stays."),
    "move.done": (
        "时间改好了。我重新帮您安排，有消息马上告诉您。",
        "The time is changed. We will arrange it anew and tell you at once.",
    ),
    "cancel.which": ("要取消哪一件？", "Which one shall we cancel?"),
    "cancel.nothing": ("您现在没有要办的事，不用取消。", "You have nothing open, so there is nothing to cancel."),
    "cancel.really": ("要取消这件吗？\n{what}", "Cancel this one?\n{what}"),
    "cancel.done": ("已经取消了。要帮忙时随时告诉我。", "Cancelled. Tell me whenever you need help."),
    "cancel.kept": ("好的，不取消。", "All right, it stays."),
    # what both sides are told of a visit
    "notice.arranged": (
        "好消息！给您安排好了：\n{what}\n时间：{when}\n来的人：{who}",
        "Good news! It is arranged:\n{what}\nWhen: {when}\nWho comes: {who}",
    ),
    "notice.arranged_goods": ("东西：{goods}", "Goods: {goods}"),
    "notice.asked": (
        "想请您帮个忙：\n{what}\n时间：{when}\n地点：{place}\n帮谁：{whom}\n您能去吗？",
        "Could you help?\n{what}\nWhen: {when}\nWhere: {place}\nFor: {whom}\nCan you go?",
    ),
    "notice.asked_goods": (
        "有人需要您登记的东西：\n{goods}\n时间：{when}\n地点：{place}\n社工会跟您联系。",
        "Somebody needs what you offered:\n{goods}\nWhen: {when}\nWhere: {place}\nA social worker will contact you.",
    ),
    "notice.anybody": ("一位居民", "a resident"),
    "button.can": ("我去", "I will go"),
    "button.cannot": ("去不了", "I cannot go"),
    "notice.will_come": ("{who}答应来了：\n{what}\n时间：{when}", "{who} said yes:\n{what}\nWhen: {when}"),
    "notice.looking_again": (
        "{what}\n原来的人来不了，我正在帮您另找，请放心。",
        "{what}\nThe helper cannot come after all. We are looking for somebody else.",
    ),
    "notice.visit_off": (
        "这件不用去了，谢谢您：\n{what}\n时间：{when}",
        "No need to go to this one any more, thank you:\n{what}\nWhen: {when}",
    ),
    "notice.declined": (
        "{who}去不了：\n{what}\n时间：{when}\n说的是：{reason}",
        "{who} cannot go:\n{what}\nWhen: {when}\nThey said: {reason}",
    ),
}
