"""A helper says when they cannot come: what was only proposed for then goes elsewhere."""

from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import AvailabilitySpan, Match, Need


async def test_a_day_off_is_kept_free(proposed):
    asked = await proposed.say("李姐", "周一我来不了")
    assert "11月23日 周一 全天" in asked
    assert "记下了" in await proposed.press("李姐", "yes")
    (away,) = [span for span in proposed.stored(AvailabilitySpan) if not span.available]
    assert away.start.isoformat() == "2026-11-22T16:00:00+00:00"
    proposed.propose()
    assert [match.status for match in proposed.stored(Match)] == [MatchStatus.EXPIRED]
    assert [need.status for need in proposed.stored(Need)] == [NeedStatus.OPEN]


async def test_what_is_promised_for_that_day_is_asked_about_first(proposed):
    await proposed.press("李社工", "approve:1:1")
    await proposed.press("李姐", "accept:1")
    assert "真的去不了吗" in await proposed.say("李姐", "周一我来不了")
    assert "我再找别人" in await proposed.press("李姐", "yes")
    assert [match.status for match in proposed.stored(Match)] == [MatchStatus.DECLINED]
