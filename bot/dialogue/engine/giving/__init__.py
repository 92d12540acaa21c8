"""What helpers and givers want done about themselves, as plain values; how it is asked and heard is the flows'."""
