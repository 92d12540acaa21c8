"""CP-SAT models: all of a problem, neighbourhoods, a choice among tours. When to run which is the engine's to say."""
