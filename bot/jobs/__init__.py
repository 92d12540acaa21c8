"""What happens by itself: matching rounds, urgent needs; publishes events, words nothing and sends nothing."""
