"""Alarms of danger and the duty that answers them: raised, claimed, closed, and the roster; no words to people."""
