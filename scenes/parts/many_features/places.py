"""Where things stand in the film on many inputs."""

from scenes.stage import Box

DIALS = ((-2.0, 2.0), (-2.0, 2.0), (-2.0, 2.0), (-40.0, 40.0))  # from stop to stop: w₁, w₂, w₃, b

ROWS = (2.0, 0.5, -1.0, -2.5)  # of the four knobs

OPEN = Box(-6.7, -3.6, 6.7, 3.6)  # the first valley, alone
VALLEY = Box(-6.9, -3.5, 2.3, 3.5)
DIMENSIONS = Box(-6.6, -3.0, -2.6, 2.9)  # of one knob, of two, of four
PIZZAS = Box(-2.2, -2.75, 2.3, -0.35)  # between the evening and the knobs
GROUND = Box(-7.11, -4.0, 7.11, 4.0)  # of the tilted valley: all of the frame
DISC = Box(-6.6, -3.55, 1.2, 4.25)  # on which its minimum is, and half as wide as it reaches
PANE = Box(1.4, -3.3, 6.95, 3.75)  # over it, beside what is walked
ASIDE = Box(1.7, -1.75, 6.75, 3.55)  # the plot there
TOWN = Box(-5.9, -2.75, 0.0, 3.1)  # both inputs as they are counted
DISTANCES = Box(1.95, -0.95, 6.8, 3.6)  # the plot over three lines of a formula
GUESS = Box(1.65, -3.05, 6.7, -2.15)
QUESTION = Box(-6.95, 0.75, -3.5, 3.55)  # over the ground at the end
BARS = Box(-5.75, -3.0, 6.95, 2.85)
DARK = (-6.05, -2.4)  # where she stands beside them
REASONS = Box(-0.7, -2.7, 6.4, 0.9)
CURE = Box(-6.6, -3.0, 6.3, 2.4)
BOTTOM = Box(-6.0, -3.0, 6.0, -2.1)

__all__ = [
    "ASIDE",
    "BARS",
    "BOTTOM",
    "CURE",
    "DARK",
    "DIALS",
    "DIMENSIONS",
    "DISC",
    "DISTANCES",
    "GROUND",
    "GUESS",
    "OPEN",
    "PANE",
    "PIZZAS",
    "QUESTION",
    "REASONS",
    "ROWS",
    "TOWN",
    "VALLEY",
]
