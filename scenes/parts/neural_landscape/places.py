"""Where things stand in the film."""

from __future__ import annotations

from scenes.stage import STAGE, Box

LEFT = Box(STAGE.left, -2.95, -0.95, 3.55)  # the spirals
FIRST = Box(0.2, -1.7, 6.4, 3.45)  # the network, before there is a loss
KNOBS = Box(0.0, -2.9, 6.6, -2.1)  # how many it has, under it
NETWORK = Box(0.3, 0.2, 6.3, 3.4)
BELOW = Box(-0.4, -2.95, STAGE.right, -0.25)  # the loss, under the network
GROUND = Box(-6.0, -2.75, 6.0, 3.05)  # the whole picture
ALL = Box(-6.0, -2.65, 6.0, 3.3)  # the same with its rims
GUESS = Box(-3.0, -2.65, 6.2, 3.3)  # beside the answers

STRIPS = Box(STAGE.left, -2.9, -0.7, 0.35)
SMALL = Box(STAGE.left, 0.55, -3.75, 3.55)  # the spirals, small
BESIDE = Box(-3.55, 0.55, -0.7, 3.55)  # read-outs beside them
BUILT = Box(-0.3, -2.95, 6.5, 3.4)  # the ground that is built
NOTE = Box(0.9, -0.62, STAGE.right, -0.12)
ASKED = Box(-6.0, -2.75, 6.0, 2.1)  # the whole picture under a question
CHOICES = Box(STAGE.left, -1.6, -3.5, 2.4)
NUMBERS = Box(STAGE.left, -0.6, -2.3, 3.2)  # beside a piece of the ground
PIECE = Box(-2.4, -2.6, 6.0, 1.6)  # of the ground: room for its ruler above
ALONG = Box(-2.6, -2.6, 6.2, 2.8)  # the one along her way
ANGLES = Box(STAGE.left, 0.3, -0.7, 3.5)  # how far both are turned
METER = Box(STAGE.left, -1.5, -0.7, -0.3)
TRAP = Box(-3.3, -2.5, 6.3, 2.3)  # the hollow, cut open
TOLD = Box(STAGE.left, 0.9, -3.7, 3.5)  # beside it
TOLD_BELOW = Box(STAGE.left, -0.1, -3.5, 0.6)
ANSWERS = Box(0.2, 2.6, STAGE.right - 0.1, 3.5)
GRADIENT = Box(STAGE.left, 2.9, 0.0, 3.6)
SAID = Box(STAGE.left, 2.35, -2.0, 2.8)  # below the gradient
FLAT = Box(-5.6, -0.6, 5.6, 2.9)  # the picture flat, above an arrow that leaves it
DIAL = Box(STAGE.left, -2.2, -2.6, 2.6)  # what is told while an arrow turns
TURNED = Box(0.0, 0.0, 3.4, 1.7)  # its angle, there

FORMULA = Box(STAGE.left, -1.3, -0.2, 1.7)
SWAP = Box(-6.2, -2.6, -1.2, 2.6)  # two units trade places
SKY = Box(0.2, -2.75, 6.2, 3.25)
LAST = Box(-5.4, -1.8, 5.4, 2.3)  # the photograph, alone
PRINT = Box(-6.1, -2.0, 1.2, 2.2)
UNDER = Box(2.1, -1.9, STAGE.right, -1.3)  # the sentence
KEPT = Box(2.1, -0.9, STAGE.right, 2.0)  # the sentence to keep
ALONE = Box(-3.3, -2.95, 3.3, 3.55)  # the spirals, before there is a network
WEST = Box(STAGE.left, -1.2, -3.6, 1.8)  # beside them
EAST = Box(3.6, -1.2, STAGE.right, 1.8)
OF = Box(STAGE.left, -2.4, -0.7, -1.8)  # what the meter measures

__all__ = [
    "ALL",
    "ALONE",
    "ALONG",
    "ANGLES",
    "ANSWERS",
    "ASKED",
    "BELOW",
    "BESIDE",
    "BUILT",
    "CHOICES",
    "DIAL",
    "EAST",
    "FIRST",
    "FLAT",
    "FORMULA",
    "GRADIENT",
    "GROUND",
    "GUESS",
    "KEPT",
    "KNOBS",
    "LAST",
    "LEFT",
    "METER",
    "NETWORK",
    "NOTE",
    "NUMBERS",
    "OF",
    "PIECE",
    "PRINT",
    "SAID",
    "SKY",
    "SMALL",
    "STRIPS",
    "SWAP",
    "TOLD",
    "TOLD_BELOW",
    "TRAP",
    "TURNED",
    "UNDER",
    "WEST",
]
