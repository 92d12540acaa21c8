"""Files in and out: JSON read strictly, plans written whole; no rule of the contract is judged here."""
