"""From characters to tokens, without ever losing the way back to the text that was read."""
