"""What editors drop that nobody would think of: a folder of it, bytes bent out of shape, and very many files."""
