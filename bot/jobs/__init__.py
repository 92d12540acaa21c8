"""What happens by itself: matching rounds, urgent needs; talks to nobody."""
