"""One file a command: reads its arguments, calls the rooms, prints the answer."""
