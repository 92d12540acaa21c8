"""The beginning, consent, calls for help, and what cannot be understood."""

TEXTS: dict[str, str] = {
    "consent.ask": (
        "Hello! I am Liandong. To find you help I must note what you tell me and how to reach you, "
        "only for that; you can delete it any time. May I?"
    ),
    "consent.thanks": "Thank you!",
    "consent.already": "You have agreed before. What can I do for you?",
    "consent.declined": (
        "All right, nothing was noted. In an emergency call: police {police}, fire {fire}, ambulance {ambulance}."
    ),
    "consent.withdraw": "You agreed before. To delete your data, say “delete my data”.",
    "button.agree": "Yes, you may",
    "button.disagree": "No",
    "button.human": "Talk to a person",
    "button.need": "I need help",
    "button.offer": "I can help",
    "button.erase": "Delete everything",
    "language.ask": "请选一种语言。 / Please choose a language.",
    "language.set": "All right, English from now on.",
    "greet": "Hello! I am Liandong. If you need help, or would like to help, just tell me.",
    "aside.greet": "Hello! Let us go on.",
    "aside.help": "Just answer the question. To stop, tap “Never mind” or say “cancel”.",
    "help": (
        "Just say what help you need, like “somebody to take my mother to hospital on Wednesday afternoon”.\n"
        "To volunteer, say what you can do and when you are free.\n"
        "“Status” tells how it is going, “cancel” cancels, “talk to a person” calls a social worker."
    ),
    "help.coordinator": (
        "Say “review” to see what waits for you and to get a link to the page.\n"
        "Residents and volunteers simply type.\n"
        "For Chinese send /language 中文."
    ),
    "other": "Sorry, I cannot help with that. If you need help, just say so, like “somebody to bring a meal”.",
    "only_symbols": "Hello! Please write a few words about the help you need.",
    "ready": "All right. If you need anything else, just tell me.",
    "passed_on.feedback": "Thank you for telling us. I have told the social worker.",
    "passed_on.check_in": "Good, thank you! I have told the social worker that you are there.",
    "passed_on.complete_task": "Wonderful, thank you! I have told the social worker.",
    "passed_on.change_time": "I have told the social worker that you want another time. They will contact you.",
    "unsure.ask": "I am not sure I understood. Do you mean:",
    "human.told": "The social worker on duty knows now and will call you soon.",
    "human.told_ask_phone": "The social worker on duty knows now. To be called, please send your phone number.",
    "human.stranger": (
        "The social worker on duty knows now. So that they can find you, please tap “Yes, you may” "
        "and then leave a phone number."
    ),
    "human.phone_noted": "Noted. The social worker will call you.",
    "human.nobody": "Nobody is on duty yet. If it is urgent please call {police} or {ambulance}.",
    "erase.ask": (
        "Your name, phone number and words will be gone, and what is still open will be cancelled. Delete everything?"
    ),
    "erase.done": "Everything is deleted. You are welcome back any time.",
    "erase.kept": "All right, nothing was deleted.",
    "status.nothing": "You have nothing open at the moment.",
    "status.needs": "What you asked for:",
    "status.tasks": "What you were asked to do:",
    "status.line": "• {what}\n  {stands}",
    "need.open": "looking for somebody",
    "need.proposed": "somebody found, waiting for the social worker",
    "need.matched": "arranged: {who}",
    "task.asked": "waiting for your answer",
    "task.accepted": "you said yes",
    "task.none": "Nothing waits for your answer. We will ask you first when something fits.",
    "task.which": "Which one do you mean?",
    "task.accepted_now": "Wonderful, thank you!\n{what}",
    "task.contact": "\nContact: {who} {phone}",
    "task.contact_phone": "\nPhone: {phone}",
    "task.none_away": "Nothing waits for your answer. If you cannot come, just say “I can't come on Wednesday”.",
    "task.none_at_all": "No problem. Nothing waits for your answer. If you need or offer help, just tell me.",
    "task.none_but_needs": "No problem. Would you like to cancel, or change the time?",
    "away.really": "You cannot come: {when}. Is that right?\nOnce it is noted, nothing is arranged for you then.",
    "away.noted": "Noted: nothing is arranged for you {when}. Thank you for telling me!",
    "away.not_noted": "All right, nothing was noted.",
    "away.after": "All right. Let us finish this first. Then tell me when you cannot come, and I will note it.",
    "button.away": "Yes, I cannot come",
    "button.not_away": "No",
    "torn.which": "The other matter is not settled yet. Which one first?",
    "torn.left": "All right, the new one first. The other was not changed; tell me when you want to.",
    "button.torn_old": "Go on with the other",
    "button.torn_new": "The new one first",
    "task.accepted_before": "You said yes before, thank you!\n{what}",
    "task.really": "You said yes to this one. Can you really not go?\n{what}",
    "task.declined": "No problem, thank you for telling me. I will find somebody else.",
    "task.kept": "All right, it stays with you. Thank you!",
    "stale.button": "That button is out of date.",
    "stale.task": "This has changed since; no answer is needed. Thank you!",
    "stale.need": "That one is done or cancelled.",
    "stale.state": "Sorry, I lost the thread of what we were doing. Please say it again.",
    "unreadable.voice": "Sorry, I cannot listen to voice messages yet. Please type, or talk to a person.",
    "unreadable.photo": "Sorry, I cannot see pictures yet. Please type, or talk to a person.",
    "unreadable.edited": "I see that you changed a message. Please send the new words once more.",
    "unreadable.group": "To protect your privacy, please do not tell it in a group. Write to me alone.",
    "unreadable.other": "Sorry, I cannot read that. Please type, or talk to a person.",
    "unreadable.long": (
        "That is long, and I might miss something. "
        "Please say the most important in a sentence or two: what, when and where."
    ),
    "danger.emergency": ("Safety first! Call now: police {police}, fire {fire}, ambulance {ambulance}."),
    "danger.fire": ("Get away from the fire, stay low, cover mouth and nose, take no lift. Call {fire} now."),
    "danger.medical": ("Call {ambulance} now and give the address. Do not move the person, and stay with them."),
    "danger.violence": ("Get to a safe place and lock the door. Call {police} now. It is not your fault."),
    "danger.suicide": (
        "I hear you; this must be very hard. Please do not stay alone now.\n"
        "Call {mind} now, somebody will listen; in danger call {ambulance} or {police}."
    ),
    "danger.disaster": ("Go to high and safe ground, and do not go back for things. Call {fire} or {police} now."),
    "danger.child": ("The child's safety comes first. Call {police} now and stay with the child."),
    "danger.trapped": ("Stay calm, save your strength, call out loud. Call {fire} or {police} now."),
    "danger.help": ("Call now: police {police}, fire {fire}, ambulance {ambulance}."),
    "danger.welfare": ("Please knock and call to see whether they are there. No answer: call {police} or {ambulance}."),
    "danger.gas": ("No lights, no flame: open the windows and get out. Then call {fire} from outside."),
    "danger.told": "The social worker on duty has been told, and somebody will contact you.",
    "danger.nobody": "I cannot reach the social worker on duty yet. Please be sure to call the numbers above first.",
}
