"""Conversations that people lead instead of the bot: what the person hears, and what the coordinators read."""

SENTENCES: dict[str, tuple[str, str]] = {
    "human.told": (
        "已经告诉值班社工，会尽快在这里回您。",
        "The social worker on duty knows now and will answer you here soon.",
    ),
    "human.told_ask_phone": (
        "已经告诉值班社工，会尽快在这里回您。想让社工打给您，请把电话号码发过来。",
        "The social worker on duty knows now and will answer you here soon. To be called, send your phone number.",
    ),
    "human.stranger": (
        "已经告诉值班社工，会尽快在这里回您。点“可以”，社工就知道您是谁；想让社工打给您，再留个电话。",
        (
            "The social worker on duty knows now and will answer you here soon. "
            "Tap “Yes, you may” so that they know you; leave a phone number to be called."
        ),
    ),
    "human.phone_noted": ("电话记好了，社工会打给您。", "Noted. The social worker will call you."),
    "human.waiting": (
        "已经告诉值班社工了，请再等一等。急事请打 {police} 或 {ambulance}。",
        "The social worker on duty knows; please wait a little. If it is urgent call {police} or {ambulance}.",
    ),
    "human.opened": (
        "我没弄懂，已经请值班社工来看看，会在这里回您。",
        "I did not understand, so I asked the social worker on duty, who will answer you here.",
    ),
    "human.failed": (
        "不好意思，刚才我出了点问题，已经请值班社工来看看。",
        "Sorry, something went wrong on my side. I asked the social worker on duty to look at it.",
    ),
    "human.nobody": (
        "现在还没有值班社工。急事请打 {police} 或 {ambulance}。",
        "Nobody is on duty yet. If it is urgent please call {police} or {ambulance}.",
    ),
    "human.nobody_till": (
        "现在没有人值班，{when}起有人回您。急事请打 {police} 或 {ambulance}。",
        "Nobody is on duty now; somebody will answer you from {when}. If it is urgent call {police} or {ambulance}.",
    ),
    "handoff.somebody": ("值班社工", "the social worker on duty"),
    "handoff.somebody_else": ("这位居民", "this person"),
    "handoff.here": ("{who}来了，您直接写就行，{who}都能看到。", "{who} is here. Just write, and {who} will read it."),
    "handoff.now": ("现在换{who}和您说。", "From now on {who} talks to you."),
    "handoff.ended": (
        "和{who}的对话先到这里，我接着帮您。还要找人，说“找人工”。",
        "The conversation with {who} is over, and I am back. To talk to a person again, say “talk to a person”.",
    ),
    "handoff.taken_back": (
        "{who}暂时没能回您，我再找一位同事。",
        "{who} cannot answer just now. I am asking a colleague.",
    ),
    "handoff.still_nobody": (
        "还没有人接，我已经告诉上一级。急事请打 {police} 或 {ambulance}。",
        "Nobody has answered yet, so I told the next level. If it is urgent call {police} or {ambulance}.",
    ),
    "handoff.said": ("{who}：{text}", "{who}: {text}"),
    "handoff.pressed": ("（按了一个按钮）", "(pressed a button)"),
    "handoff.pin": ("定位 {lat}，{lon}", "location {lat}, {lon}"),
    "handoff.photo": ("（发来照片）", "(sent a picture)"),
    "handoff.photo_elsewhere": ("（发来照片，这里看不了）", "(sent a picture that cannot be shown here)"),
    "handoff.photo_unseen": (
        "对方用的不是这里，看不到照片，请用文字说。",
        "They use another channel and cannot see the picture. Please say it in words.",
    ),
    "handoff.unreachable": ("对方停用了机器人，收不到了。", "They have stopped the bot and cannot read this."),
    "handoff.cannot_pass": (
        "这个转不过去。文字、照片、定位都可以。",
        "This cannot be passed on. Words, pictures and locations can.",
    ),
    "handoff.not_yours": (
        "这段对话已经不在您手里，刚才的话没有转给对方。",
        "This conversation is no longer yours; what you wrote was not passed on.",
    ),
    "handoff.write": ("好，您写的都会转给对方。", "All right: what you write goes to them."),
    "handoff.card": (
        "【{why}】（{id}号）\n称呼：{name}\n地点：{place}\n说的是：{text}",
        "[{why}] (no. {id})\nName: {name}\nPlace: {place}\nThey said: {text}",
    ),
    "handoff.card_phone": ("想让您打：{phone}", "Wants to be called on: {phone}"),
    "handoff.why.asked": ("有人要找社工", "Somebody wants to talk to a social worker"),
    "handoff.why.not_understood": ("机器人没听懂，请来看看", "The bot did not understand, please have a look"),
    "handoff.why.failed": ("机器人出了错，请来看看", "The bot failed, please have a look"),
    "handoff.why.alarm": ("紧急求助的对话", "Conversation of an emergency"),
    "handoff.waits": ("还没有人接！", "Nobody has taken it yet!"),
    "handoff.let_down": ("{who}没有及时回，还在等人接。", "{who} did not answer in time. It waits for somebody."),
    "handoff.sealed": (
        "有人要找社工（{id}号），内容只有本地社工能看。请联系一位社工来接。",
        "Somebody wants to talk (no. {id}), but only a social worker may see it. Please find one to take it.",
    ),
    "handoff.number": ("对方留了电话：{phone}（{id}号）", "They left a number: {phone} (no. {id})"),
    "handoff.taken": ("{who}接了（{id}号）。", "{who} has it (no. {id})."),
    "handoff.yours": (
        "这段对话由您接手（{id}号），您写的都会转给{name}。\n{said}\n说完请点“结束对话”，或写“结束”。",
        "The conversation is yours (no. {id}); what you write goes to {name}.\n{said}\nPress “End it” or write “done”.",
    ),
    "handoff.lost": (
        "您没有及时回，{id}号对话已经请别人来接。",
        "You did not answer in time; conversation no. {id} is offered to others.",
    ),
    "handoff.given_back": ("对话结束了（{id}号）。", "The conversation is over (no. {id})."),
    "handoff.fell_silent": (
        "很久没有新话，对话结束了（{id}号）。",
        "Nothing was said for long: the conversation is over (no. {id}).",
    ),
    "desk.inbox": ("对话", "Conversations"),
    "desk.inbox_empty": ("现在没有人要找社工。", "Nobody wants to talk to a person now."),
    "desk.inbox_open": ("打开", "Open"),
    "desk.inbox_mine": ("您在说", "yours"),
    "desk.inbox_over": ("已结束", "over"),
    "desk.inbox_owed": ("还有 {n} 分钟要回", "reply due in {n} minutes"),
    "desk.inbox_taken": ("这段对话已经不在您手里，或别人已经接了。", "It is not yours, or somebody else has it."),
    "desk.inbox_unsent": ("没有送出的话：{text}", "Not sent: {text}"),
    "desk.inbox_silent": ("还没有说什么。", "Nothing was said yet."),
    "desk.inbox_again": ("看有没有新话", "Look for something new"),
    "desk.inbox_write": ("写给{who}", "Write to {who}"),
    "desk.inbox_send": ("发送", "Send"),
    "desk.inbox_canned": ("常用的话，点一下就发", "Usual answers, sent with one press"),
    "desk.inbox_to": ("转给", "Hand on to"),
    "desk.inbox_hand_on": ("转给这位同事", "Hand it on"),
    "canned.hello": ("您好，我是{who}，您请说。", "Hello, this is {who}. What can I do for you?"),
    "canned.moment": ("请等一下，我去问清楚就回您。", "One moment please, I will find out and come back to you."),
    "canned.where": ("请问您在哪里？门牌、旁边有什么都可以。", "Where are you? The house, or what is near."),
    "canned.call": ("方便的话，请留个电话，我打给您。", "If you like, leave a number and I will call you."),
    "canned.anything": ("还有别的要帮忙吗？", "Is there anything else?"),
    "canned.bye": ("好的，有事随时再找我们。", "All right. Come back whenever you need us."),
    "button.lead": ("我来接", "I take it"),
    "button.take_over": ("接手对话", "Take over the conversation"),
    "button.write": ("回复", "Answer"),
    "button.hand_back": ("结束对话", "End it"),
}
