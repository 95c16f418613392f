"""The window, the fades and the loop. One thread owns pygame; nothing is decoded here."""
