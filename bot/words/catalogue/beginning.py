"""The beginning and the end: consent, language, invitations, erasure, and what went wrong."""

SENTENCES: dict[str, tuple[str, str]] = {
    "consent.ask": (
        "您好！我是联动。要帮您找人，得记下您说的事和联系方式，只用来帮您，随时能删。可以吗？",
        (
            "Hello! I am Liandong. To find you help I must note what you tell me and how to reach you, only for that; "
            "you can delete it any time. May I?"
        ),
    ),
    "consent.thanks": ("谢谢您！", "Thank you!"),
    "consent.already": ("您已经同意过了。有什么要帮忙的？", "You have agreed before. What can I do for you?"),
    "consent.declined": (
        "好的，什么都没有记。急事请直接打电话：报警 {police}，火警 {fire}，急救 {ambulance}。",
        "All right, nothing was noted. In an emergency call: police {police}, fire {fire}, ambulance {ambulance}.",
    ),
    "consent.withdraw": (
        "您以前同意过。想删掉资料，请说“删掉我的资料”。",
        "You agreed before. To delete your data, say “delete my data”.",
    ),
    "button.agree": ("可以", "Yes, you may"),
    "button.disagree": ("不同意", "No"),
    "button.erase": ("全部删掉", "Delete everything"),
    "language.ask": ("请选一种语言。 / Please choose a language.", "请选一种语言。 / Please choose a language."),
    "language.set": ("好的，以后用中文。", "All right, English from now on."),
    "erase.ask": (
        "删掉以后，您的称呼、电话和说过的话都没有了，还没办的事也会取消。真的要删吗？",
        "Your name, phone number and words will be gone, and what is still open will be cancelled. Delete everything?",
    ),
    "erase.done": ("已经全部删掉了。以后要帮忙，随时再来。", "Everything is deleted. You are welcome back any time."),
    "erase.kept": ("好的，没有删。", "All right, nothing was deleted."),
    "error.double_booked": (
        "这个人或东西刚刚答应了别处，安排没有成。说“审核”看最新的。",
        "They were just promised elsewhere, so this was not arranged. Say “review” for the latest.",
    ),
    "error.code": (
        "这个邀请码用不了：可能过期了，或者已经用过。请向社工要一个新的。",
        "This code does not work: it is expired or used. Please ask your social worker for a new one.",
    ),
    "error.not_allowed": ("这件事不归您管，没有改动。", "That is not yours to decide. Nothing was changed."),
    "error.gone": ("这件事已经有变动，没有改成。", "This has changed since. Nothing was done."),
    "redeemed": ("您好，{name}！您现在是{area}的{role}。", "Hello, {name}! You are now {role} of {area}."),
    "redeemed.coordinator": (
        "有新的安排会先请您审核。随时说“审核”。",
        "New proposals come to you first. Say “review” at any time.",
    ),
    "everywhere": ("全区", "the whole district"),
}
