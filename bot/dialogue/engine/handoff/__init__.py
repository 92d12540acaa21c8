"""Values of conversations that people lead: the actions and the buttons; no rule of when."""
