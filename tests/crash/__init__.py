"""Crashes at every step: a shim that kills at the Nth changing call, and a replay of what a power cut leaves."""
