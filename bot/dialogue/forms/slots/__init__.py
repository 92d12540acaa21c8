"""The questions that forms are made of, one file for each."""
