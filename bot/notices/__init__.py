"""From what happened to who is told what, and the sender of the outbox; decides nothing."""
