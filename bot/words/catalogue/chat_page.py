"""The residents' page. What the bot says on it is said everywhere alike and stands elsewhere."""

SENTENCES: dict[str, tuple[str, str]] = {
    "chat.html_lang": ("zh-CN", "en"),
    "chat.title": ("联动 · 找人帮忙", "Liandong · find help nearby"),
    "chat.name": ("联动", "Liandong"),
    "chat.tagline": ("街坊有需要，社工站来联系", "You say what you need. The station finds who can help."),
    "chat.other_language": ("English", "中文"),
    "chat.log": ("对话", "Conversation"),
    "chat.greeting": (
        "您好！有什么需要，直接写给我，像发短信一样。不知道怎么说，点下面一个：",
        "Hello! Tell me what you need, as in a text message. Not sure how to begin? Choose one:",
    ),
    "chat.say_help": ("我想找人帮忙", "I need some help"),
    "chat.say_volunteer": ("我想当志愿者", "I want to volunteer"),
    "chat.say_human": ("我要找工作人员", "I want to talk to a person"),
    "chat.label": ("写在这里", "Write here"),
    "chat.placeholder": (
        "比如：周三下午想找人陪我妈去医院",
        "For example: someone to take my mother to hospital on Wednesday",
    ),
    "chat.send": ("发送", "Send"),
    "chat.from_us": ("联动说：", "Liandong:"),
    "chat.from_you": ("您说：", "You:"),
    "chat.working": ("正在处理…", "One moment…"),
    "chat.retry": ("没有发出去。点这里再试", "Not sent. Tap to try again"),
    "chat.offline": ("网络不通，正在重新连接…", "No connection. Trying again…"),
    "chat.earlier": ("以前的选项", "Earlier choices"),
    "chat.no_script": (
        "这个页面要打开 JavaScript 才能用。也可以打电话给社工站。",
        "This page needs JavaScript. You can also phone the station.",
    ),
    "chat.no_cookies": (
        "请允许这个网站使用 Cookie，再刷新页面。",
        "Please allow cookies for this site, then load the page again.",
    ),
    "chat.too_long": (
        "这段话太长了。请分几次发，每次不超过 4000 字。",
        "That is too long. Please send it in parts of at most 4,000 characters.",
    ),
    "chat.told_on": (
        "我会告诉值班社工有人求救。先打上面的电话，别等我。",
        "I will tell the social worker on duty that somebody calls for help. "
        "Call the numbers above first, do not wait for me.",
    ),
    "chat.kept": (
        "现在存不下来，我先记着，一恢复就告诉值班社工。先打上面的电话，别等我。",
        "It cannot be stored just now. I keep it and tell the social worker on duty as soon as I can. "
        "Call the numbers above first, do not wait for me.",
    ),
    "chat.failed": (
        "这条没有处理成功，请再说一遍。有危险马上打 {police}、{fire} 或 {ambulance}。",
        "This was not handled. Please say it again. In danger call {police}, {fire} or {ambulance}.",
    ),
    "chat.away": (
        "现在存不下来，请过一会儿再发一次。有危险马上打 {police}、{fire} 或 {ambulance}。",
        "It cannot be stored just now. Please send it again in a while. "
        "In danger call {police}, {fire} or {ambulance}.",
    ),
    "chat.too_fast": ("您发得太快了。请等几秒钟再试。", "That was too fast. Please wait a few seconds and try again."),
}
