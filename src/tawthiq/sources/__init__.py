"""From bytes to text: which files are documents, how each is read, and what is known of it from outside."""
