"""The folder on disk: originals, texts, what the machine derives, what people decide.

Only this room writes.
"""
