"""From what happened to who is told what (one table), and the sender of the outbox; decides nothing."""
