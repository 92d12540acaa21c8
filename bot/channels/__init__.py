"""The ways in and out: Telegram, web chat, terminal, recording."""
