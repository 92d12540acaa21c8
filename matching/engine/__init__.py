"""When which search runs: phases of a solve, portfolio, operator selection, bounding; no search's own work."""
