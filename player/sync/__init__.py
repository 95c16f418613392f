"""Brings one site's programme from the content server into the cache: fetch, verify, keep. Decodes no content."""
