"""Measures Bytavla against what a user would pick instead, in one run on one machine: `make bench`.

Figures are ratios between programs of the same run: the machines this runs on are shared and noisy. Nothing here is
a test, and no test asserts a time.
"""
