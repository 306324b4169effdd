"""Places: where names come from, and which place a name in a text can be."""
