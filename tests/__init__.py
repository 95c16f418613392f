"""Tests: core/ (pure, under three seconds), edges/ (files, loopback), system/ (whole programs)."""
