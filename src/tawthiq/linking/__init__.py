"""Which documents carry one statement, which accounts tell of one incident, and why, in plain words."""
