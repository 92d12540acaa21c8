"""What can happen in any flow: clarification, digression, interruption, handoff, danger; no matter of its own."""
