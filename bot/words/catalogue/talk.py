"""Talk beside the matters themselves: greetings, help, what cannot be understood or read."""

SENTENCES: dict[str, tuple[str, str]] = {
    "button.human": ("找人工", "Talk to a person"),
    "button.need": ("我要找人帮忙", "I need help"),
    "button.offer": ("我能来帮忙", "I can help"),
    "greet": (
        "您好！我是联动。要找人帮忙，或者想来帮忙，都可以直接跟我说。",
        "Hello! I am Liandong. If you need help, or would like to help, just tell me.",
    ),
    "aside.greet": ("您好！我们接着来。", "Hello! Let us go on."),
    "aside.help": (
        "您照着问题回答就行。不想填了，点“不要了”，或者说“取消”。",
        "Just answer the question. To stop, tap “Never mind” or say “cancel”.",
    ),
    "help": (
        (
            "直接说要什么帮助就行，比如“周三下午想找人陪我妈去医院”。\n"
            "想当志愿者，就说您能帮什么、什么时候有空。\n"
            "查进度说“办得怎样了”，不要了说“取消”，找社工说“找人工”。"
        ),
        (
            "Just say what help you need, like “somebody to take my mother to hospital on Wednesday afternoon”.\n"
            "To volunteer, say what you can do and when you are free.\n"
            "“Status” tells how it is going, “cancel” cancels, “talk to a person” calls a social worker."
        ),
    ),
    "help.coordinator": (
        "说“审核”看待定的安排，也会给您一个网页链接。\n居民和志愿者直接打字就行。\n要用英文，发 /language English。",
        (
            "Say “review” to see what waits for you and to get a link to the page.\n"
            "Residents and volunteers simply type.\n"
            "For Chinese send /language 中文."
        ),
    ),
    "other": (
        "这个我帮不上，不好意思。要找人帮忙，请直接说，比如“想找人送饭”。",
        "Sorry, I cannot help with that. If you need help, just say so, like “somebody to bring a meal”.",
    ),
    "only_symbols": (
        "您好！请打几个字告诉我，要什么帮助。",
        "Hello! Please write a few words about the help you need.",
    ),
    "thanks.welcome": ("不客气！", "You are welcome!"),
    "ready": ("好的。还有什么要帮忙的，直接跟我说。", "All right. If you need anything else, just tell me."),
    "passed_on.feedback": (
        "谢谢您告诉我们，我已经转给社工。",
        "Thank you for telling us. I have told the social worker.",
    ),
    "passed_on.check_in": (
        "好的，辛苦了！我已经告诉社工您到了。",
        "Good, thank you! I have told the social worker that you are there.",
    ),
    "passed_on.complete_task": (
        "太好了，辛苦您！我已经告诉社工。",
        "Wonderful, thank you! I have told the social worker.",
    ),
    "passed_on.change_time": (
        "好的，我已经告诉社工您想改时间。社工会联系您。",
        "I have told the social worker that you want another time. They will contact you.",
    ),
    "unsure.ask": ("我没太听明白。您是想：", "I am not sure I understood. Do you mean:"),
    "interruption.which": ("刚才那件还没有定。先办哪一件？", "The other matter is not settled yet. Which one first?"),
    "interruption.left": (
        "好的，先说新的。刚才那件没有改，要改再跟我说。",
        "All right, the new one first. The other was not changed; tell me when you want to.",
    ),
    "button.interruption_old": ("接着刚才的", "Go on with the other"),
    "button.interruption_new": ("先说新的", "The new one first"),
    "stale.button": ("这个按钮过时了。", "That button is out of date."),
    "stale.task": ("这件事已经有变动，不用答复了。谢谢您！", "This has changed since; no answer is needed. Thank you!"),
    "stale.need": ("这件事已经办完或取消了。", "That one is done or cancelled."),
    "stale.state": (
        "不好意思，刚才说到一半的话我没接上。请再说一遍。",
        "Sorry, I lost the thread of what we were doing. Please say it again.",
    ),
    "unreadable.voice": (
        "不好意思，我还听不了语音。请打字告诉我，或者找人工。",
        "Sorry, I cannot listen to voice messages yet. Please type, or talk to a person.",
    ),
    "unreadable.photo": (
        "不好意思，我还看不了图片。请打字告诉我，或者找人工。",
        "Sorry, I cannot see pictures yet. Please type, or talk to a person.",
    ),
    "unreadable.edited": (
        "我看到您改了消息。请把新的话再发一遍，我就明白了。",
        "I see that you changed a message. Please send the new words once more.",
    ),
    "unreadable.group": (
        "为了保护您的隐私，请不要在群里说，单独找我聊。",
        "To protect your privacy, please do not tell it in a group. Write to me alone.",
    ),
    "unreadable.other": (
        "不好意思，这个我看不了。请打字告诉我，或者找人工。",
        "Sorry, I cannot read that. Please type, or talk to a person.",
    ),
    "unreadable.long": (
        "您写得很长，我只读了开头和结尾各 {part} 字。漏了要紧的，请再用一两句说。",
        "That was long: I read its first and last {part} characters. If I missed something that matters, please "
        "say it again in a sentence or two.",
    ),
    "meaning.report_need": ("我要找人帮忙", "I need help"),
    "meaning.offer_help": ("我能来帮忙", "I can help"),
    "meaning.offer_resource": ("我要捐或出借东西", "I have something to give or lend"),
    "meaning.change_time": ("我要改时间", "Change the time"),
    "meaning.cancel": ("我要取消", "Cancel something"),
    "meaning.ask_status": ("我想问办得怎样了", "How is it going?"),
    "meaning.accept_task": ("这个活我接", "I will do it"),
    "meaning.decline_task": ("这个活我去不了", "I cannot do it"),
    "meaning.check_in": ("我到了", "I have arrived"),
    "meaning.complete_task": ("我做完了", "I have finished"),
    "meaning.feedback": ("我有话对社工说", "A message for the social worker"),
    "meaning.delete_data": ("删掉我的资料", "Delete my data"),
    "meaning.help": ("怎么用", "How does this work?"),
    "meaning.about": ("{meaning}：{what}", "{meaning}: {what}"),
    "stale.proposal": (
        "这件已经处理过或有变动了。说“审核”看最新的。",
        "That one has been decided or has changed. Say “review” for the latest.",
    ),
}
