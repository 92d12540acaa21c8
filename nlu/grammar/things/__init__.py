"""What is given or asked for: the things named, how much of them, how they are handed over."""
