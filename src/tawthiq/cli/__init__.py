"""The command line: a command is one short file, and imports what it needs only when it runs."""
