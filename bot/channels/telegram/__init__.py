"""The Telegram channel, in and out: the only place that imports `telegram`."""
