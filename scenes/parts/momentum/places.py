"""Where things stand in the film on momentum."""

from scenes.stage import Box

MAP_BOX = Box(-6.6, -3.0, 6.6, 2.75)
HILL = Box(-6.4, -2.9, 6.4, 2.9)
BAND = Box(-5.6, -3.0, 5.6, -2.1)
WALL = Box(-6.4, -2.05, 4.9, 2.7)  # the ravine while it is walked in; beside it a name
GUESS = Box(-6.4, -3.0, 2.6, -2.1)
LENS = Box(4.05, -3.05, 6.65, -0.45)  # the ring, as one comes into it
SLIT = Box(3.0, -3.05, 6.65, -2.1)  # the ring in the sharper ravine, below that
NEARER = Box(-0.9, -1.45, 6.6, 1.45)  # her feet under a magnifier, right of both gradients
LINES, LINES_END = (2.4, 1.5, 0.6), 6.5  # heights of a sum's lines; their right end
CUT = Box(-6.6, -3.05, 6.6, 2.7)  # the ravine cut across
RACED = Box(-3.1, 0.4, 6.65, 2.65), Box(-3.1, -1.95, 6.65, 0.3)  # two ravines, and left of each
RACING = Box(-6.65, 0.4, -3.6, 2.65), Box(-6.65, -1.95, -3.6, 0.3)  # who walks there
RATES = Box(4.4, 2.65, 6.71, 3.6)  # right of both counts
RESULTS = -6.4, 6.4  # where the one begins and the other ends
SETTINGS = (-2.6, 2.05, 0.0), (2.6, 2.05, 0.0), (0.0, 0.35, 0.0)  # between the walls
SWUNG = Box(-6.6, -1.95, 6.6, 2.6)  # the ravine, above what is guessed
SWINGS = Box(-6.6, -1.95, 6.5, 2.75)  # above what is guessed
NIGHT = Box(-6.4, -2.9, 6.4, 1.7)

__all__ = [
    "BAND",
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
    "RACING",
    "RESULTS",
    "SETTINGS",
    "SLIT",
    "SWINGS",
    "SWUNG",
    "WALL",
]
