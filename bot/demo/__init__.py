"""The demo: an embedded district of invented people, and a story played through the real front door."""
