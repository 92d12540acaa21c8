"""The review page's needs without a match: why nobody was found, and what would help."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.none.no_provider": ("没有会做这件事的人或团队", "no person or team can do this"),
    "desk.none.out_of_radius": ("会做的人都离得太远", "all who can are too far away"),
    "desk.none.no_common_time": ("会做的人那时都没空", "nobody who can is free then"),
    "desk.none.refused": ("附近会做的人都被谢绝过", "those nearby were declined before"),
    "desk.none.cap_reached": ("会做的人这周都排满了", "those who can have given all their hours"),
    "desk.none.no_item": ("附近没有足够的物资", "not enough goods nearby"),
    "desk.none.all_busy": ("会做的人那时都要去更急的事", "those who can are needed for something more pressing"),
    "desk.none.near": ("{sentence}（差一点的有 {near} 位）", "{sentence} ({near} come near)"),
    "desk.none.role": ("{role}：{sentence}", "{role}: {sentence}"),
    "desk.fix.need_window_by": ("如果改到{when}，{name}可以去", "if it were {when}, {name} could go"),
    "desk.fix.need_window": ("如果改到{when}，就能安排", "if it were {when}, it could be done"),
    "desk.fix.window": ("如果{name}在{when}有空，就能安排", "if {name} were free {when}, it could be done"),
    "desk.fix.radius": (
        "如果{name}愿意走到 {n:g} 公里，就能安排",
        "if {name} would go as far as {n:g} km, it could be done",
    ),
    "desk.fix.skill": ("如果{name}也能做{skill}，就能安排", "if {name} could also do {skill}, it could be done"),
    "desk.fix.max_visits": (
        "如果{name}这段时间能去 {n:g} 次，就能安排",
        "if {name} would make {n:g} visits, it could be done",
    ),
    "desk.fix.max_minutes": (
        "如果{name}这段时间能出 {n:g} 分钟，就能安排",
        "if {name} would give {n:g} minutes, it could be done",
    ),
    "desk.fix.item": ("如果{name}有 {n:g} 份，就能安排", "if there were {n:g} of {name}, it could be done"),
}
