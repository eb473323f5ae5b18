"""Where things stand in the film on momentum."""

from scenes.stage import Box

MAP_BOX = Box(-6.3, -2.45, 5.6, 2.55)
HILL = Box(-6.4, -2.9, 6.4, 2.9)
NEAR = Box(-6.5, -2.9, -2.5, 2.75)  # the map's part around her first steps
ACROSS = Box(-2.0, -3.05, 2.1, 3.6)  # the accounts beside it
ALONG = Box(2.5, -3.05, 6.6, 3.6)
BARS_NAMED = (2.6, -2.0, 0.0)  # what the bars are, below those along, which are short
BAND = Box(-5.6, -3.0, 5.6, -2.1)
RAISED = Box(1.2, 1.2, 6.3, 2.4)  # above both losses, where hers is low
AMOUNTS = Box(-6.4, -3.0, 6.4, 3.3)
MIDDLE = Box(-6.2, -2.9, 6.2, 2.5)
WORKED = (6.5, 2.6, 0.0)  # the right end of her second step, worked out
ABOVE = Box(-6.5, -0.1, 6.5, 2.75)  # the ravine, over the plot of the way along
WALKED = Box(-6.6, -3.0, 6.5, 0.0)
WALL = Box(-6.4, -2.05, 4.9, 2.7)  # the ravine while it is walked in; beside it a name
CLIMAX = Box(-6.6, -3.0, 6.6, 2.6)  # the same, as nothing is beside it or below
GUESS = Box(-6.4, -3.0, 2.6, -2.1)
LENS = Box(4.05, -3.05, 6.65, -0.45)  # the ring, as one comes into it
ALONE = Box(-6.6, -1.95, 6.6, 2.85)  # a ravine, before another comes beside it
WIDE_LANE = Box(-6.6, -0.4, -0.15, 2.85)  # two ravines side by side
NARROW_LANE = Box(0.15, -0.4, 6.6, 2.85)
ASK_NARROW = Box(0.15, -3.05, 6.6, -2.15)
NIGHT = Box(-6.4, -2.9, 6.4, 1.7)

__all__ = [
    "ABOVE",
    "ACROSS",
    "ALONE",
    "ALONG",
    "AMOUNTS",
    "ASK_NARROW",
    "BAND",
    "BARS_NAMED",
    "CLIMAX",
    "GUESS",
    "HILL",
    "LENS",
    "MAP_BOX",
    "MIDDLE",
    "NARROW_LANE",
    "NEAR",
    "NIGHT",
    "RAISED",
    "WALKED",
    "WALL",
    "WIDE_LANE",
    "WORKED",
]
