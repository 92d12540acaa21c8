"""Signing in to the review page, and out."""

from datetime import timedelta

import httpx
import pytest

from bot.desk.session import COOKIE, csrf_token
from data.models import Person, RoleGrant


async def test_without_a_link_nobody_gets_in_and_learns_how_to(root: str) -> None:
    async with httpx.AsyncClient(base_url=root) as stranger:
        answer = await stranger.get("/review")
    assert answer.status_code == 401
    assert "赵桂兰" not in answer.text
    assert "发“审核”" in answer.text
    assert "Send “review”" in answer.text


async def test_a_link_preview_does_not_use_the_link_up(root: str, office) -> None:
    link = office.link("李协调")
    async with httpx.AsyncClient(base_url=root, follow_redirects=True) as browser:
        for _ in range(3):
            preview = await browser.get(link)
            assert preview.status_code == 200
            assert "set-cookie" not in preview.headers
        opened = await browser.post(link)
    assert opened.url.path == "/review"
    assert "李协调" in opened.text


async def test_a_link_works_once(root: str, office) -> None:
    link = office.link("李协调")
    async with httpx.AsyncClient(base_url=root) as first, httpx.AsyncClient(base_url=root) as second:
        assert (await first.post(link)).status_code == 303
        again = await second.post(link)
    assert again.status_code == 410
    assert "这个链接用过了，或者过期了" in again.text
    assert COOKIE not in second.cookies


async def test_an_old_link_and_an_invented_one_are_refused_alike(root: str, office) -> None:
    link = office.link("李协调")
    office.now += timedelta(minutes=11)
    async with httpx.AsyncClient(base_url=root) as browser:
        old, invented = await browser.post(link), await browser.post("/review/open/no-such-token")
    assert (old.status_code, invented.status_code) == (410, 410)
    assert old.text == invented.text


async def test_the_cookie_is_http_only_strict_and_for_this_page_alone(root: str, office) -> None:
    async with httpx.AsyncClient(base_url=root) as browser:
        cookie = (await browser.post(office.link("李协调"))).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/review" in cookie


async def test_a_session_ends_by_itself(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:
        office.now += timedelta(hours=13)
        assert (await browser.get("/review")).status_code == 401


async def test_who_is_no_coordinator_any_more_sees_nothing_at_once(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:

        def revoke(session) -> None:
            person = session.get_one(Person, office.people["李协调"])
            for grant in session.query(RoleGrant).filter_by(person_id=person.id):
                grant.revoked_at = office.now

        office.database.run(revoke)
        assert (await browser.get("/review")).status_code == 401


async def test_signing_out_ends_the_session_on_the_server(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:
        cookie = browser.cookies[COOKIE]
        await browser.post("/review/close", data={"csrf": csrf_token(cookie)})
        async with httpx.AsyncClient(base_url=root, headers={"cookie": f"{COOKIE}={cookie}"}) as thief:
            assert (await thief.get("/review")).status_code == 401


async def test_another_site_cannot_sign_somebody_out(root: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:
        await browser.post("/review/close", data={"csrf": "guessed"})
        assert (await browser.get("/review")).status_code == 200


@pytest.mark.parametrize("path", ["/review", "/review/open/x"])
async def test_nothing_of_the_page_is_kept_by_browser_or_proxy(root: str, path: str, office) -> None:
    async with office.signed_in(root, "李协调") as browser:
        assert (await browser.get(path)).headers["cache-control"] == "no-store"


def test_the_forms_token_differs_by_session_and_does_not_show_the_cookie() -> None:
    assert csrf_token("cookie-a") != csrf_token("cookie-b")
    assert "cookie-a" not in csrf_token("cookie-a")
