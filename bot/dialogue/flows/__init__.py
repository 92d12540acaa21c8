"""One file for each matter that people bring: a need, an offer, a visit, a decision; nothing that all flows share."""
