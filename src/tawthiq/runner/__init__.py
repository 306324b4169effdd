"""Where documents are read: here, or in several processes of this machine."""
