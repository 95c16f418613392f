"""Finished pixels on their way from the worker to the screen: the frame file, its key, and the bounded store."""
