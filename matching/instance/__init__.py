"""A problem laid out for the engine in arrays, and who could serve what; nothing here knows a plan."""
