"""Where things stand in the film on momentum."""

from scenes.stage import Box

MAP_BOX = Box(-6.6, -3.0, 6.6, 2.75)
HILL = Box(-6.4, -2.9, 6.4, 2.9)
BAND = Box(-5.6, -3.0, 5.6, -2.1)
WALL = Box(-6.4, -2.05, 4.9, 2.7)  # the ravine while it is walked in; beside it a name
CLIMAX = Box(-6.6, -3.0, 6.6, 2.6)  # the same, as nothing is beside it or below
GUESS = Box(-6.4, -3.0, 2.6, -2.1)
LENS = Box(4.05, -3.05, 6.65, -0.45)  # the ring, as one comes into it
LINES, LINES_END = (2.4, 1.5, 0.6), 6.5  # heights of a sum's lines; their right end
NARROW = Box(-6.6, -0.4, 6.6, 2.85)  # a ravine from above, below who walks in it
PLOT = Box(-6.6, -3.05, 6.5, 3.5)
ASK_REACH = Box(-1.6, 2.3, 6.4, 3.2)  # within both lines, which meet below
ROOT = (6.4, 2.75, 0.0)  # its right end
TOLD = Box(-0.8, 1.1, 5.6, 2.0)  # beside the first swings of the plot
SWINGS = Box(-6.6, -3.0, 6.5, 2.75)
NIGHT = Box(-6.4, -2.9, 6.4, 1.7)

__all__ = [
    "ASK_REACH",
    "BAND",
    "CLIMAX",
    "GUESS",
    "HILL",
    "LENS",
    "LINES",
    "LINES_END",
    "MAP_BOX",
    "NARROW",
    "NIGHT",
    "PLOT",
    "ROOT",
    "SWINGS",
    "TOLD",
    "WALL",
]
