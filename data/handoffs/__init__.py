"""Handoff: conversations that a coordinator takes over from the bot, with their deadlines; no notices."""
