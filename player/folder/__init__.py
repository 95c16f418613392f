"""An editors' folder becomes a programme and problems; nothing is drawn and nothing is written here."""
