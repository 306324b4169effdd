"""One small file a format, and a registry written by hand."""
