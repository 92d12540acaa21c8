"""The command line: what is missing or wrong, and progress."""

SENTENCES: dict[str, tuple[str, str]] = {
    "unusable.setting": ("{name} 填得不对：{fault}", "{name} cannot be read: {fault}"),
    "unusable.http": (
        "{address} 用不了（{why}）。请关掉占用它的程序，或用 LIANDONG_HTTP 换一个",
        "cannot listen on {address} ({why}); end what uses it, or set LIANDONG_HTTP to another",
    ),
    "unusable.token": (
        (
            "Telegram 不认 LIANDONG_TELEGRAM_TOKEN。"
            "请在 Telegram 里向 @BotFather 发 /mybots，复制 API Token，重新设置后再启动；"
            "若设置了 LIANDONG_TELEGRAM_API，也请核对。"
        ),
        (
            "Telegram refuses LIANDONG_TELEGRAM_TOKEN. "
            "Send /mybots to @BotFather, copy the API token, set it and start again; "
            "if LIANDONG_TELEGRAM_API is set, check it too."
        ),
    ),
    "unusable.address": (
        "{setting} 应是完整的地址，例如 https://example.org。",
        "{setting} must be a whole address, for example https://example.org.",
    ),
    "unusable.webhook_secret": (
        "LIANDONG_WEBHOOK_SECRET 只能用字母、数字、_ 和 -，最多 256 个。",
        "LIANDONG_WEBHOOK_SECRET may hold only letters, digits, _ and -, 256 at most.",
    ),
    "unusable.problem": ("问题文件有错：{path}", "the problem file is wrong: {fault}"),
    "unusable.previous": ("上次的方案文件有错：{path}", "the previous plan's file is wrong: {fault}"),
    "unusable.out": ("方案写不到 {out}", "the plan cannot be written to {out} ({why})"),
    "unusable.cluster": ("连不上求解集群：{fault}", "the cluster cannot be reached: {fault}"),
    "unusable.role": ("没有这个角色：{role}。可用：{known}", "no such role: {role}; there are {known}"),
    "unusable.area": ("没有这个地区代码：{area}", "no such area code: {area}; codes are those of the gazetteer"),
    "nlu.starting": ("语言理解服务启动中…", "Starting the language server …"),
    "solve.compiling": (
        "第一次运行：一边规划一边编译计算程序，约半分钟，只此一次",
        "first run: compiling beside the search, about half a minute, once only",
    ),
    "solve.moved": ("先前约定中有变动的：{many}", "agreed before and moved: {many}"),
    "reseal.progress": ("已重新加密 {n} 行", "{n} rows sealed anew"),
    "reseal.done": (
        "全部用最新的密钥加密了，旧密钥可以去掉。",
        "All is sealed with the newest key; the old ones may go.",
    ),
    "reseal.again": ("还有别的进程在写，请再运行一次。", "Something was written meanwhile; please run it once more."),
    "match.proposed": ("个新方案等待审核", "new proposals wait for review"),
}
