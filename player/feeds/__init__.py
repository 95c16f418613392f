"""What feeds and alerts say: documents of every outside shape as values, and the rules of public alerts. Pure."""
