"""The ways in and out: Telegram, web chat, terminal, and the mailbox of who fetches; no dialogue, no stored rules."""
