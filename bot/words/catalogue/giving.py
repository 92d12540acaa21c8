"""What helpers and givers say of themselves after they registered: pauses, returns, the end, other numbers."""

SENTENCES: dict[str, tuple[str, str]] = {
    "team.claimed": (
        "{name}已经有人登记过。我请社工核实，会联系您。",
        "Somebody speaks for {name} already. I have asked the social worker to check with you.",
    ),
    "notice.team_claimed": (
        "{name}（{phone}）说自己代表{team}，原来登记的是{before}，请核实。",
        "{name} ({phone}) says they speak for {team}, where {before} did before. Please check.",
    ),
    "status.gifts": ("您捐或借出的：", "What you gave or lent:"),
    "gift.waits": ("还没用上，有人需要时告诉您", "not used yet; we will tell you"),
    "gift.promised": ("{when} 给{place}的一位居民用", "promised to a resident of {place}, {when}"),
    "gift.used": ("{when} 给{place}的一位居民用上了", "used by a resident of {place}, {when}"),
    "gift.which": ("要收回哪一样？", "Which one do you take back?"),
    "gift.really": ("要收回这样吗？\n{what}", "Take this back?\n{what}"),
    "gift.back": ("好的，已经收回，不再安排。", "All right, it is yours again."),
    "gift.kept": ("好的，还留着，谢谢您。", "All right, it stays. Thank you."),
    "gift.gone": ("这样已经收回了。", "That one was taken back already."),
    "button.take_gift_back": ("收回", "Take it back"),
    "phone.which": ("好的，新号码是多少？", "All right. What is the new number?"),
    "phone.changed": ("记下了，以后打 {phone}。", "Noted. From now on we call {phone}."),
    "pause.really": (
        "先不给您安排，等您说“我回来了”，对吗？",
        "We ask you for nothing until you say “I'm back”. Is that right?",
    ),
    "pause.noted": (
        "好的，先不打扰您。已经答应的还算数，想回来就说“我回来了”。",
        "All right, we leave you in peace. What you promised stands. When you want to return, say “I'm back”.",
    ),
    "button.pause": ("对，先停一停", "Yes, a break"),
    "button.stay": ("不是，照旧", "No, as before"),
    "back.noted": ("欢迎回来！有合适的事会先问您。", "Welcome back! We will ask you first when something fits."),
    "end.really": (
        "退出以后不再找您帮忙。真的要退出吗？",
        "We will not ask you for help any more. Do you want to leave?",
    ),
    "end.really_tasks": (
        "退出以后不再找您，请您去的 {n} 件也会取消。真的要退出吗？",
        "We will not ask you any more, and {n} of your visits will be off. Do you want to leave?",
    ),
    "end.done": (
        "已经退出，谢谢您帮过的忙！想回来随时说。",
        "You have left. Thank you for all your help! You are welcome back any time.",
    ),
    "end.kept": ("太好了，您还在。", "Good, you are still with us."),
    "task.taken_back": ("太好了，还是请您去，谢谢！\n{what}", "Wonderful, it is yours again, thank you!\n{what}"),
    "task.declined_away": (
        "没关系，我再找别人。{when}也不给您安排别的。",
        "No problem, we will find somebody else. Nothing else is arranged for you {when}.",
    ),
    "another.told": (
        "好的，我告诉社工您想换个人，社工会联系您：\n{what}",
        "I have told the social worker that you would like somebody else. They will contact you:\n{what}",
    ),
    "another.nobody_yet": ("还在找人，还没有定是谁。", "We are still looking; nobody is chosen yet."),
    "notice.comes_after_all": (
        "{who}还是能去，照旧：\n{what}\n时间：{when}",
        "{who} can come after all, as arranged:\n{what}\nWhen: {when}",
    ),
    "notice.on_again": (
        "这件照旧，还是请您去：\n{what}\n时间：{when}",
        "This one is on again, please do go:\n{what}\nWhen: {when}",
    ),
    "notice.another_wished": (
        "{name}（{phone}）想换个人：\n{what}\n时间：{when}\n来的人：{who}\n说的是：{text}",
        "{name} ({phone}) would like somebody else:\n{what}\nWhen: {when}\nWho comes: {who}\nThey said: {text}",
    ),
    "button.end_help": ("退出", "Leave"),
}
