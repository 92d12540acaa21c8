"""The conversational front end: channels, dialogue, console and jobs; the only package that knows everyone."""
