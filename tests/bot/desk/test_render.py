"""Words made HTML."""

from bot.desk.render import unbroken


def test_hours_stay_together_and_nothing_in_the_sentence_becomes_markup() -> None:
    assert unbroken("11月25日 <b> 09:00–12:00") == '11月25日 &lt;b&gt; <span class="hours">09:00–12:00</span>'
    assert unbroken("明天") == "明天"
