"""Where things stand in the film: the map of lines on the left, the dots on the right."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

HILLS = {"azimuth": -100.0, "elevation": 40.0, "perspective": 0.0}
"""From where the ground is seen, as it leans back."""
RELIEF = 3.2
"""How high it is: so low that the near wall, too, is seen from inside."""
_BELOW = STAGE.inset(top=TITLE.height + 0.15)
MAP_BOX = Box(STAGE.left + 0.85, _BELOW.bottom + 0.65, 0.05, _BELOW.top - 0.45)
"""The map of lines, its numbers around it."""
LARGE_MAP = Box(MAP_BOX.left, MAP_BOX.bottom, 1.9, STAGE.top - 0.45)
"""The map while arrows are on it: the dots have gone."""
GROUND_BOX = Box(STAGE.left + 0.5, STAGE.bottom + 0.65, 0.05, _BELOW.top - 0.05)
DATA_BOX = Box(0.75, STAGE.bottom, STAGE.right, _BELOW.top - 0.15)
"""The dots: always as large, so that a line is always as steep."""
TURNED = Box(-1.3, DATA_BOX.bottom, DATA_BOX.right, DATA_BOX.top)
"""The same beside two knobs: they leave more room than a map."""
WORK = Box(STAGE.left + 0.3, STAGE.bottom + 0.6, DATA_BOX.left - 0.4, _BELOW.top - 0.3)
"""What is worked out of the dots, while the map is away."""
SQUARES = Box(WORK.left, STAGE.bottom + 0.3, WORK.right, 2.3)
"""Where all squares stand, each a column."""
ROWS = Box(WORK.left, SQUARES.top + 0.15, WORK.right, STAGE.top)
"""Above them: what one is worked out of."""
AVERAGED = Box(WORK.left, SQUARES.bottom, STAGE.right - 0.3, SQUARES.top)
"""The same, alone, while their average is made."""
CLOSE = STAGE.inset(left=0.3, right=0.3, top=1.4)
"""The dots, while one of them is looked at from nearer by."""
OVER = Box(STAGE.left, CLOSE.top + 0.1, STAGE.right, STAGE.top)
"""Above them: what is worked out of that one."""
WIDE = Box(-2.3, STAGE.bottom, STAGE.right, STAGE.top - 0.3)
"""The dots with all their errors: so wide that each of a hundred is seen."""
PILES = Box(WORK.left, WORK.bottom + 0.65, WIDE.left - 0.3, WORK.top + 0.6)
"""Where errors are piled up, and their sum is read below."""
SUM = Box(WORK.left - 0.2, WORK.bottom - 0.3, WIDE.left - 0.1, PILES.bottom - 0.2)
CORNER = Box(-3.6, STAGE.bottom, 0.6, STAGE.bottom + 0.62)
"""Where the loss is read below the ground."""
CLEAR = Box(STAGE.left, 2.55, -0.2, STAGE.top)
"""Above the low rim of the ground, which leaves room there."""
ABOVE = Box(DATA_BOX.left + 0.6, TITLE.bottom, STAGE.right - 2.75, TITLE.top)
"""Above the dots, without the card."""
COLUMN = Box(LARGE_MAP.right + 0.55, STAGE.bottom + 0.6, STAGE.right, STAGE.top)
"""Beside the large map: how a step is made."""
PROBE = Box(ABOVE.left, 2.75, STAGE.right, STAGE.top)
"""The same, and where the card is, while that is away."""
WHOLE = STAGE.inset(left=0.3, right=0.3, top=0.3)
"""The dots and their lines alone, as large as they can be."""
OPENING = WHOLE
"""At first; in the corner, where no dot is, comes the card."""
BAND = TITLE._replace(right=TITLE.right - 2.45)
"""The top of the frame, without the card."""
COUNTED = TITLE._replace(left=TITLE.right - 3.4)
"""Where the steps are counted of the descent that was guessed at."""
GUESS = TITLE._replace(right=COUNTED.left - 0.9)
"""Left of that: what can be guessed."""

__all__ = [
    "ABOVE",
    "AVERAGED",
    "BAND",
    "CLEAR",
    "CLOSE",
    "COLUMN",
    "CORNER",
    "COUNTED",
    "DATA_BOX",
    "GROUND_BOX",
    "GUESS",
    "HILLS",
    "LARGE_MAP",
    "MAP_BOX",
    "OPENING",
    "OVER",
    "PILES",
    "PROBE",
    "RELIEF",
    "ROWS",
    "SQUARES",
    "SUM",
    "TURNED",
    "WHOLE",
    "WIDE",
    "WORK",
]
