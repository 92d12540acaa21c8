"""Where a conversation stands."""

from data.messaging.conversations import forget, load_state, save_state
from data.models import ConversationState


def test_a_state_is_kept_by_address_and_replaced(session, now) -> None:
    assert load_state(session, "web", "a") is None
    save_state(session, "web", "a", {"step": 1}, now)
    save_state(session, "web", "b", {"step": 9}, now)
    save_state(session, "web", "a", {"step": 2, "说": "你好"}, now)
    assert load_state(session, "web", "a") == {"step": 2, "说": "你好"}
    assert session.get(ConversationState, ("web", "a")).version == 2


def test_a_forgotten_conversation_begins_afresh(session, now) -> None:
    save_state(session, "web", "a", {"step": 1}, now)
    forget(session, "web", "a")
    forget(session, "web", "a")
    assert load_state(session, "web", "a") is None
