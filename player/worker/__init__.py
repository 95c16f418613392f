"""The limited process that reads and draws editors' files: its sandbox, its protocol, and the client that minds it."""
