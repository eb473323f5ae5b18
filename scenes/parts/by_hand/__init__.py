"""The old stage: what the films that are not told anew yet still show and hide by hand.

Nothing new may use it; a test keeps the list of those that do.
"""
