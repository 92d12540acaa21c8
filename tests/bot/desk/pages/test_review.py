"""The review page: what it shows to whom, and what its forms do."""

import re
from html import unescape

import httpx
import pytest

from bot.desk.session import COOKIE, csrf_token
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import AuditEntry, Match, Need, NeedPreference, OutboxMessage, Person


def match_of(office, category: str) -> Match:
    """The newest match for the office's need of a category."""

    def find(session) -> Match:
        return session.query(Match).join(Need).filter(Need.category == category).order_by(Match.id.desc()).first()

    return office.database.run(find)


async def decide(browser: httpx.AsyncClient, act: str, match: Match, **more: str) -> httpx.Response:
    """Send the form of a card as the page would."""
    form = {"csrf": csrf_token(browser.cookies[COOKIE]), "version": str(match.version), **more}
    return await browser.post(f"/review/matches/{match.id}/{act}", data=form)


def words(answer: httpx.Response) -> str:
    """The page's text without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


async def test_a_card_says_what_when_where_for_whom_who_and_why(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:
        page = words(await browser.get("/review"))
    for expected in ("陪诊就医", "11月25日 周三 09:00–12:00", "青山镇高枳村", "赵桂兰 老人", "志愿者", "为什么这样配"):
        assert expected in page
    assert "王秀英" in page or "陈晓" in page


async def test_a_need_without_anybody_says_why_and_what_would_help(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:
        page = words(await browser.get("/review"))
    assert "上门理发" in page
    assert "没有会做这件事的人或团队" in page
    assert re.search(r"如果\S+也能做上门理发，就能安排", page)


async def test_a_time_that_would_help_is_said_in_local_hours(root: str, office) -> None:
    office.database.run(lambda s: office.need(s, "home_repair", start=21, end=23))
    office.plan()
    async with office.signed_in(root, "李协调") as browser:
        page = words(await browser.get("/review"))
    assert re.search(r"如果(张建国在|改到)11月25日 周三 \d\d:\d\d–\d\d:\d\d", page)


async def test_the_page_speaks_the_readers_language(root: str, office) -> None:
    async with office.signed_in(root, "Anna") as browser:
        page = await browser.get("/review")
    assert '<html lang="en">' in page.text
    assert "Waiting for your decision" in page.text
    assert "escort to a doctor" in page.text
    assert "如果" not in page.text


async def test_who_works_elsewhere_sees_nothing_from_here(root: str, office) -> None:
    async with office.signed_in(root, "远方") as browser:
        page = words(await browser.get("/review"))
    assert "赵桂兰" not in page
    assert "现在没有要决定的" in page
    assert "每一件都有人接手" in page


async def test_who_works_elsewhere_cannot_decide_here(root: str, office) -> None:
    match = match_of(office, "medical_escort")
    async with office.signed_in(root, "远方") as browser:
        answer = await decide(browser, "approve", match)
    assert answer.status_code == 403
    assert "不在您的地区" in answer.text
    assert "赵桂兰" not in answer.text
    assert match_of(office, "medical_escort").status is MatchStatus.PROPOSED


async def test_a_confidential_need_is_masked_for_all_but_the_social_worker(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as other, office.signed_in(root, "孙社工") as own:
        masked, full = words(await other.get("/review")), words(await own.get("/review"))
    assert "需要保密的服务" in masked
    assert "心理疏导" not in masked
    assert "心理疏导" in full
    assert full.count("赵桂兰") == masked.count("赵桂兰") + 1


async def test_approving_tells_both_sides(root: str, office) -> None:
    match = match_of(office, "medical_escort")
    async with office.signed_in(root, "李协调") as browser:
        answer = await decide(browser, "approve", match)
    told = office.database.run(lambda s: {row.external_id for row in s.query(OutboxMessage)})
    assert answer.status_code == 200
    assert "已同意" in answer.text
    assert match_of(office, "medical_escort").status is MatchStatus.APPROVED
    assert "赵桂兰" in told
    assert told & {"王秀英", "陈晓"}


async def test_of_two_coordinators_the_second_is_told_who_was_quicker(root: str, office) -> None:
    match = match_of(office, "medical_escort")
    async with office.signed_in(root, "李协调") as first, office.signed_in(root, "Anna") as second:
        await decide(first, "approve", match)
        late = await decide(second, "reject", match, reason="person")
    assert late.status_code == 409
    assert "Already decided by 李协调: approved" in words(late)
    assert match_of(office, "medical_escort").status is MatchStatus.APPROVED


async def test_pressing_approve_twice_approves_once(root: str, office) -> None:
    match = match_of(office, "medical_escort")
    async with office.signed_in(root, "李协调") as browser:
        codes = [(await decide(browser, "approve", match)).status_code for _ in range(2)]
    assert codes == [200, 409]


async def test_a_proposal_planned_anew_meanwhile_is_not_decided_unseen(root: str, office) -> None:
    match = match_of(office, "medical_escort")
    match.version += 7
    async with office.signed_in(root, "李协调") as browser:
        answer = await decide(browser, "approve", match)
    assert answer.status_code == 409
    assert "刚刚变了" in answer.text


async def test_the_other_ways_are_shown_with_what_each_costs_before_one_is_taken(root: str, office) -> None:
    match = match_of(office, "medical_escort")
    async with office.signed_in(root, "李协调") as browser:
        before = words(await browser.get("/review"))
        answer = await browser.get(f"/review?other={match.id}")
        shown = re.search(r"还可以这样安排 (\S+) 11月25日 周三 \d\d:\d\d–\d\d:\d\d 时间不变 路上一样久", words(answer))
        assert shown is not None
        assert shown[1] in {"王秀英", "陈晓"} - set(re.findall("谁去 (王秀英|陈晓)", before))
        code = re.search(r'name="option" value="(\w+)"', answer.text)
        answer = await decide(browser, "swap", match, option=code[1])
    assert "换好了" in answer.text
    assert f"谁去 {shown[1]}" in words(answer)
    assert "已固定" in answer.text


async def test_what_another_way_costs_is_told_in_the_readers_language(root: str, office) -> None:
    match = match_of(office, "medical_escort")
    async with office.signed_in(root, "Anna") as browser:
        page = words(await browser.get(f"/review?other={match.id}"))
    assert "same time just as far to go Take" in page


async def test_where_there_is_nobody_else_the_proposal_stands(root: str, office) -> None:
    match = match_of(office, "home_repair")
    async with office.signed_in(root, "李协调") as browser:
        assert "没有别的人能去" in words(await browser.get(f"/review?other={match.id}"))
    assert match_of(office, "home_repair").status is MatchStatus.PROPOSED


async def test_an_option_that_is_gone_changes_nothing_and_the_others_are_shown_anew(root: str, office) -> None:
    match = match_of(office, "medical_escort")
    async with office.signed_in(root, "李协调") as browser:
        page = words(await decide(browser, "swap", match, option="ab12cd34"))
    assert "刚才选的已经不行了" in page
    assert "还可以这样安排" in page
    assert match_of(office, "medical_escort").status is MatchStatus.PROPOSED


async def test_the_other_ways_of_another_areas_proposal_are_not_told(root: str, office) -> None:
    async with office.signed_in(root, "远方") as browser:
        page = words(await browser.get(f"/review?other={match_of(office, 'medical_escort').id}"))
    assert "还可以" not in page


async def test_after_pinning_one_goes_on_where_one_was(root: str, office) -> None:
    match = match_of(office, "home_repair")
    async with office.signed_in(root, "李协调") as browser:
        answer = await decide(browser, "pin", match)
    assert answer.history[0].headers["location"].endswith(f"#match-{match.id}")


async def test_a_proposal_is_pinned_and_let_go_again(root: str, office) -> None:
    match = match_of(office, "home_repair")
    async with office.signed_in(root, "李协调") as browser:
        pinned = words(await decide(browser, "pin", match))
        assert match_of(office, "home_repair").pinned
        let_go = words(await decide(browser, "unpin", match))
    assert "已固定：重新安排时不会动它。" in pinned
    assert "取消固定" in pinned
    assert "已取消固定。重新安排时可能会换。" in let_go
    assert not match_of(office, "home_repair").pinned


async def test_rejecting_the_person_opens_the_need_and_remembers_it(root: str, office) -> None:
    match = match_of(office, "home_repair")
    async with office.signed_in(root, "李协调") as browser:
        await decide(browser, "reject", match, reason="person")
    need, refused = office.database.run(lambda s: (s.get_one(Need, match.need_id), s.query(NeedPreference).count()))
    assert (need.status, refused) == (NeedStatus.OPEN, 1)


async def test_rejecting_in_ones_own_words_keeps_the_words(root: str, office) -> None:
    match = match_of(office, "home_repair")
    async with office.signed_in(root, "李协调") as browser:
        await decide(browser, "reject", match, reason="other", words=" 老人住院了 ")
    assert match_of(office, "home_repair").decision_reason == "老人住院了"


@pytest.mark.parametrize("form", [{}, {"reason": "other"}, {"reason": "other", "words": "  "}, {"reason": "made-up"}])
async def test_rejecting_needs_a_reason(root: str, office, form: dict[str, str]) -> None:
    match = match_of(office, "home_repair")
    async with office.signed_in(root, "李协调") as browser:
        answer = await decide(browser, "reject", match, **form)
    assert answer.status_code == 400
    assert "请选一个原因" in answer.text
    assert match_of(office, "home_repair").status is MatchStatus.PROPOSED


async def test_what_was_decided_is_listed_with_its_state_and_by_whom(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:
        await decide(browser, "approve", match_of(office, "home_repair"))
        page = words(await browser.get("/review"))
    assert "已同意，在等对方答复 李协调 决定" in page.split("最近决定的")[1]


@pytest.mark.parametrize("act", ["approve", "swap", "reject", "pin"])
async def test_a_form_without_the_sessions_token_decides_nothing(root: str, office, act: str) -> None:
    match = match_of(office, "home_repair")
    async with office.signed_in(root, "李协调") as browser, office.signed_in(root, "Anna") as other:
        for token in ("", "guess", "非ascii", csrf_token(other.cookies[COOKIE])):
            form = {"csrf": token, "version": str(match.version), "reason": "person"}
            assert (await browser.post(f"/review/matches/{match.id}/{act}", data=form)).status_code == 403
    assert match_of(office, "home_repair").status is MatchStatus.PROPOSED


async def test_a_form_from_another_site_decides_nothing(root: str, office) -> None:
    match = match_of(office, "home_repair")
    async with office.signed_in(root, "李协调") as browser:
        browser.headers["origin"] = "https://evil.example"
        assert (await decide(browser, "approve", match)).status_code == 403
    assert match_of(office, "home_repair").status is MatchStatus.PROPOSED


async def test_without_a_session_no_form_works(root: str, office) -> None:
    match = match_of(office, "home_repair")
    async with httpx.AsyncClient(base_url=root) as stranger:
        answer = await stranger.post(f"/review/matches/{match.id}/approve", data={"version": "1", "csrf": "x"})
    assert answer.status_code == 401
    assert match_of(office, "home_repair").status is MatchStatus.PROPOSED


async def test_a_proposal_that_is_none_is_said_to_be_gone(root: str, office) -> None:
    match = match_of(office, "home_repair")
    match.id = 999_999
    async with office.signed_in(root, "李协调") as browser:
        answer = await decide(browser, "approve", match)
    assert answer.status_code == 404
    assert "没有这条建议了" in answer.text


async def test_every_look_at_a_need_is_in_the_audit_without_anything_personal(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:
        await browser.get("/review")
    rows = office.database.run(
        lambda s: s.query(AuditEntry).filter_by(action="need.viewed", actor_id=office.people["李协调"]).all()
    )
    assert {row.subject_id for row in rows} == {"1", "2", "3", "4"}
    assert all(set(row.detail) == {"masked"} for row in rows)
    assert sum(row.detail["masked"] for row in rows if row.subject_id == "4") >= 1


async def test_markup_in_a_name_is_shown_as_text(root: str, office) -> None:
    need_id = match_of(office, "home_repair").need_id

    def rename(session) -> None:
        need = session.get_one(Need, need_id)
        session.get_one(Person, need.requester_id).name = "<script>alert(1)</script>"

    office.database.run(rename)
    async with office.signed_in(root, "李协调") as browser:
        page = (await browser.get("/review")).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
