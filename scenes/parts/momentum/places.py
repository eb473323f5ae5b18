"""Where things stand in the film on momentum."""

from scenes.stage import Box

MAP_BOX = Box(-6.3, -2.45, 5.6, 2.55)
HILL = Box(-6.4, -2.9, 6.4, 2.9)
NEAR = Box(-6.5, -2.9, -3.0, 2.75)  # the map's part around her first steps
LEDGER = Box(-2.4, -2.95, 6.6, 2.75)
BAND = Box(-5.6, -3.0, 5.6, -2.1)
UPPER = Box(-6.2, 0.35, 1.0, 2.7)
ASIDE = Box(0.6, 0.5, 6.3, 2.5)  # beside it
ABOVE = Box(-2.6, 1.3, 6.2, 2.2)  # where no mark is yet
LOWER = Box(-6.5, -3.05, 6.3, 0.15)
MIDDLE = Box(-6.2, -2.9, 6.2, 2.5)
CURVE = Box(-6.5, -2.6, -2.1, 2.4)
WALKED = Box(-1.8, -2.9, 6.5, 2.5)
NIGHT = Box(-6.4, -2.9, 6.4, 1.7)

__all__ = [
    "ABOVE",
    "ASIDE",
    "BAND",
    "CURVE",
    "HILL",
    "LEDGER",
    "LOWER",
    "MAP_BOX",
    "MIDDLE",
    "NEAR",
    "NIGHT",
    "UPPER",
    "WALKED",
]
