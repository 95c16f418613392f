"""What a notice is, when it is due and what is on air: values in, values out.

Everything here is pure: the standard library only, no clock, no files, no randomness. Whatever is needed from the
world comes as an argument.
"""
