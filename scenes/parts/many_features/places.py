"""Where things stand in the film on many inputs."""

from scenes.stage import Box

OPEN = Box(-6.3, -2.95, 6.3, 3.4)  # the first valley, alone
VALLEY = Box(-6.5, -2.9, 1.7, 3.3)
DISC = Box(-5.5, -2.75, -0.3, 2.45)  # of the tilted valley; its axes' names are outside
ASIDE = Box(1.75, -1.75, 6.6, 2.9)  # the plot beside it
TOWN = Box(-5.7, -2.05, -0.9, 2.65)  # both inputs as they are counted
DISTANCES = Box(1.75, -1.0, 6.6, 2.9)  # the plot over three lines of a formula
GUESS = Box(0.6, -2.95, 6.6, -2.05)
ALONE = Box(-5.4, -2.95, -0.1, 2.35)  # the tilted valley at the end
QUESTION = Box(2.1, -1.6, 6.6, 2.2)
BARS = Box(-5.2, -2.75, 6.3, 1.75)
DARK = (-5.85, -1.9)  # where she stands beside them
ROWS = (1.75, -0.15, -2.05)  # the middles of the three rows of units
REASONS = Box(-6.2, -3.0, 6.2, -1.95)
CURE = Box(-6.3, -2.4, 6.4, 2.3)
BOTTOM = Box(-6.0, -3.0, 6.0, -2.1)

__all__ = [
    "ALONE",
    "ASIDE",
    "BARS",
    "BOTTOM",
    "CURE",
    "DARK",
    "DISC",
    "DISTANCES",
    "GUESS",
    "OPEN",
    "QUESTION",
    "REASONS",
    "ROWS",
    "TOWN",
    "VALLEY",
]
