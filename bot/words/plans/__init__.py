"""A plan in sentences: why a need is not served, what would help, what moved. Codes and numbers are `matching`'s."""
