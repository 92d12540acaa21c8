"""What channels say by themselves (menu, terminal, refusals of the web server), and what the desk says of them."""

SENTENCES: dict[str, tuple[str, str]] = {
    "telegram.sorry": (
        "对不起，刚才那条消息没有处理成功，请再说一遍。有危险请马上打 110、119 或 120。",
        "Sorry, your last message was not handled. Please say it again. In danger call 110, 119 or 120 at once.",
    ),
    "telegram.kept": (
        "您的话我收到了，现在还存不下来，一恢复就告诉值班社工。先打上面的电话，别等我。",
        "I have your words but cannot store them yet; I tell the social worker on duty as soon as I can. "
        "Call the numbers above first, do not wait for me.",
    ),
    "telegram.away": (
        "现在存不下来，您的话没有丢，一恢复就回您。有危险马上打 {police}、{fire} 或 {ambulance}。",
        "It cannot be stored just now. Your words are not lost, I answer as soon as I can. "
        "In danger call {police}, {fire} or {ambulance}.",
    ),
    "menu.start": ("开始", "Start"),
    "menu.help": ("怎么用", "How it works"),
    "menu.status": ("我的求助和任务", "My requests and visits"),
    "menu.human": ("找工作人员", "Talk to a person"),
    "menu.cancel": ("取消", "Cancel"),
    "menu.language": ("中文 / English", "中文 / English"),
    "terminal.greeting": (
        "联动 · 有什么需要，直接打字，像发短信一样。打数字可以选按钮；按 Ctrl-C 离开。",
        "Liandong · just type what you need, as in a text message. A number presses a button; Ctrl-C leaves.",
    ),
    "terminal.goodbye": ("再见。下次打开，接着说。", "Goodbye. Next time we go on from here."),
    "outbox.again": ("（再发一次）", "(sent again)"),
    "http.not_found": ("没有这个页面。", "There is no such page."),
    "http.method_not_allowed": ("这个页面不能这样打开。", "This page cannot be opened this way."),
    "http.unreadable": ("发来的内容读不懂。", "What was sent cannot be read."),
    "http.away": ("现在用不了，请过几分钟再试。", "That cannot be done just now. Please try again in a few minutes."),
    "http.fault": ("没有成功，请稍后再试。", "That did not work. Please try again later."),
    "desk.undelivered": ("没送到的消息", "Messages not delivered"),
    "desk.all_delivered": ("最近两周的消息都送到了。", "Every message of the last two weeks was delivered."),
    "desk.undelivered_hint": (
        "请换个方式联系他们：打电话，或上门。",
        "Please reach them another way: by phone, or at their door.",
    ),
    "desk.stranger": ("不认识的人", "somebody we do not know"),
    "undelivered.danger": ("急事", "emergency"),
    "undelivered.answer": ("回复", "answer"),
    "undelivered.notice": ("通知", "notice"),
    "undelivered.broadcast": ("群发", "message to many"),
    "undelivered.blocked": ("对方停用了机器人", "they have stopped the bot"),
    "undelivered.refused": ("对方的聊天软件不收这条", "their chat service does not take it"),
    "undelivered.unreadable": ("这条消息存坏了", "the stored message is damaged"),
    "undelivered.unsure": ("不知道到了没有", "it may have arrived, we do not know"),
    "undelivered.late": ("还在等，一直没送出去", "still waiting, it cannot be sent"),
}
