"""Where things stand in the film on momentum."""

from scenes.stage import Box

MAP_BOX = Box(-6.6, -3.0, 6.6, 2.75)
HILL = Box(-8.0, -4.3, 7.6, 3.9)
BAND = Box(-5.6, -3.0, 5.6, -2.1)
WALL = Box(-8.7, -3.3, 8.7, 2.7)  # between its edges: the ravine while it is walked in
GUESS = Box(-6.4, -3.0, 2.6, -2.1)
WALKED = -6.2, 6.2  # between these both walks are, from her start on
LENS = Box(2.9, -3.1, 6.7, -1.3)  # the ring, as one comes into it
NEARER = Box(-0.4, -1.45, 6.7, 1.45)  # her feet under a magnifier, right of both gradients
LINES, LINES_END = (2.4, 1.5, 0.6), 6.5  # heights of a sum's lines; their right end
CUT = Box(-6.6, -3.05, 6.6, 2.7)  # the ravine cut across
RATES = 6.7, 2.2, 0.0  # the right end of what is told below both counts
RESULTS = (-3.6, -2.0), (-3.6, -2.74)  # left ends of what each took and takes, over the near wall
SLIT = LENS  # the ring in the sharper ravine: as large as in the first
SETTINGS = (0.0, 1.75, 0.0), (0.0, 0.45, 0.0), (0.0, -0.4, 0.0)  # between the walls
THROWN = -0.3, 1.75, 0.0  # over the step that it is told of, where the walls are far apart
SWUNG = Box(-7.6, -3.9, 7.6, 4.5)  # the ravine, and more of it beyond the cross
SWINGS = Box(-6.6, -1.95, 6.5, 2.75)  # above what is guessed
SLOPE_AXIS = 6.4, -1.95, 0.0
BALANCE = -3.1, 3.1  # what fades, and what comes in
LAST_WORDS = (2.0, -2.1), (4.9, -2.1)
QUESTION = 3.75, 1.72, 0.0

__all__ = [
    "BALANCE",
    "BAND",
    "CUT",
    "GUESS",
    "HILL",
    "LAST_WORDS",
    "LENS",
    "LINES",
    "LINES_END",
    "MAP_BOX",
    "NEARER",
    "QUESTION",
    "RATES",
    "RESULTS",
    "SETTINGS",
    "SLIT",
    "SLOPE_AXIS",
    "SWINGS",
    "SWUNG",
    "THROWN",
    "WALKED",
    "WALL",
]
