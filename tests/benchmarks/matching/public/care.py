"""Home health care (Bazirha's instances as published by Da Ros et al., CC BY 4.0).

Every service of every patient is given by a caregiver with its ability, inside the patient's window and the caregiver's
shift. Of two services, either two people come at once, each for a time of their own, or two people at any two times.
The way of all tours is least, by a given matrix.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from matching.model import PersonRole, Problem, Provider, Weights
from matching.model.explicit_data import ExplicitNeed, ExplicitTravel, spot
from matching.model.plan import Plan
from tests.benchmarks.matching.public.cases import START, Case, best_known, must, tours

Json = dict[str, Any]

ALL = 100_000
"""What serving a need counts, against a minute of way: all are served where all can be."""


def cases(data: Path) -> Iterator[Case]:
    """All instances, against the optimum."""
    for known in best_known(data):
        instance = json.loads((data / "instances" / f"{known['instance']}.json").read_text(encoding="utf-8"))
        best = float(known["best_known_travel"])
        yield Case(known["instance"], _problem(instance), best, partial(judge, instance))


def _problem(instance: Json) -> Problem:
    home = {point["id"]: point["distance_matrix_index"] for point in instance["terminal_points"]}
    return Problem(
        start=START,
        days=1,
        travel=ExplicitTravel(table=instance["distances"]),
        weights=Weights(served=ALL, travel=1),
        needs=tuple(need for patient in instance["patients"] for need in _needs(patient)),
        providers=tuple(_provider(caregiver, home) for caregiver in instance["caregivers"]),
    )


def _provider(caregiver: Json, home: dict[str, int]) -> Provider:
    return Provider(
        id=caregiver["id"],
        kind="caregiver",
        place=spot(home[caregiver["departing_point"]]),
        skills=frozenset(caregiver["abilities"]),
        windows=((caregiver["working_shift"]["start"], caregiver["working_shift"]["end"]),),
    )


def _needs(patient: Json) -> Iterator[ExplicitNeed]:
    services = [s["service"] for s in patient["required_services"]]
    if patient.get("synchronization", {}).get("type") == "independent":
        names = {service: f"{patient['id']} {service}" for service in services}
        for service, name in names.items():
            yield _need(patient, name, [service], frozenset(names.values()) - {name})
    else:
        yield _need(patient, patient["id"], services, frozenset())


def _need(patient: Json, name: str, services: list[str], others: frozenset[str]) -> ExplicitNeed:
    lengths = {s["service"]: s["duration"] for s in patient["required_services"] if s["service"] in services}
    return ExplicitNeed(
        id=name,
        priority=1,
        gain=1,
        lengths=lengths,
        others=others,
        place=spot(patient["distance_matrix_index"]),
        minutes=max(lengths.values()),
        windows=tuple((int(w["start"]), int(w["end"])) for w in patient["time_windows"]),
        roles=tuple(PersonRole(id=s, kinds=frozenset({"caregiver"}), skills=frozenset({s})) for s in services),
    )


def judge(instance: Json, plan: Plan) -> float:
    """The minutes of way of all tours."""
    patients = {p["id"]: p for p in instance["patients"]}
    must(_given(plan) == _asked(patients), "every service is given once")
    for patient in patients.values():
        _together(patient, plan)
    caregivers = {c["id"]: c for c in instance["caregivers"]}
    return sum(_way(instance, caregivers[who], patients, visits) for who, visits in tours(plan).items())


def _given(plan: Plan) -> list[tuple[str, str]]:
    return sorted((need.split()[0], role) for visits in tours(plan).values() for _, need, role in visits)


def _asked(patients: dict[str, Json]) -> list[tuple[str, str]]:
    return sorted((name, s["service"]) for name, p in patients.items() for s in p["required_services"])


def _together(patient: Json, plan: Plan) -> None:
    """Two services are given by two people, and at once where the patient asks for it."""
    visits = [(who, s) for who, own in tours(plan).items() for s, need, _ in own if need.split()[0] == patient["id"]]
    must(len({who for who, _ in visits}) == len(visits), f"{patient['id']} sees different people")
    if patient.get("synchronization", {}).get("type") == "simultaneous":
        must(len({start for _, start in visits}) == 1, f"{patient['id']} is served by both at once")


def _way(instance: Json, caregiver: Json, patients: dict[str, Json], visits: list[tuple[int, str, str]]) -> int:
    home = next(
        p["distance_matrix_index"] for p in instance["terminal_points"] if p["id"] == caregiver["departing_point"]
    )
    at, free, total = home, caregiver["working_shift"]["start"], 0
    for start, need, service in visits:
        patient = patients[need.split()[0]]
        way = instance["distances"][at][patient["distance_matrix_index"]]
        end = start + next(s["duration"] for s in patient["required_services"] if s["service"] == service)
        must(service in caregiver["abilities"], f"{caregiver['id']} can do {service}")
        must(start >= free + way, f"{caregiver['id']} is at {need} in time")
        must(any(w["start"] <= start and end <= w["end"] for w in patient["time_windows"]), f"{need} in its window")
        at, free, total = patient["distance_matrix_index"], end, total + way
    way = instance["distances"][at][home]
    must(free + way <= caregiver["working_shift"]["end"], f"{caregiver['id']} is home in time")
    return int(total + way)
