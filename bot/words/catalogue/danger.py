"""Calls for help: what somebody in danger is told, and what the danger is called."""

SENTENCES: dict[str, tuple[str, str]] = {
    "danger.emergency": (
        "先保证安全！请马上打电话：报警 {police}，火警 {fire}，急救 {ambulance}。",
        "Safety first! Call now: police {police}, fire {fire}, ambulance {ambulance}.",
    ),
    "danger.fire": (
        "先离开着火的地方，弯腰捂住口鼻，不要坐电梯。马上打 {fire}。",
        "Get away from the fire, stay low, cover mouth and nose, take no lift. Call {fire} now.",
    ),
    "danger.medical": (
        "马上打 {ambulance}，说清地址。不要随便挪动病人，别走开。",
        "Call {ambulance} now and give the address. Do not move the person, and stay with them.",
    ),
    "danger.violence": (
        "先到安全的地方，锁好门。马上打 {police}。这不是您的错。",
        "Get to a safe place and lock the door. Call {police} now. It is not your fault.",
    ),
    "danger.suicide": (
        (
            "我听到了，您现在一定很难受。请先不要一个人待着。\n"
            "现在就可以打 {mind}，有人听您说；有危险请打 {ambulance} 或 {police}。"
        ),
        (
            "I hear you; this must be very hard. Please do not stay alone now.\n"
            "Call {mind} now, somebody will listen; in danger call {ambulance} or {police}."
        ),
    ),
    "danger.disaster": (
        "先往高处、安全的地方走，不要回去拿东西。马上打 {fire} 或 {police}。",
        "Go to high and safe ground, and do not go back for things. Call {fire} or {police} now.",
    ),
    "danger.child": (
        "孩子的安全最要紧。请马上打 {police}，先陪着孩子。",
        "The child's safety comes first. Call {police} now and stay with the child.",
    ),
    "danger.trapped": (
        "先别慌，省着力气，大声呼救。马上打 {fire} 或 {police}。",
        "Stay calm, save your strength, call out loud. Call {fire} or {police} now.",
    ),
    "danger.help": (
        "请马上打电话：报警 {police}，火警 {fire}，急救 {ambulance}。",
        "Call now: police {police}, fire {fire}, ambulance {ambulance}.",
    ),
    "danger.welfare": (
        "请先去敲门、打电话看看人在不在。叫不应就打 {police} 或 {ambulance}。",
        "Please knock and call to see whether they are there. No answer: call {police} or {ambulance}.",
    ),
    "danger.gas": (
        "不要开灯、不要点火，马上开窗离开。到外面再打 {fire}。",
        "No lights, no flame: open the windows and get out. Then call {fire} from outside.",
    ),
    "danger.told": (
        "我已经告诉值班社工，会有人联系您。",
        "The social worker on duty has been told, and somebody will contact you.",
    ),
    "danger.nobody": (
        "我还联系不上值班社工，请一定先打上面的电话。",
        "I cannot reach the social worker on duty yet. Please be sure to call the numbers above first.",
    ),
    "doubt.danger": (
        "要是有人正有危险，请按“有危险”，我马上叫人。",
        "If somebody is in danger right now, press “In danger” and I call for help at once.",
    ),
    "doubt.suicide": (
        "您这么说，我有点担心您。要是撑不住，请按“有危险”，我马上叫人，也可以打 {mind}。",
        "I am a little worried about you. If it is too much, press “In danger” and I call somebody; or call {mind}.",
    ),
    "button.in_danger": ("有危险", "In danger"),
    "kind.emergency": ("有人说有危险", "danger reported"),
    "kind.fire": ("火情", "fire"),
    "kind.medical": ("急病或受伤", "illness or injury"),
    "kind.violence": ("暴力", "violence"),
    "kind.suicide": ("有人不想活", "somebody wants to die"),
    "kind.disaster": ("灾害", "disaster"),
    "kind.child": ("孩子有危险", "a child in danger"),
    "kind.gas": ("漏气", "gas leak"),
    "kind.trapped": ("有人被困", "somebody trapped"),
    "kind.help": ("有人呼救", "a cry for help"),
    "kind.welfare": ("有人联系不上，担心出事", "somebody cannot be reached"),
}
