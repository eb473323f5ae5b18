"""Where things stand in the film on many inputs."""

from scenes.stage import Box

DIALS = ((-2.0, 2.0), (-2.0, 2.0), (-2.0, 2.0), (-40.0, 40.0))  # from stop to stop: w₁, w₂, w₃, b

OPEN = Box(-6.3, -2.95, 6.3, 3.4)  # the first valley, alone
VALLEY = Box(-6.5, -2.9, 1.7, 3.3)
DISC = Box(-5.5, -2.95, 0.3, 2.85)  # of the tilted valley; its axes' names are outside
ASIDE = Box(2.4, -1.75, 6.7, 3.0)  # the plot beside it
TOWN = Box(-5.6, -2.5, -0.15, 2.95)  # both inputs as they are counted
DISTANCES = Box(2.4, -1.0, 6.7, 3.0)  # the plot over three lines of a formula
GUESS = Box(0.6, -2.95, 6.6, -2.05)
ALONE = Box(-5.5, -2.95, 0.3, 2.85)  # the tilted valley at the end
QUESTION = Box(2.6, -1.2, 6.7, 2.6)
BARS = Box(-5.1, -3.0, 6.6, 2.2)
DARK = (-5.9, -2.3)  # where she stands beside them
REASONS = Box(-1.2, -3.0, 6.3, -0.5)
CURE = Box(-6.5, -2.95, 6.5, 2.3)
BOTTOM = Box(-6.0, -3.0, 6.0, -2.1)

__all__ = [
    "ALONE",
    "ASIDE",
    "BARS",
    "BOTTOM",
    "CURE",
    "DARK",
    "DIALS",
    "DISC",
    "DISTANCES",
    "GUESS",
    "OPEN",
    "QUESTION",
    "REASONS",
    "TOWN",
    "VALLEY",
]
