"""What helpers and givers say after they registered: changes, pauses, second thoughts; not how they register."""
