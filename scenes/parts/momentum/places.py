"""Where things stand in the film on momentum."""

from scenes.stage import Box

MAP_BOX = Box(-6.6, -3.0, 6.6, 2.75)
HILL = Box(-6.4, -2.9, 6.4, 2.9)
ACROSS = Box(-6.5, -3.05, -0.3, 3.5)  # two accounts
ALONG = Box(0.3, -3.05, 6.5, 3.5)
BARS_NAMED = (0.7, -1.9, 0.0)  # what the bars are, below those along, which are short
BAND = Box(-5.6, -3.0, 5.6, -2.1)
AMOUNTS = Box(-6.4, -3.0, 6.4, 3.3)
MIDDLE = Box(-6.2, -2.9, 6.2, 2.5)
WORKED = (6.5, 2.6, 0.0)  # the right end of her second step, worked out
ABOVE = Box(-6.5, -0.1, 6.5, 2.75)  # the ravine, over the plot of the way along
WALKED = Box(-6.6, -3.0, 6.5, 0.0)
WALL = Box(-6.4, -2.05, 4.9, 2.7)  # the ravine while it is walked in; beside it a name
CLIMAX = Box(-6.6, -3.0, 6.6, 2.6)  # the same, as nothing is beside it or below
GUESS = Box(-6.4, -3.0, 2.6, -2.1)
LENS = Box(4.05, -3.05, 6.65, -0.45)  # the ring, as one comes into it
LARGE_MAP = Box(-6.6, -3.05, 6.6, 2.75)  # a ravine from above, below who walks in it
ASK_NARROW = Box(-4.2, -2.85, 4.2, -1.95)  # over its lower wall
SETTINGS = (5.7, -2.55, 0.0)  # their right end
COSTS = Box(-6.6, -3.05, 6.6, 3.4)
NIGHT = Box(-6.4, -2.9, 6.4, 1.7)

__all__ = [
    "ABOVE",
    "ACROSS",
    "ALONG",
    "AMOUNTS",
    "ASK_NARROW",
    "BAND",
    "BARS_NAMED",
    "CLIMAX",
    "COSTS",
    "GUESS",
    "HILL",
    "LARGE_MAP",
    "LENS",
    "MAP_BOX",
    "MIDDLE",
    "NIGHT",
    "SETTINGS",
    "WALKED",
    "WALL",
    "WORKED",
]
