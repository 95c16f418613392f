"""Tests of the pure core. They open no file but our own sources, and take under three seconds together."""
