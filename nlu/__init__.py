"""Natural language understanding: from a text to what it means. No chat, no database, no dialogue lives here."""
