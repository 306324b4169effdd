"""What can be said: frozen records, and no language."""
