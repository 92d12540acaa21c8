"""Changes to a standing plan: a need inserted, alternatives, starts rounded, what moved; it searches nothing anew."""
