"""The verified offline copy: blobs by SHA-256, programmes, and the one rename that switches. No network here."""
