"""A notice becomes slides: composed, fitted, with codes that have been read back. Runs inside the worker."""
