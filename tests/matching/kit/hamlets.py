"""A large problem made of small ones: one hamlet so many times, each too far from the others for anybody to come."""

from typing import Any

from tests.matching.kit.problems import Json


def moved_away(hamlet: Json, number: int) -> Json:
    """The hamlet with names of its own, too far from the others for anybody to come."""

    def named(value: Any) -> Any:
        return f"{value}-{number}"

    def place(value: list[float]) -> list[float]:
        return [90 + 0.5 * number, value[1]]

    def match(value: Json) -> Json:
        roles = {r: [named(p) for p in given] for r, given in value["roles"].items()}
        return value | {"need": named(value["need"]), "roles": roles}

    def role(value: Json) -> Json:
        return value | ({"item": named(value["item"])} if "item" in value else {})

    return {
        "needs": [
            n | {"id": named(n["id"]), "place": place(n["place"]), "roles": [role(r) for r in n["roles"]],
                 "prefer": [named(p) for p in n["prefer"] or []], "refuse": [named(p) for p in n["refuse"] or []]}
            for n in hamlet["needs"]
        ],
        "providers": [p | {"id": named(p["id"]), "place": place(p["place"])} for p in hamlet["providers"]],
        "resources": [
            r | {"id": named(r["id"]), "item": named(r["item"]), "place": place(r["place"])}
            for r in hamlet["resources"]
        ],
        "previous": [match(m) for m in hamlet["previous"]],
    }  # fmt: skip


def many_hamlets(hamlet: Json, times: int) -> Json:
    """The hamlet so many times."""
    copies = [moved_away(hamlet, k) for k in range(times)]
    lists = {name: [row for copy in copies for row in copy[name]] for name in copies[0]}
    return hamlet | lists
