"""What each `liandong …` command does; `bot.cli` only names them and their options."""
