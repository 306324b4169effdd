"""Language packs: data only, beside the code that loads, checks and compiles it."""
