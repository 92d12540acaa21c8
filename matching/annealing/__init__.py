"""Simulated annealing of people's tours by ruin and recreate, in compiled loops; it proves nothing."""
