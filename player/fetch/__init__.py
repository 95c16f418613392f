"""Fetches feeds for the publisher: the one program of the server that asks other machines, and it holds no keys."""
