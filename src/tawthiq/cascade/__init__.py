"""The cascade: match, make, repeat; then claims. Language-blind: all it knows of a language is in its pack."""
