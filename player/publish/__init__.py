"""An editors' folder becomes a signed static tree, receipts and a private page."""
