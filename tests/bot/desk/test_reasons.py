"""What would help, as the coordinator reads it on the review page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from bot.core.messages import Language
from bot.desk.reasons import ReasonPresenter
from data.models import Need, NeedReason, Provider


@pytest.mark.parametrize(
    ("change", "language", "sentence"),
    [
        ({"change": "need_window", "to": [902, 951]}, "zh", "如果改到11月21日 周六 15:00–16:00，就能安排"),
        (
            {"change": "need_window", "to": [902, 951], "who": "陈晓"},
            "zh",
            "如果改到11月21日 周六 15:00–16:00，陈晓可以去",
        ),
        ({"change": "window", "to": [902, 951], "who": "陈晓"}, "en", "if 陈晓 were free"),
    ],
)
def test_a_change_names_who_would_come_and_when_in_quarters_of_an_hour(
    office, change: Mapping[str, Any], language: Language, sentence: str
) -> None:
    with office.database.transaction() as session:
        who = next(one for one in session.query(Provider) if one.name == "陈晓")
        fix = {k: v for k, v in change.items() if k != "who"} | ({"provider": f"p{who.id}"} if "who" in change else {})
        detail = {"fixes": [fix], "origin": "2026-11-21T00:00:00+08:00"}
        need = Need(reasons=[NeedReason(role="main", code="no_common_time", detail=detail)])
        reasons = ReasonPresenter(session, office.names, language, datetime(2026, 11, 20, 9))
        assert reasons.fixes(need)[0].startswith(sentence)
