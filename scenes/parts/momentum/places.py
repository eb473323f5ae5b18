"""Where things stand in the film on momentum."""

from scenes.stage import Box

MAP_BOX = Box(-6.6, -3.0, 6.6, 2.75)
HILL = Box(-6.4, -2.9, 6.4, 2.9)
BAND = Box(-5.6, -3.0, 5.6, -2.1)
WALL = Box(-6.4, -2.05, 4.9, 2.7)  # the ravine while it is walked in; beside it a name
CLIMAX = Box(-6.6, -3.0, 6.6, 2.6)  # the same, as nothing is beside it or below
GUESS = Box(-6.4, -3.0, 2.6, -2.1)
LENS = Box(4.05, -3.05, 6.65, -0.45)  # the ring, as one comes into it
NEARER = Box(-0.9, -1.45, 6.6, 1.45)  # her feet under a magnifier, right of both gradients
LINES, LINES_END = (2.4, 1.5, 0.6), 6.5  # heights of a sum's lines; their right end
CUT = Box(-6.6, -3.05, 6.6, 2.7)  # the ravine cut across
RACED = Box(-6.6, -2.05, 6.6, 2.3)  # the ravine, above numbers, and below how far is left
RATES = Box(4.4, 2.65, 6.71, 3.6)  # right of both counts
RACED_BY = Box(2.8, -3.0, 6.65, -2.1)  # beside what is guessed
RESULTS = -6.4, 6.4  # where the one begins and the other ends
SETTINGS = (-2.6, 2.05, 0.0), (2.6, 2.05, 0.0)  # between the walls
SWUNG = Box(-6.6, -1.95, 6.6, 2.6)  # the ravine, above what is guessed
SWINGS = Box(-6.6, -1.95, 6.5, 2.75)  # above what is guessed
NIGHT = Box(-6.4, -2.9, 6.4, 1.7)

__all__ = [
    "BAND",
    "CLIMAX",
    "CUT",
    "GUESS",
    "HILL",
    "LENS",
    "LINES",
    "LINES_END",
    "MAP_BOX",
    "NEARER",
    "NIGHT",
    "RACED",
    "RESULTS",
    "SETTINGS",
    "SWINGS",
    "SWUNG",
    "WALL",
]
