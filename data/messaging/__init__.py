"""Inbox, outbox, addresses and where each conversation stands, all keyed by address; knows no themes."""
