"""What people are told without having asked."""

TEXTS: dict[str, str] = {
    "notice.arranged": "Good news! It is arranged:\n{what}\nWhen: {when}\nWho comes: {who}",
    "notice.arranged_goods": "Goods: {goods}",
    "notice.asked": "Could you help?\n{what}\nWhen: {when}\nWhere: {place}\nFor: {whom}\nCan you go?",
    "notice.asked_goods": (
        "Somebody needs what you offered:\n{goods}\nWhen: {when}\nWhere: {place}\nA social worker will contact you."
    ),
    "notice.anybody": "a resident",
    "button.can": "I will go",
    "button.cannot": "I cannot go",
    "notice.will_come": "{who} said yes:\n{what}\nWhen: {when}",
    "notice.looking_again": "{what}\nThe helper cannot come after all. We are looking for somebody else.",
    "notice.visit_off": "No need to go to this one any more, thank you:\n{what}\nWhen: {when}",
    "notice.declined": "{who} cannot go:\n{what}\nWhen: {when}\nThey said: {reason}",
    "notice.no_reason": "nothing",
    "notice.proposed": "{n} new proposals wait for your review.",
    "notice.urgent": "Somebody was found for an urgent need. Please review it now:",
    "notice.human": "Somebody wants to talk to a social worker.\nName: {name}\nPhone: {phone}\nThey said: {text}",
    "notice.human_stranger": (
        "Somebody unregistered wants to talk to a social worker (channel: {channel}).\nThey said: {text}"
    ),
    "notice.unknown": "not left",
    "notice.danger": "[URGENT] {kind}\nName: {name}\nPhone: {phone}\nPlace: {place}\nThey said: {text}",
    "notice.danger_stranger": "[URGENT] {kind}\nSomebody unregistered (channel: {channel}).\nThey said: {text}",
    "notice.passed_on": "{name} ({phone}) says: {text}",
    "kind.emergency": "danger reported",
    "kind.fire": "fire",
    "kind.medical": "illness or injury",
    "kind.violence": "violence",
    "kind.suicide": "somebody wants to die",
    "kind.disaster": "disaster",
    "kind.child": "a child in danger",
    "kind.gas": "gas leak",
    "kind.trapped": "somebody trapped",
    "kind.help": "a cry for help",
    "kind.welfare": "somebody cannot be reached",
}
