"""The best plan and bound so far and the time left, which every search offers to; no search lives here."""
