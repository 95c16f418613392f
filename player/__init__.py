"""Bytavla: a notice board for the places where a village meets.

The rooms and what flows between them: docs/architecture.md.
"""

__version__ = "0.1.0"
