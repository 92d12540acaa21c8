"""Intents are those of the taxonomy, and each trait is true of just those of which it should be."""

from pathlib import Path

import pytest
import yaml

from nlu.intents import Intent, Trait, having

CONTRACT = Path(__file__).parents[2].parent / "shared" / "contract" / "taxonomy.yaml"
TRAITS = {
    Trait.NEED: {"report_need"},
    Trait.OFFER: {"offer_help", "offer_resource"},
    Trait.REPLY: {"cancel", "ask_status", "accept_task", "decline_task", "check_in", "affirm", "deny"},
    Trait.TIMELESS: {"emergency", "greet", "help", "other", "feedback", "complete_task", "delete_data"},
    Trait.TOPICAL: {"report_need", "offer_help", "offer_resource"},
    Trait.TOPICLESS: {"delete_data", "ask_human", "greet", "help", "other", "affirm", "deny"},
    Trait.COUNTED: {"report_need", "offer_resource", "offer_help", "change_time"},
    Trait.FOR_SOMEBODY: {"report_need", "offer_help", "offer_resource", "complete_task", "emergency"},
    Trait.CONSENT: {"affirm", "accept_task"},
    Trait.REFUSAL: {"deny", "decline_task"},
}


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not beside the project")
def test_every_intent_of_the_contract_is_known_in_its_order() -> None:
    agreed = list(yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))["intents"])
    assert [intent for intent in Intent if intent in agreed] == agreed


def test_every_trait_is_held_here() -> None:
    assert set(TRAITS) == set(Trait)


@pytest.mark.parametrize(("trait", "intents"), TRAITS.items(), ids=lambda value: getattr(value, "name", None))
def test_a_trait_is_true_of_these_intents_and_no_others(trait: Trait, intents: set[str]) -> None:
    assert having(trait) == intents


def test_no_intent_both_needs_a_category_and_has_none() -> None:
    assert not having(Trait.TOPICAL) & having(Trait.TOPICLESS)


def test_an_intent_reads_and_writes_as_its_code() -> None:
    assert Intent("greet") is Intent.GREET
    assert str(Intent.GREET) == "greet"
    assert "greet" in {Intent.GREET}
