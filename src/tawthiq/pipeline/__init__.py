"""One document from bytes to findings, and a corpus from documents to a ledger."""
