"""The command line: what is missing or wrong, progress, and the demo's own words between its conversations."""

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
    "backup.progress": ("已完成 {n} 行", "{n} rows done"),
    "backup.done": (
        "备份好了，读回核对无误：{file}，{rows} 行，{mb} MB",
        "backed up and read back: {file}, {rows} rows, {mb} MB",
    ),
    "backup.aged": ("已删除超过 {days} 天的备份：{file}", "deleted, older than {days} days: {file}"),
    "backup.which": (
        "请写一个文件名，或者用 --folder 写一个文件夹。",
        "Name a file, or a folder with --folder.",
    ),
    "backup.unusable.exists": ("{file} 已经有了，不会覆盖它。", "{file} is there already, and is never overwritten."),
    "backup.unusable.unwritable": ("写不了 {file}：{why}", "{file} cannot be written: {why}"),
    "backup.unusable.unreadable": ("读不了 {file}：{why}", "{file} cannot be read: {why}"),
    "backup.unusable.not_one": ("{file} 不是联动的备份。", "{file} is no backup of Liandong's."),
    "backup.unusable.damaged": (
        "{file} 坏了或不完整，什么都没有恢复。",
        "{file} is damaged or not whole; nothing was put back.",
    ),
    "backup.unusable.newer": (
        "{file} 是更新的版本做的备份，请先升级联动。",
        "{file} was made by a newer version; update Liandong first.",
    ),
    "backup.unusable.not_empty": (
        "数据库里已经有内容（{why}），只能恢复到空的数据库。",
        "The database is not empty ({why}); a backup is put back into an empty one only.",
    ),
    "backup.unusable.unlike": (
        "写入后读回的内容和 {file} 不一样，什么都没有恢复。",
        "What was read back is not what {file} holds; nothing was put back.",
    ),
    "backup.unusable.key": (
        "{file} 是用另一把钥匙加密的（编号 {key}）。请把那把钥匙放进 LIANDONG_KEY 或数据文件夹的 key 文件。",
        "{file} was encrypted with another key (id {key}); put that one in LIANDONG_KEY or the file `key` of home.",
    ),
    "restore.done": (
        "恢复好了，读回核对无误：{file}，备份于 {when}；之后删除过信息的 {erased} 人已再次删除。",
        "Put back and read back: {file}, made at {when}; {erased} people erased since were erased again.",
    ),
    "match.proposed": ("个新方案等待审核", "new proposals wait for review"),
    "demo.duty": ("社工上岗", "A coordinator takes up duty"),
    "demo.volunteers": ("志愿者报名", "Volunteers sign up"),
    "demo.residents": ("居民说需要", "Residents say what they need"),
    "demo.alarms": ("值班社工收到", "What the duty coordinator has received"),
    "demo.matching": ("匹配", "The matcher proposes"),
    "demo.proposed": ("{n} 个方案，等社工审核", "{n} proposals wait for the coordinator"),
    "demo.review": ("社工审核", "The coordinator decides"),
    "demo.accepting": ("通知帮忙的人，他们答应", "Helpers are told, and accept"),
    "demo.telling": ("通知居民", "Residents are told"),
    "demo.your_turn": ("轮到您了", "Your turn"),
    "demo.chat": ("居民聊天", "chat"),
    "demo.page": ("审核页", "review"),
    "demo.once": ("只能打开一次", "once"),
    "demo.ends": ("按 Ctrl-C 结束", "Ctrl-C ends"),
    "demo.off_script": ("故事没有按剧本结束。", "The story did not end as its script says."),
    "demo.name": ("联动", "Liandong"),
    "demo.presses": ("按", "presses"),
    "demo.endings": ("结局", "How every need ended"),
    "demo.not_recorded": ("没有记下", "not recorded"),
    "demo.who": ("谁", "who"),
    "demo.need": ("需要", "need"),
    "demo.outcome": ("结果", "outcome"),
    "demo.by": ("谁来", "by whom"),
    "demo.when": ("时间", "when"),
}
