import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.engine import alarm_buttons, buttons
from bot.dialogue.engine.buttons import LONGEST_BYTES, decode, encode, fits, labelled
from bot.dialogue.engine.pressed import Pressed
from nlu.intents import Intent

numbers = st.integers(0, 10**9)
codes = st.text(alphabet=st.characters(codec="ascii", exclude_characters=":"), min_size=1, max_size=20)
names = st.text(min_size=1, max_size=10)
one_of_each: st.SearchStrategy[Pressed] = st.one_of(
    *(st.just(kind()) for kind in (buttons.Agree, buttons.Disagree, buttons.Human)),
    *(st.just(kind()) for kind in (buttons.Yes, buttons.No, buttons.Review)),
    st.builds(buttons.Speak, st.sampled_from(["zh", "en"])),
    st.builds(buttons.Edit, st.none() | codes),
    st.builds(buttons.Pick, codes, names),
    st.builds(buttons.Skip, codes),
    st.builds(buttons.Mean, st.sampled_from(Intent), st.none() | codes),
    st.builds(buttons.First, st.sampled_from(["old", "new"])),
    *(st.builds(kind, numbers) for kind in (buttons.Accept, buttons.Cannot, buttons.Withdraw, buttons.Reschedule)),
    *(st.builds(kind, numbers, numbers) for kind in (buttons.Approve, buttons.Reject, buttons.Swap, buttons.Leave)),
    st.builds(buttons.Take, numbers, numbers, codes),
    st.builds(buttons.Why, codes),
    st.builds(alarm_buttons.Claim, numbers),
    st.builds(alarm_buttons.Close, numbers, codes),
    st.builds(alarm_buttons.Duty, st.sampled_from(["on", "off"])),
    st.just(alarm_buttons.Resume()),
    st.builds(alarm_buttons.InDanger, codes),
)
WIRE = {
    "agree": buttons.Agree(),
    "decline_consent": buttons.Disagree(),
    "human": buttons.Human(),
    "language:en": buttons.Speak("en"),
    "yes": buttons.Yes(),
    "no": buttons.No(),
    "edit": buttons.Edit(),
    "edit:when": buttons.Edit("when"),
    "pick:when:202611251200-202611251800": buttons.Pick("when", "202611251200-202611251800"),
    "pick:item:轮椅": buttons.Pick("item", "轮椅"),
    "pick:item:3:1 梯子": buttons.Pick("item", "3:1 梯子"),
    "skip:phone": buttons.Skip("phone"),
    "mean:report_need": buttons.Mean(Intent.REPORT_NEED),
    "mean:offer_help:haircut": buttons.Mean(Intent.OFFER_HELP, "haircut"),
    "torn:old": buttons.First("old"),
    "torn:new": buttons.First("new"),
    "accept:5": buttons.Accept(5),
    "cannot:5": buttons.Cannot(5),
    "cancel:7": buttons.Withdraw(7),
    "move:7": buttons.Reschedule(7),
    "review": buttons.Review(),
    "approve:5:2": buttons.Approve(5, 2),
    "reject:5:2": buttons.Reject(5, 2),
    "swap:5:2": buttons.Swap(5, 2),
    "take:5:2:ab12cd34": buttons.Take(5, 2, "ab12cd34"),
    "leave:5:2": buttons.Leave(5, 2),
    "why:person": buttons.Why("person"),
    "claim:5": alarm_buttons.Claim(5),
    "close:5:handled": alarm_buttons.Close(5, "handled"),
    "duty:on": alarm_buttons.Duty("on"),
    "resume": alarm_buttons.Resume(),
    "danger:fire": alarm_buttons.InDanger("fire"),
}
"""What old messages hold. A line may be added here; none may change."""


@pytest.mark.parametrize(("data", "button"), WIRE.items())
def test_a_button_of_an_old_message_keeps_working(data: str, button: Pressed) -> None:
    assert decode(data) == button
    assert encode(button) == data


@given(one_of_each)
def test_every_button_comes_back_as_it_was_and_fits(button: Pressed) -> None:
    data = encode(button)
    assert decode(data) == button
    assert len(data.encode()) <= LONGEST_BYTES


words = st.sampled_from([*(part for data in WIRE for part in data.split(":")), "", "0", "x"])


@given(st.text(max_size=LONGEST_BYTES) | st.lists(words, max_size=5).map(":".join))
def test_any_text_is_a_button_or_none(data: str) -> None:
    button = decode(data)
    assert button is None or isinstance(button, Pressed)


@pytest.mark.parametrize(
    "data",
    [None, "", ":", "yes:no", "human:", "edit:", "pick:place", "skip:a:b", "mean:world_peace", "mean", "torn",
     "torn:maybe", "language:fr", "approve:5", "approve:5:2:1", "approve:05:2", "approve:٣:2", f"approve:{9**40}:1"],
)  # fmt: skip
def test_what_we_never_sent_is_none(data: str | None) -> None:
    assert decode(data) is None


@pytest.mark.parametrize("data", ["accept:", "accept:x", "accept:5:5", "cannot:x", "cancel:x", "move:"])
def test_a_number_that_cannot_be_read_is_that_of_nothing(data: str) -> None:
    assert vars(decode(data)) in ({"match_id": 0}, {"need_id": 0})


@pytest.mark.parametrize("button", [buttons.Pick("item", "椅" * 30), buttons.Skip("a:b"), buttons.Take(1, 1, "")])
def test_a_button_that_would_not_come_back_is_not_made(button: Pressed) -> None:
    with pytest.raises(ValueError, match="not to be brought back"):
        encode(button)


def test_a_rare_character_takes_more_room() -> None:
    assert fits(buttons.Pick("item", "椅" * 15))
    assert not fits(buttons.Pick("item", "𠀀" * 15))


def test_a_label_is_shown_with_the_button_behind_it() -> None:
    shown = labelled("我能去", buttons.Accept(5))
    assert (shown.label, shown.data) == ("我能去", "accept:5")
