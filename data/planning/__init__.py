"""The sole bridge to matching: what is stored becomes a Problem, a Plan becomes proposals."""
