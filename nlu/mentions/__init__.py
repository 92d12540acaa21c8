"""Mentions: of the times, amounts and names that a message holds, which are the ones meant. Learnt from whole
frames, or kept as written; finding them is the grammar's work and stays there."""
