"""What every room of the front end may use: messages, settings, clock, errors, names; it uses no other room."""
