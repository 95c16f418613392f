"""`python -m player` is `bytavla`."""

from player.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
