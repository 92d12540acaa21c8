"""`liandong check`: what was looked at, how it is, and what to do about it."""

SENTENCES: dict[str, tuple[str, str]] = {
    "check.about.settings": ("设置", "settings"),
    "check.about.database": ("数据库", "database"),
    "check.about.disk": ("磁盘", "disk"),
    "check.about.home": ("数据文件夹", "home"),
    "check.about.key": ("密钥", "key"),
    "check.about.clock": ("时钟", "clock"),
    "check.about.nlu": ("语言理解", "understanding"),
    "check.about.llm": ("第二意见", "second opinion"),
    "check.about.token": ("Telegram 令牌", "Telegram token"),
    "check.about.webhook": ("Telegram 推送", "webhook"),
    "check.about.duty": ("值班", "duty"),
    "check.stops": (
        "这样不能启动：请先改好上面的问题（再看一遍：liandong check）",
        "it cannot start like this: mend what is named above first (look again: liandong check)",
    ),
    "check.fault": ("没能查完（{fault}），请报告给开发者", "the look failed ({fault}); please tell the developers"),
    "check.settings.read": ("{many} 项已设，都能用", "{many} set, all can be read"),
    "check.settings.no_proxy": (
        "没有设 LIANDONG_PROXIES：若前面有反向代理，请填它的地址，否则人人看来都从同一处来",
        "LIANDONG_PROXIES is not set: name the proxy before it, if any, or everybody seems to come from one place",
    ),
    "check.settings.misspelt": (
        "没有 {name} 这个设置，是不是 {likely}？请改名或删掉",
        "there is no {name}; was {likely} meant? Rename or unset it",
    ),
    "check.settings.unknown": ("没有 {name} 这个设置，请删掉", "there is no {name}; unset it"),
    "check.database.current": ("{where}，可读写，结构是最新的", "{where}, can be written, up to date"),
    "check.database.behind": (
        "{where}，可读写，下次启动时更新结构",
        "{where}, can be written, is brought up to date at the next start",
    ),
    "check.database.new": ("{where} 还没有，第一次启动时建立", "{where} is not there yet, made at the first start"),
    "check.database.unusable": (
        "用不了（{why}）。请核对 LIANDONG_DATABASE_URL、数据库是否运行、文件权限",
        "cannot be used ({why}); see to LIANDONG_DATABASE_URL, that the database runs, and the file's permissions",
    ),
    "check.database.foreign": (
        "{where} 是别的版本建的。请用建它的版本，或换一个数据库",
        "{where} was made by another version; use that version, or another database",
    ),
    "check.disk.free": ("{home} 还有 {gb} GB", "{gb} GB free at {home}"),
    "check.disk.full": (
        "{home} 只剩 {gb} GB，请腾出空间（至少 0.5 GB）",
        "only {gb} GB free at {home}; make room (0.5 GB at least)",
    ),
    "check.home.new": ("{home} 还没有，第一次启动时建立", "{home} is not there yet, made at the first start"),
    "check.home.closed": ("{home}，只有本用户能看", "{home}, for this user alone"),
    "check.home.open": (
        "别人也能看 {home}，请运行 chmod 700 {home}",
        "others can look into {home}; run chmod 700 {home}",
    ),
    "check.home.unwritable": (
        "{home} 不能写，请改权限或换 LIANDONG_HOME",
        "{home} cannot be written; change its permissions or LIANDONG_HOME",
    ),
    "check.key.none": ("没有密钥文件 {path}", "no key file {path}"),
    "check.key.closed": ("{path}，只有本用户能看", "{path}, for this user alone"),
    "check.key.open": ("别人也能看 {path}，请运行 chmod 600 {path}", "others can read {path}; run chmod 600 {path}"),
    "check.key.empty": ("{path} 是空的，请放回备份的密钥", "{path} is empty; put the key back from where you keep it"),
    "check.clock.right": ("{local}（上海），与对方一致", "{local} (Shanghai), as others have it"),
    "check.clock.alone": ("{local}（上海），没有可比的", "{local} (Shanghai), nothing to compare it with"),
    "check.clock.off": (
        "{local}（上海），差了 {seconds} 秒。请校时（timedatectl set-ntp true）",
        "{local} (Shanghai), {seconds} s off; set it right (timedatectl set-ntp true)",
    ),
    "check.nlu.inside": ("在本程序里理解", "messages are read in process"),
    "check.nlu.own": ("自带的 Rasa，启动时装好", "Liandong's own Rasa, made ready by serve"),
    "check.nlu.ours": ("{url}，模型可用", "{url}, with a model of ours"),
    "check.nlu.nobody": (
        "{url} 没有回答。请先启动那里的 Rasa，或核对 LIANDONG_NLU_URL，或取消它（serve --nlu fallback 不用 Rasa）",
        "nobody answers at {url}; start Rasa there, correct LIANDONG_NLU_URL, or unset it "
        "(serve --nlu fallback does without)",
    ),
    "check.nlu.other": (
        "{url} 不是 Rasa 服务器，请核对 LIANDONG_NLU_URL",
        "{url} is no Rasa server; correct LIANDONG_NLU_URL",
    ),
    "check.nlu.no_model": (
        "{url} 的 Rasa 没有联动的模型，请在那里装上",
        "the Rasa at {url} has no model of Liandong's; load one there",
    ),
    "check.llm.none": ("没有设置，不问大模型", "not set: no model is asked"),
    "check.llm.here": ("{url}（本机），{seconds} 秒答复", "{url} (this machine) answered in {seconds} s"),
    "check.llm.elsewhere": (
        "{url}（不在本机），{seconds} 秒答复。号码和姓名遮住以后才发出，请告诉居民",
        "{url} (elsewhere) answered in {seconds} s; numbers and names are masked before they leave; say so to people",
    ),
    "check.llm.slow": (
        "{url} 用了 {seconds} 秒，只等 {limit} 秒。请再查一遍，或换小一点的模型",
        "{url} took {seconds} s, but {limit} s are waited for; look again, or choose a smaller model",
    ),
    "check.llm.nobody": (
        "{url} 没有答复。请启动那里的服务，或核对 LIANDONG_LLM_URL，或取消它",
        "nobody answers at {url}; start the server, correct LIANDONG_LLM_URL, or unset it",
    ),
    "check.llm.refused": (
        "{url} 不认这个密钥，请核对 LIANDONG_LLM_KEY",
        "{url} refuses the key; see to LIANDONG_LLM_KEY",
    ),
    "check.llm.unknown": (
        "{url} 不懂我们的话，请核对 LIANDONG_LLM_URL 和 LIANDONG_LLM_MODEL",
        "{url} does not know what is asked; see to LIANDONG_LLM_URL and LIANDONG_LLM_MODEL",
    ),
    "check.llm.junk": (
        "{url} 的答复不成格式，请换一个模型（LIANDONG_LLM_MODEL）",
        "what {url} says is no answer; choose another model (LIANDONG_LLM_MODEL)",
    ),
    "check.token.none": ("没有设置，不用 Telegram", "not set: no Telegram"),
    "check.token.known": ("@{name}", "@{name}"),
    "check.token.unreachable": (
        "{api} 连不上（{why}）。请查网络；连上之前会一直再试",
        "{api} does not answer ({why}); see to the network; it is tried again until it does",
    ),
    "check.webhook.polling": ("不用推送，{pending} 条在等", "none, updates are asked for; {pending} wait"),
    "check.webhook.to_register": (
        "启动时登记 {wanted}（现在是 {url}，{pending} 条在等）",
        "{wanted} is registered at the start (now {url}; {pending} wait)",
    ),
    "check.webhook.set": ("{url}，{pending} 条在等", "{url}; {pending} wait"),
    "check.webhook.failing": (
        "{url}：Telegram 在 {at} 送不到（{error}），{pending} 条在等。请查公网地址、证书和反向代理",
        "{url}: Telegram could not deliver at {at} ({error}), {pending} wait; see to the public address, "
        "its certificate and the proxy",
    ),
    "check.duty.unknown": ("数据库建好后才能查", "to be seen once the database is made"),
    "check.duty.covered": ("{towns} 个镇街都有人值班", "somebody can be reached in each of {towns} towns"),
    "check.duty.off": (
        "{many}/{towns} 个镇街现在没有人值班（{names}）。请在 /review/duty 排班，或请社工发“值班”",
        "in {many} of {towns} towns nobody is on duty now ({names}); set the roster at /review/duty, "
        "or let a coordinator set it in chat",
    ),
    "check.duty.nobody": (
        "{many}/{towns} 个镇街没有能联系上的社工（{names}）。请运行 liandong invite coordinator",
        "in {many} of {towns} towns no coordinator can be reached ({names}); run liandong invite coordinator",
    ),
}
