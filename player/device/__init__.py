"""The machine the board runs on: systemd, the clock and whether it can be trusted, health."""
