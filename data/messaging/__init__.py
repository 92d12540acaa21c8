"""Inbox, outbox and where each conversation stands, all keyed by address; knows nobody by name."""
