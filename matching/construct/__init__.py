"""Plans at once by greedy insertion, and what each start leaves open; no search, no solver, no explaining."""
