"""What people are told without having asked."""

SENTENCES: dict[str, tuple[str, str]] = {
    "notice.no_reason": ("没有说", "nothing"),
    "notice.proposed": ("有 {n} 件新的安排等您审核。", "{n} new proposals wait for your review."),
    "notice.urgent": ("有件急事刚找到人，请马上审核：", "Somebody was found for an urgent need. Please review it now:"),
    "notice.unknown": ("没有留", "not left"),
    "notice.passed_on": ("{name}（{phone}）说：{text}", "{name} ({phone}) says: {text}"),
}
